/** What differs from town to town in words: news and published figures. */
export interface NewsItem {
  /** ISO date. */
  date: string;
  category: string;
  title: string;
  text: string;
}

export interface Figure {
  value: string;
  label: string;
  /** Who published it, about which time. */
  source: string;
}

export interface TownContent {
  lead: string;
  news: readonly NewsItem[];
  figures: readonly Figure[];
}

export function contentOf(town: string): TownContent {
  return contents.get(town)!;
}

const contents = new Map<string, TownContent>([
  ['sassuolo', {
    lead: 'Certificati da casa, segnalazioni seguite passo per passo, un parere che conta: i servizi del Comune, in un posto solo.',
    news: [
      { date: '2026-11-16', category: 'Avviso', title: 'Via Radici in Piano: nuovi lampioni a led', text: 'I lavori durano tre settimane. Si circola a senso unico alternato dalle 9 alle 16.' },
      { date: '2026-11-12', category: 'Notizia', title: 'Parco Ducale, al via la cura degli alberi', text: 'Controlli e potature su 140 alberi. Alcuni viali sono chiusi a turno.' },
      { date: '2026-11-05', category: 'Notizia', title: 'Certificati online anche dalla biblioteca', text: 'In biblioteca un facilitatore aiuta chi non ha dimestichezza con i servizi digitali.' },
    ],
    figures: [
      { value: '80%', label: 'di chi è passato allo sportello ha lasciato il suo parere con le faccine', source: 'Mettiamoci la faccia, Sassuolo, 2011' },
      { value: '85%', label: 'e oltre di giudizi positivi, in entrambi i periodi pubblicati', source: 'Mettiamoci la faccia, Sassuolo, 2011' },
      { value: '6.000', label: 'e più richieste di certificati online nei primi tre anni', source: 'Comune di Sassuolo, 2014' },
    ],
  }],
  ['crema', {
    lead: 'Dall’anagrafe alle strade: chiedi, segnala e prenota online, oppure trova subito lo sportello giusto.',
    news: [
      { date: '2026-11-17', category: 'Avviso', title: 'Campo di Marte, giochi nuovi per i bambini', text: 'L’area resta chiusa fino a venerdì per il montaggio dei giochi accessibili.' },
      { date: '2026-11-11', category: 'Notizia', title: 'Viale Santa Maria, marciapiedi senza gradini', text: 'Partono i lavori su otto attraversamenti, con percorsi per chi non vede.' },
      { date: '2026-11-04', category: 'Notizia', title: 'Il tuo fascicolo digitale', text: 'I documenti che ti riguardano, tutti insieme: si comincia dall’anagrafe.' },
    ],
    figures: [
      { value: '280.000 €', label: 'di fondi PNRR per l’esperienza del cittadino nei servizi', source: 'Comune di Crema, PNRR 1.4.1' },
      { value: '36.400 €', label: 'per portare i servizi sull’app IO', source: 'Comune di Crema, PNRR 1.4.3' },
      { value: '14.000 €', label: 'per entrare con SPID e CIE', source: 'Comune di Crema, PNRR 1.4.4' },
    ],
  }],
  ['capannori', {
    lead: 'Quaranta paesi, un solo sportello: i servizi del Comune arrivano dove sei, dalle Pizzorne al Compitese.',
    news: [
      { date: '2026-11-18', category: 'Avviso', title: 'Via Pesciatina, asfalto nuovo a Lunata', text: 'Lavori di notte per cinque giorni. Di giorno la strada resta aperta.' },
      { date: '2026-11-13', category: 'Notizia', title: 'Marlia, il parco Pandora riapre con le luci', text: 'Sedici lampioni nuovi e panchine rifatte con plastica riciclata.' },
      { date: '2026-11-06', category: 'Notizia', title: 'Facilitatori digitali in sei paesi', text: 'Aiutano chi vuole imparare a usare SPID, CIE e i servizi online.' },
    ],
    figures: [
      { value: '2007', label: 'l’anno in cui Capannori ha scelto la strategia Rifiuti zero, primo Comune in Italia', source: 'Comune di Capannori' },
      { value: '40', label: 'paesi tra le Pizzorne e il Monte Serra', source: 'Comune di Capannori' },
      { value: '156 km²', label: 'di territorio da tenere in ordine, anche con le vostre segnalazioni', source: 'ISTAT, superficie dei Comuni' },
    ],
  }],
  ['mirandola', {
    lead: 'Pratiche, pagamenti e segnalazioni: compili online, segui l’avanzamento, ricevi la risposta.',
    news: [
      { date: '2026-11-19', category: 'Avviso', title: 'Viale Gramsci, si rifanno i marciapiedi', text: 'Un lato per volta: i negozi restano sempre raggiungibili.' },
      { date: '2026-11-10', category: 'Notizia', title: 'Nuovi alberi al parco della Favorita', text: 'Sessanta tigli e carpini, scelti con le scuole della città.' },
      { date: '2026-11-03', category: 'Notizia', title: 'Edilizia, l’archivio si consulta online', text: 'Richiesta di accesso agli atti senza carta, con lo stato della pratica.' },
    ],
    figures: [
      { value: '550.000 €', label: 'e oltre di fondi per il digitale', source: 'Comune di Mirandola, PNRR' },
      { value: '4', label: 'i campi misurati dall’indice DESIER: rete, competenze, imprese, servizi pubblici', source: 'Regione Emilia-Romagna, DESIER' },
      { value: '137 km²', label: 'di territorio da tenere in ordine, anche con le vostre segnalazioni', source: 'ISTAT, superficie dei Comuni' },
    ],
  }],
]);

import type { Words } from '../../kernel/words.ts';

interface Figure { title: string; description: string; theme: string; unitLabel?: string; source: string }

const SATISFACTION: Words<Pick<Figure, 'theme' | 'source'>> = {
  'it': { theme: 'Soddisfazione', source: 'Voti raccolti dal Comune di {town} con i suoi servizi digitali' },
  'en': { theme: 'Satisfaction', source: 'Votes collected by the Comune di {town} with its digital services' },
  'de': { theme: 'Zufriedenheit', source: 'Bewertungen, die die Gemeinde {town} mit ihren digitalen Diensten gesammelt hat' },
  'fr': { theme: 'Satisfaction', source: 'Avis recueillis par le Comune di {town} avec ses services numériques' },
  'sl': { theme: 'Zadovoljstvo', source: 'Ocene, ki jih je občina {town} zbrala s svojimi digitalnimi storitvami' },
  'it-x-facile': { theme: 'Soddisfazione', source: 'Voti raccolti dal Comune di {town} con i suoi servizi digitali' },
};
const REPORTS: Words<Pick<Figure, 'theme' | 'source'>> = {
  'it': { theme: 'Segnalazioni', source: 'Segnalazioni ricevute dal Comune di {town}' },
  'en': { theme: 'Reports', source: 'Reports received by the Comune di {town}' },
  'de': { theme: 'Meldungen', source: 'Meldungen, die bei der Gemeinde {town} eingegangen sind' },
  'fr': { theme: 'Signalements', source: 'Signalements reçus par le Comune di {town}' },
  'sl': { theme: 'Prijave', source: 'Prijave, ki jih je prejela občina {town}' },
  'it-x-facile': { theme: 'Segnalazioni', source: 'Segnalazioni ricevute dal Comune di {town}' },
};

/** What the two ways to give a rating are called. */
export const CHANNELS: Readonly<Record<'counters' | 'web', Words>> = {
  counters: { 'it': 'Sportelli', 'en': 'Counters', 'de': 'Schalter', 'fr': 'Guichets', 'sl': 'Okenca', 'it-x-facile': 'Sportelli' },
  web: { 'it': 'Sito web', 'en': 'Web site', 'de': 'Website', 'fr': 'Site web', 'sl': 'Spletno mesto', 'it-x-facile': 'Sito web' },
};

/** What each live figure is called and how it is computed. */
export const WORDS = {
  'satisfaction-channels': {
    'it': { ...SATISFACTION.it, title: 'Giudizi positivi sul sito e agli sportelli', description: 'Quota di voti positivi: 4 o 5 stelle sul sito, faccina verde agli sportelli. L’intervallo di confidenza è al 95 % (Wilson). Sotto cinque risposte non si pubblica nulla.' },
    'en': { ...SATISFACTION.en, title: 'Positive ratings on the site and at the counters', description: 'Share of positive votes: 4 or 5 stars on the site, the green face at the counters. 95 % confidence interval (Wilson). Nothing is published below five answers.' },
    'de': { ...SATISFACTION.de, title: 'Positive Bewertungen auf der Website und an den Schaltern', description: 'Anteil der positiven Bewertungen: 4 oder 5 Sterne auf der Website, das grüne Gesicht an den Schaltern. 95-%-Konfidenzintervall (Wilson). Unter fünf Antworten wird nichts veröffentlicht.' },
    'fr': { ...SATISFACTION.fr, title: 'Avis positifs sur le site et aux guichets', description: 'Part des avis positifs\u00a0: 4 ou 5 étoiles sur le site, le visage vert aux guichets. Intervalle de confiance à 95\u00a0% (Wilson). Au-dessous de cinq réponses, rien n’est publié.' },
    'sl': { ...SATISFACTION.sl, title: 'Pozitivne ocene na spletnem mestu in pri okencih', description: 'Delež pozitivnih ocen: 4 ali 5 zvezdic na spletnem mestu, zeleni obraz pri okencih. 95-odstotni interval zaupanja (Wilson). Pri manj kot petih odgovorih se ne objavi nič.' },
    'it-x-facile': { ...SATISFACTION['it-x-facile'], title: 'Voti buoni sul sito e agli sportelli', description: 'Quanti voti sono buoni. Sul sito: 4 o 5 stelle. Agli sportelli: la faccina verde. Il numero vero può essere un po’ diverso (intervallo al 95 %, Wilson). Ci sono meno di cinque voti? Allora non mostriamo il numero.' },
  },
  'satisfaction-web': {
    'it': { ...SATISFACTION.it, title: 'Giudizi positivi sulle pagine del sito, mese per mese', description: 'Quota di voti con 4 o 5 stelle. L’intervallo di confidenza è al 95 % (Wilson).' },
    'en': { ...SATISFACTION.en, title: 'Positive ratings of the site’s pages, month by month', description: 'Share of votes with 4 or 5 stars. 95 % confidence interval (Wilson).' },
    'de': { ...SATISFACTION.de, title: 'Positive Bewertungen der Seiten der Website, Monat für Monat', description: 'Anteil der Bewertungen mit 4 oder 5 Sternen. 95-%-Konfidenzintervall (Wilson).' },
    'fr': { ...SATISFACTION.fr, title: 'Avis positifs sur les pages du site, mois par mois', description: 'Part des avis de 4 ou 5 étoiles. Intervalle de confiance à 95\u00a0% (Wilson).' },
    'sl': { ...SATISFACTION.sl, title: 'Pozitivne ocene strani spletnega mesta po mesecih', description: 'Delež ocen s 4 ali 5 zvezdicami. 95-odstotni interval zaupanja (Wilson).' },
    'it-x-facile': { ...SATISFACTION['it-x-facile'], title: 'Voti buoni sulle pagine del sito, mese per mese', description: 'Quanti voti hanno 4 o 5 stelle. Il numero vero può essere un po’ diverso (intervallo al 95 %, Wilson).' },
  },
  'satisfaction-counters': {
    'it': { ...SATISFACTION.it, title: 'Giudizi positivi, sportello per sportello', description: 'Quota di faccine verdi. Di più voti dati di seguito allo stesso sportello, a meno di venti secondi l’uno dall’altro e senza biglietto, conta il primo.' },
    'en': { ...SATISFACTION.en, title: 'Positive ratings, counter by counter', description: 'Share of green faces. Of several votes in a row at one counter, less than twenty seconds apart and without a ticket, the first counts.' },
    'de': { ...SATISFACTION.de, title: 'Positive Bewertungen, Schalter für Schalter', description: 'Anteil der grünen Gesichter. Von mehreren Bewertungen hintereinander am selben Schalter, mit weniger als zwanzig Sekunden Abstand und ohne Ticket, zählt die erste.' },
    'fr': { ...SATISFACTION.fr, title: 'Avis positifs, guichet par guichet', description: 'Part des visages verts. Parmi plusieurs avis donnés à la suite au même guichet, à moins de vingt secondes l’un de l’autre et sans ticket, le premier compte.' },
    'sl': { ...SATISFACTION.sl, title: 'Pozitivne ocene po okencih', description: 'Delež zelenih obrazov. Od več zaporednih ocen pri istem okencu, oddanih v manj kot dvajsetih sekundah in brez listka, šteje prva.' },
    'it-x-facile': { ...SATISFACTION['it-x-facile'], title: 'Voti buoni, sportello per sportello', description: 'Quante faccine sono verdi. A volte arrivano più voti in meno di venti secondi. Se lo sportello è lo stesso e non c’è il biglietto, vale solo il primo voto.' },
  },
  'participation-counters': {
    'it': { ...SATISFACTION.it, title: 'Quante persone votano agli sportelli', description: 'Voti divisi per persone servite, solo nei giorni in cui il numero delle persone servite è noto.' },
    'en': { ...SATISFACTION.en, title: 'How many people vote at the counters', description: 'Votes divided by people served, only on days whose number of people served is known.' },
    'de': { ...SATISFACTION.de, title: 'Wie viele Personen an den Schaltern bewerten', description: 'Bewertungen geteilt durch bediente Personen, nur an Tagen, deren Zahl bedienter Personen bekannt ist.' },
    'fr': { ...SATISFACTION.fr, title: 'Combien de personnes donnent leur avis aux guichets', description: 'Avis divisés par le nombre de personnes servies, seulement les jours où ce nombre est connu.' },
    'sl': { ...SATISFACTION.sl, title: 'Koliko ljudi odda oceno pri okencih', description: 'Ocene, deljene s številom obravnavanih oseb, samo za dni, za katere je to število znano.' },
    'it-x-facile': { ...SATISFACTION['it-x-facile'], title: 'Quante persone votano allo sportello', description: 'Confrontiamo i voti con le persone servite. Contiamo solo i giorni in cui sappiamo quante persone sono venute.' },
  },
  'reports-received': {
    'it': { ...REPORTS.it, title: 'Segnalazioni ricevute', description: 'Segnalazioni arrivate in ogni mese.', unitLabel: 'segnalazioni' },
    'en': { ...REPORTS.en, title: 'Reports received', description: 'Reports that arrived in each month.', unitLabel: 'reports' },
    'de': { ...REPORTS.de, title: 'Eingegangene Meldungen', description: 'Meldungen, die in jedem Monat eingegangen sind.', unitLabel: 'Meldungen' },
    'fr': { ...REPORTS.fr, title: 'Signalements reçus', description: 'Signalements arrivés chaque mois.', unitLabel: 'signalements' },
    'sl': { ...REPORTS.sl, title: 'Prejete prijave', description: 'Prijave, ki so prispele v posameznem mesecu.', unitLabel: 'prijave' },
    'it-x-facile': { ...REPORTS['it-x-facile'], title: 'Segnalazioni arrivate', description: 'Quante segnalazioni arrivano ogni mese.', unitLabel: 'segnalazioni' },
  },
  'reports-closing-time': {
    'it': { ...REPORTS.it, title: 'Giorni per risolvere una segnalazione', description: 'Mediana dei giorni dall’arrivo alla prima volta che la segnalazione è risolta, per anno di arrivo e categoria. Sotto cinque segnalazioni risolte non si pubblica nulla.' },
    'en': { ...REPORTS.en, title: 'Days to resolve a report', description: 'Median of the days from arrival to the first time the report is resolved, by year of arrival and category. Nothing is published below five resolved reports.' },
    'de': { ...REPORTS.de, title: 'Tage, bis eine Meldung behoben ist', description: 'Median der Tage vom Eingang bis zu dem Zeitpunkt, an dem die Meldung zum ersten Mal behoben ist, nach Jahr des Eingangs und Art des Problems. Unter fünf behobenen Meldungen wird nichts veröffentlicht.' },
    'fr': { ...REPORTS.fr, title: 'Jours pour résoudre un signalement', description: 'Médiane des jours entre l’arrivée et la première fois que le signalement est résolu, par année d’arrivée et par type de problème. Au-dessous de cinq signalements résolus, rien n’est publié.' },
    'sl': { ...REPORTS.sl, title: 'Dnevi do rešitve prijave', description: 'Mediana dni od prejema do trenutka, ko je prijava prvič rešena, po letu prejema in vrsti težave. Pri manj kot petih rešenih prijavah se ne objavi nič.' },
    'it-x-facile': { ...REPORTS['it-x-facile'], title: 'Quanti giorni servono per risolvere un problema', description: 'Contiamo i giorni da quando arriva la segnalazione a quando il problema è risolto. Metà delle segnalazioni aspetta meno giorni. Metà aspetta di più. Ci sono meno di cinque segnalazioni risolte? Allora non mostriamo il numero.' },
  },
} as const satisfies Record<string, Words<Figure>>;

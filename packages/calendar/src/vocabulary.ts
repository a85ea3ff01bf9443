/**
 * Types of public events: codes and Italian names of the national controlled vocabulary "Eventi pubblici" (OntoPiA, italia/daf-ontologie-vocabolari-controllati,
 * CC BY 4.0), its spelling mended; English after it, German, French and Slovenian by Civico. One line a type: code, it, en, de, fr, sl.
 */
import { fold } from '@civico/domain/search-words.ts';

const lines = `
1|Evento culturale|Cultural event|Kulturveranstaltung|Événement culturel|Kulturni dogodek
1.1|Manifestazione artistica|Arts event|Kunstveranstaltung|Manifestation artistique|Umetniška prireditev
1.1.1|Festival|Festival|Festival|Festival|Festival
1.1.2|Mostra|Exhibition|Ausstellung|Exposition|Razstava
1.1.3|Spettacolo teatrale|Theatre show|Theateraufführung|Spectacle de théâtre|Gledališka predstava
1.1.4|Spettacolo di danza|Dance show|Tanzaufführung|Spectacle de danse|Plesna predstava
1.1.5|Manifestazione musicale|Music event|Musikveranstaltung|Événement musical|Glasbena prireditev
1.1.6|Visita guidata|Guided tour|Führung|Visite guidée|Vodeni ogled
1.1.7|Lettura pubblica|Public reading|Lesung|Lecture publique|Javno branje
1.1.8|Proiezione cinematografica|Film screening|Filmvorführung|Projection de film|Filmska projekcija
1.1.9|Visita libera|Open visit|Freie Besichtigung|Visite libre|Prost ogled
1.2|Evento di formazione|Training event|Bildungsveranstaltung|Formation|Izobraževanje
1.2.1|Scuola estiva / invernale|Summer / winter school|Sommer- / Winterschule|École d’été / d’hiver|Poletna / zimska šola
1.2.2|Webinar|Webinar|Webinar|Webinaire|Spletni seminar
1.2.3|Seminario|Seminar|Seminar|Séminaire|Seminar
1.2.4|Laboratorio|Workshop|Workshop|Atelier|Delavnica
1.2.5|Presentazione libro|Book presentation|Buchvorstellung|Présentation de livre|Predstavitev knjige
1.2.6|Corso|Course|Kurs|Cours|Tečaj
1.3|Conferenza e summit|Conference and summit|Konferenz und Gipfel|Conférence et sommet|Konferenca in vrh
1.3.1|Convegno / Conferenza|Conference|Tagung / Konferenz|Conférence|Konferenca
1.3.2|Vertice|Summit|Gipfeltreffen|Sommet|Vrhunsko srečanje
1.3.3|Congresso|Congress|Kongress|Congrès|Kongres
1.4|Giornata informativa|Info day|Informationstag|Journée d’information|Informativni dan
1.4.1|Giornata aperta|Open day|Tag der offenen Tür|Journée portes ouvertes|Dan odprtih vrat
2|Evento sociale|Social event|Gesellschaftliche Veranstaltung|Événement social|Družabni dogodek
2.1|Concorso e cerimonia|Competition and ceremony|Wettbewerb und Zeremonie|Concours et cérémonie|Natečaj in slovesnost
2.1.1|Cerimonia|Ceremony|Zeremonie|Cérémonie|Slovesnost
2.1.2|Concorso / Competizione|Competition|Wettbewerb|Concours|Natečaj / Tekmovanje
2.2|Dibattito pubblico|Public debate|Öffentliche Debatte|Débat public|Javna razprava
2.2.1|Dibattito / Dialogo pubblico|Public debate / dialogue|Debatte / Bürgerdialog|Débat / dialogue public|Razprava / javni dialog
2.2.2|Forum|Forum|Forum|Forum|Forum
2.3|Incontro con esperti|Meeting with experts|Treffen mit Fachleuten|Rencontre avec des experts|Srečanje s strokovnjaki
2.3.1|Riunione esperti / portatori interesse|Experts / stakeholders meeting|Treffen von Fachleuten / Beteiligten|Réunion d’experts / parties prenantes|Sestanek strokovnjakov / deležnikov
2.3.2|Hackathon / Datathon|Hackathon / Datathon|Hackathon / Datathon|Hackathon / Datathon|Hackathon / Datathon
2.4|Raduno di comunità|Community gathering|Treffen der Gemeinschaft|Rassemblement|Druženje skupnosti
2.4.1|Sfilata|Parade|Umzug|Défilé|Sprevod
2.4.2|Sagra|Village festival|Volksfest|Fête populaire|Ljudska veselica
2.4.3|Torneo storico / Palio|Historical tournament / Palio|Historisches Turnier / Palio|Tournoi historique / Palio|Zgodovinski turnir / Palio
2.4.4|Festa patronale / Festa dei santi|Patron saint’s day|Patronatsfest|Fête patronale|Praznik zavetnika
2.4.5|Mercato / Mercatino|Market|Markt|Marché|Tržnica / Sejem
2.4.6|Commemorazione|Commemoration|Gedenkfeier|Commémoration|Spominska slovesnost
2.5|Evento religioso|Religious event|Religiöse Veranstaltung|Événement religieux|Verski dogodek
2.5.1|Giubileo|Jubilee|Heiliges Jahr|Jubilé|Sveto leto
2.5.2|Udienza giubilare|Jubilee audience|Jubiläumsaudienz|Audience jubilaire|Jubilejna avdienca
2.5.3|Processione|Procession|Prozession|Procession|Procesija
2.5.4|Celebrazione ecumenica|Ecumenical celebration|Ökumenische Feier|Célébration œcuménique|Ekumensko bogoslužje
2.5.5|Lettura religiosa|Religious reading|Religiöse Lesung|Lecture religieuse|Versko branje
2.5.6|Raduno religioso|Religious gathering|Religiöses Treffen|Rassemblement religieux|Versko srečanje
2.5.7|Santificazione|Sanctification|Heiligsprechung|Sanctification|Razglasitev za svetnika
3|Evento politico|Political event|Politische Veranstaltung|Événement politique|Politični dogodek
3.1|Incontro politico|Political meeting|Politisches Treffen|Réunion politique|Politično srečanje
3.1.1|Congresso / riunione di partito|Party congress / meeting|Parteitag / Parteitreffen|Congrès / réunion de parti|Strankarski kongres / sestanek
3.1.2|Corteo / sciopero|March / strike|Demonstration / Streik|Cortège / grève|Shod / stavka
3.1.3|Comizio elettorale|Election rally|Wahlkundgebung|Meeting électoral|Volilni shod
4|Evento d’affari o commerciale|Business event|Wirtschaftsveranstaltung|Événement commercial|Poslovni dogodek
4.1|Fiera / Salone|Fair|Messe|Foire / Salon|Sejem
4.1.1|Fiera / Salone|Fair|Messe|Foire / Salon|Sejem
4.1.2|Esposizione / Esposizione globale|Expo|Fachausstellung / Weltausstellung|Exposition universelle|Svetovna razstava
4.2|Riunione d’affari|Business meeting|Geschäftstreffen|Réunion d’affaires|Poslovni sestanek
4.2.1|Riunione d’affari|Business meeting|Geschäftstreffen|Réunion d’affaires|Poslovni sestanek
4.2.2|Convention|Convention|Convention|Convention|Konvencija
4.2.3|Tavola rotonda|Round table|Podiumsgespräch|Table ronde|Okrogla miza
4.3|Evento stagionale commerciale|Seasonal sales event|Saisonverkauf|Événement commercial saisonnier|Sezonska prodaja
4.3.1|Vendita di fine stagione|Sales|Schlussverkauf|Soldes|Razprodaja
5|Evento sportivo|Sport event|Sportveranstaltung|Événement sportif|Športni dogodek
5.1|Manifestazione sportiva|Sport show|Sportfest|Manifestation sportive|Športna prireditev
5.1.1|Partita|Match|Spiel|Match|Tekma
5.1.2|Gara / Torneo / Competizione|Competition / Tournament|Wettkampf / Turnier|Compétition / Tournoi|Tekmovanje / Turnir
5.1.3|Escursione|Excursion|Ausflug|Excursion|Izlet
5.1.4|Galà sportivo|Sport gala|Sportgala|Gala sportif|Športna gala
5.1.5|Corsa|Race|Lauf|Course|Tek
5.1.6|Raduno sportivo|Sport gathering|Sporttreffen|Rassemblement sportif|Športno srečanje
`;

const languages = ['it', 'en', 'de', 'fr', 'sl'];
const names = new Map(lines.trim().split('\n').map((line): [string, string[]] => {
  const [code = '', ...labels] = line.split('|');
  return [code, labels];
}));

/** What towns write for a type of the vocabulary. */
const alsoCalled: Record<string, string> = {
  concerto: '1.1.5', concerti: '1.1.5', musica: '1.1.5', concert: '1.1.5', teatro: '1.1.3', cinema: '1.1.8', mostre: '1.1.2', danza: '1.1.4', letture: '1.1.7', libri: '1.2.5',
  mercati: '2.4.5', fiere: '4.1.1', sagre: '2.4.2', feste: '2.4', sport: '5', cultura: '1', laboratori: '1.2.4', corsi: '1.2.6', convegni: '1.3.1', conferenze: '1.3.1',
  'visite guidate': '1.1.6', escursioni: '5.1.3', incontri: '2.3',
};

const codes = new Map<string, string>(Object.entries(alsoCalled));
// From the widest to the narrowest, so that a name two levels share means the narrowest.
for (const [code, labels] of names) for (const label of labels) for (const one of [label, ...label.split('/')]) codes.set(fold(one), code);

/** The name of a code in a language, else in Italian; undefined for a code that is not of the vocabulary. */
export function categoryName(code: string, language = 'it'): string | undefined {
  const labels = names.get(code);
  return labels?.[languages.indexOf(language.slice(0, 2).toLowerCase())] ?? labels?.[0];
}

/** Answers given already: a calendar writes the same few words on every event. */
const answers = new Map<string, { category: string; categoryName?: string } | undefined>();

/** The code a written category means, else one of its own: `Gastronomia` is `x-gastronomia`. */
export function categoryCode(text: string): { category: string; categoryName?: string } | undefined {
  if (!answers.has(text)) {
    if (answers.size > 500) answers.clear();
    answers.set(text, meaning(text));
  }
  return answers.get(text);
}

function meaning(text: string): { category: string; categoryName?: string } | undefined {
  const plain = fold(text);
  const code = names.has(text.trim()) ? text.trim() : codes.get(plain);
  if (code) return { category: code };
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  return slug ? { category: `x-${slug}`, categoryName: text.trim().slice(0, 100) } : undefined;
}

/** Every code, widest first within its branch. */
export const categoryCodes = (): string[] => [...names.keys()];

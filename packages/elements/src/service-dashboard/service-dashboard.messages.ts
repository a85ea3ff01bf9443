import type { Catalogue } from '@civico/core';

/** Sentences of the dashboard. */
export interface ServiceDashboardMessages {
  loading: string;
  failed: string;
  retry: string;
  empty: string;
  emptyHint: string;
  theme: string;
  allThemes: string;
  from: string;
  to: string;
  anyYear: string;
  /** How many figures the filter leaves. */
  shown: (count: number) => string;
  clear: string;
  print: string;
  seriesFailed: string;
  noData: string;
  oneValue: string;
  notNumbers: (count: number) => string;
  otherUnits: (count: number) => string;
  outOfRange: (count: number) => string;
  combined: (count: number, grain: 'day' | 'month' | 'year') => string;
  moreRows: (count: number) => string;
  moreCategories: (count: number) => string;
  lastPeriods: (count: number) => string;
  /** Lines of a file that could not be read. */
  unread: (count: number) => string;
  /** A period that is not over, with the last day that is counted where it is known. */
  running: (until: string | undefined) => string;
  /** Some months are missing from a sum. */
  incomplete: string;
  missing: string;
  notEnough: string;
  atLeast: (value: string) => string;
  atMost: (value: string) => string;
  about: (value: string) => string;
  interval: (low: string, high: string) => string;
  answers: (n: string) => string;
  up: (change: string, since: string) => string;
  down: (change: string, since: string) => string;
  same: (since: string) => string;
  /** The intervals of the two values overlap. */
  unclear: (since: string) => string;
  /** A difference of two percentages; `count` is its number. */
  points: (value: string, count: number) => string;
  better: string;
  worse: string;
  target: (value: string, by: string | undefined) => string;
  reached: string;
  notReached: string;
  chart: (title: string) => string;
  chartFailed: string;
  table: string;
  period: string;
  category: string;
  value: string;
  range: string;
  n: string;
  note: string;
  source: string;
  licence: string;
  updated: string;
  download: (kind: string, title: string) => string;
}

const it: ServiceDashboardMessages = {
  loading: 'Caricamento dei dati',
  failed: 'In questo momento i dati non si possono leggere. Riprova tra poco.',
  retry: 'Riprova',
  empty: 'Nessun dato da mostrare',
  emptyHint: 'Cambia l’argomento o gli anni.',
  theme: 'Argomento',
  allThemes: 'Tutti gli argomenti',
  from: 'Dall’anno',
  to: 'All’anno',
  anyYear: 'Qualsiasi',
  shown: (count) => (count === 1 ? '1 indicatore' : `${count} indicatori`),
  clear: 'Togli i filtri',
  print: 'Stampa',
  seriesFailed: 'I valori non si possono leggere in questo momento.',
  noData: 'Non ci sono dati per questo periodo.',
  oneValue: 'C’è un solo valore: non basta per un grafico.',
  notNumbers: (count) => (count === 1 ? 'Un valore non è un numero e risulta mancante.' : `${count} valori non sono numeri e risultano mancanti.`),
  otherUnits: (count) => (count === 1 ? 'Un valore ha un’altra unità di misura e non è confrontabile: è escluso.' : `${count} valori hanno un’altra unità di misura e non sono confrontabili: sono esclusi.`),
  outOfRange: (count) => (count === 1 ? 'Un valore non è una percentuale tra 0 e 100: è escluso.' : `${count} valori non sono percentuali tra 0 e 100: sono esclusi.`),
  combined: (count, grain) => `I ${count.toLocaleString('it')} valori sono raggruppati per ${grain === 'year' ? 'anno' : 'mese'}; il file CSV li contiene tutti.`,
  moreRows: (count) => `Altre ${count} righe sono nel file CSV.`,
  moreCategories: (count) => `Il grafico mostra le prime ${count} voci; la tabella le contiene tutte.`,
  lastPeriods: (count) => `Il grafico mostra gli ultimi ${count} periodi; la tabella li contiene tutti.`,
  unread: (count) => (count === 1 ? 'Un valore è scritto male nel file e manca.' : `${count} valori sono scritti male nel file e mancano.`),
  running: (until) => (until === undefined ? 'in corso' : `in corso, dati fino ${/^(8|11)\b/.test(until) ? 'all’' : 'al '}${until}`),
  incomplete: 'dati incompleti',
  missing: 'dato mancante',
  notEnough: 'meno di 5 risposte: troppo poche per dirlo',
  atLeast: (value) => `oltre ${value}`,
  atMost: (value) => `al massimo ${value}`,
  about: (value) => `circa ${value}`,
  interval: (low, high) => `tra ${low} e ${high} (intervallo di confidenza al 95 %)`,
  answers: (n) => `su ${n} casi`,
  up: (change, since) => `In aumento di ${change} rispetto a: ${since}`,
  down: (change, since) => `In calo di ${change} rispetto a: ${since}`,
  same: (since) => `Stabile rispetto a: ${since}`,
  unclear: (since) => `Nessun cambiamento certo rispetto a: ${since}`,
  points: (value, count) => (count === 1 ? `${value} punto percentuale` : `${value} punti percentuali`),
  better: 'in meglio',
  worse: 'in peggio',
  target: (value, by) => `Obiettivo: ${value}${by ? ` entro ${by}` : ''}`,
  reached: 'raggiunto',
  notReached: 'non ancora raggiunto',
  chart: (title) => `Grafico: ${title}. Gli stessi valori sono nella tabella.`,
  chartFailed: 'Il grafico non si può mostrare: i valori sono nella tabella.',
  table: 'I valori in tabella',
  period: 'Periodo',
  category: 'Voce',
  value: 'Valore',
  range: 'Intervallo al 95 %',
  n: 'Casi',
  note: 'Nota',
  source: 'Fonte',
  licence: 'Licenza',
  updated: 'Dati al',
  download: (kind, title) => `Scarica ${kind}: ${title}`,
};

export const messages: Catalogue<ServiceDashboardMessages> = {
  it,
  load: {
    en: () => import('./service-dashboard.messages.en.ts').then((module) => module.en),
    de: () => import('./service-dashboard.messages.de.ts').then((module) => module.de),
    fr: () => import('./service-dashboard.messages.fr.ts').then((module) => module.fr),
    sl: () => import('./service-dashboard.messages.sl.ts').then((module) => module.sl),
    'it-x-facile': () => import('./service-dashboard.messages.it-facile.ts').then((module) => module.facile),
  },
};

import type { Language } from '../../kernel/problem.ts';

interface Words { title: string; description: string; theme: string; unitLabel?: string; source: string }

const SATISFACTION: Record<Language, { theme: string; source: string }> = {
  it: { theme: 'Soddisfazione', source: 'Voti raccolti dal Comune di {town} con i suoi servizi digitali' },
  en: { theme: 'Satisfaction', source: 'Votes collected by the Comune of {town} with its digital services' },
};
const REPORTS: Record<Language, { theme: string; source: string }> = {
  it: { theme: 'Segnalazioni', source: 'Segnalazioni ricevute dal Comune di {town}' },
  en: { theme: 'Reports', source: 'Reports received by the Comune of {town}' },
};

/** What each live figure is called and how it is computed. */
export const WORDS = {
  'satisfaction-channels': {
    it: { ...SATISFACTION.it, title: 'Giudizi positivi sul sito e agli sportelli', description: 'Quota di voti positivi: 4 o 5 stelle sul sito, faccina verde agli sportelli. L’intervallo di confidenza è al 95 % (Wilson). Sotto cinque risposte non si pubblica nulla.' },
    en: { ...SATISFACTION.en, title: 'Positive ratings on the site and at the counters', description: 'Share of positive votes: 4 or 5 stars on the site, the green face at the counters. 95 % confidence interval (Wilson). Nothing is published below five answers.' },
  },
  'satisfaction-web': {
    it: { ...SATISFACTION.it, title: 'Giudizi positivi sulle pagine del sito, mese per mese', description: 'Quota di voti con 4 o 5 stelle. L’intervallo di confidenza è al 95 % (Wilson).' },
    en: { ...SATISFACTION.en, title: 'Positive ratings of the site’s pages, month by month', description: 'Share of votes with 4 or 5 stars. 95 % confidence interval (Wilson).' },
  },
  'satisfaction-counters': {
    it: { ...SATISFACTION.it, title: 'Giudizi positivi, sportello per sportello', description: 'Quota di faccine verdi. Di più voti dati di seguito allo stesso sportello, a meno di venti secondi l’uno dall’altro e senza biglietto, conta il primo.' },
    en: { ...SATISFACTION.en, title: 'Positive ratings, counter by counter', description: 'Share of green faces. Of several votes in a row at one counter, less than twenty seconds apart and without a ticket, the first counts.' },
  },
  'participation-counters': {
    it: { ...SATISFACTION.it, title: 'Quante persone votano agli sportelli', description: 'Voti divisi per persone servite, solo nei giorni in cui il numero delle persone servite è noto.' },
    en: { ...SATISFACTION.en, title: 'How many people vote at the counters', description: 'Votes divided by people served, only on days whose number of people served is known.' },
  },
  'reports-received': {
    it: { ...REPORTS.it, title: 'Segnalazioni ricevute', description: 'Segnalazioni arrivate in ogni mese.', unitLabel: 'segnalazioni' },
    en: { ...REPORTS.en, title: 'Reports received', description: 'Reports that arrived in each month.', unitLabel: 'reports' },
  },
  'reports-closing-time': {
    it: { ...REPORTS.it, title: 'Giorni per risolvere una segnalazione', description: 'Mediana dei giorni dall’arrivo alla prima volta che la segnalazione è risolta, per anno di arrivo e categoria. Sotto cinque segnalazioni risolte non si pubblica nulla.' },
    en: { ...REPORTS.en, title: 'Days to resolve a report', description: 'Median of the days from arrival to the first time the report is resolved, by year of arrival and category. Nothing is published below five resolved reports.' },
  },
} as const satisfies Record<string, Record<Language, Words>>;

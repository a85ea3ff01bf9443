/** The words with which a town's table names its columns and what it chooses from, beside the contract's own. */
import type { Indicator, Observation } from '@civico/contract';

/** Letters and digits alone: "Unità di misura" and "unita_di_misura" are the same. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}%€]+/gu, '');

const known = <T extends string>(words: Record<T, string>): ReadonlyMap<string, T> =>
  new Map(Object.entries<string>(words).flatMap(([name, others]) => [name, ...others.split(',')].map((one) => [fold(one), name as T] as const)));

const COLUMNS = known({
  id: 'codice,identificativo,identificatore,codice indicatore', title: 'titolo,nome,indicatore', description: 'descrizione', theme: 'tema,argomento,settore', unit: 'unità,unità di misura,um,misura',
  unitLabel: 'etichetta unità,cosa si conta', aggregation: 'aggregazione', chart: 'grafico', better: 'meglio,verso', target: 'obiettivo,target', source: 'fonte', licence: 'licenza,license',
  updatedAt: 'aggiornamento,aggiornato al,data aggiornamento,ultimo aggiornamento,dati al', period: 'periodo,anno,mese,data', category: 'voce,categoria', value: 'valore,dato', n: 'casi,risposte,numero casi',
  low: 'minimo,limite inferiore', high: 'massimo,limite superiore', missing: 'mancante,motivo mancante', qualifier: 'qualificatore', note: 'nota,annotazioni', until: 'fino al,dati fino al',
});

export type Column = typeof COLUMNS extends ReadonlyMap<string, infer T> ? T : never;

/** What a column holds, by its name; undefined when it is none of a table of figures. */
export const columnOf = (name: string): Column | undefined => COLUMNS.get(fold(name));

const UNITS = known<Indicator['unit']>({
  count: 'numero,num,n,nr,n°,quantità,conteggio,conteggi,totale,unità', percent: '%,percento,per cento,percentuale,percentuali,pct', days: 'giorni,giorno,gg,day', minutes: 'minuti,minuto,min,minute',
  euro: '€,eur,euros', score: 'punteggio,punti,indice',
});

/** A unit by the word a table has for it: "giorni", "%", "€". */
export const unitOf = (word: string): Indicator['unit'] | undefined => UNITS.get(fold(word));
export const UNIT_NAMES = 'count (numero), percent (%), days (giorni), minutes (minuti), euro (€), score (indice)';

/** Columns in which one word of a few is chosen. */
export const CHOICES: Readonly<Partial<Record<Column, ReadonlyMap<string, string>>>> = {
  aggregation: known<Indicator['aggregation']>({ sum: 'somma,totale', mean: 'media', last: 'ultimo,ultimo valore' }),
  chart: known<Indicator['chart']>({ number: 'numero', bar: 'barre,istogramma', line: 'linea,linee', radar: '' }),
  better: known<Indicator['better']>({ higher: 'alto,più alto,maggiore,crescere', lower: 'basso,più basso,minore,calare', none: 'nessuno,indifferente,no' }),
  missing: known<NonNullable<Observation['missing']>>({ 'not-collected': 'non rilevato,non raccolto', 'not-enough': 'meno di 5,troppo pochi,poche risposte' }),
  qualifier: known<NonNullable<Observation['qualifier']>>({ 'at-least': 'almeno,oltre,più di', 'at-most': 'al massimo,al più', about: 'circa' }),
};

import { type Claims, KERNEL } from './compose.ts';
import { LANGUAGES } from './words.ts';

/** Throws when slices contradict each other or leave something unsaid: a sentence for each fault, which names slice and thing. */
export function checkSlices(slices: readonly Claims[]): void {
  const all = [KERNEL, ...slices];
  const faults = [...doubleClaims(all), ...all.flatMap((one) => [...unsaidTerms(one), ...missingWords(one), ...unmarkedMigrations(one)])];
  if (faults.length > 0) throw new Error(`The slices of the server do not fit together:\n${faults.join('\n')}`);
}

function doubleClaims(slices: readonly Claims[]): string[] {
  const claims = {
    name: (one: Claims) => [one.name], operation: (one) => Object.keys(one.access), table: (one) => Object.keys(one.tables),
    migration: (one) => Object.keys(one.migrations), problem: (one) => Object.keys(one.problems), 'kind of wrong field': (one) => Object.keys(one.faultKinds),
  } satisfies Record<string, (one: Claims) => string[]>;
  return Object.entries(claims).flatMap(([what, of]) => {
    const owners = new Map<string, string[]>();
    for (const one of slices) for (const thing of of(one)) owners.set(thing, [...(owners.get(thing) ?? []), one.name]);
    return [...owners].filter(([, names]) => names.length > 1).map(([thing, names]) => `The ${what} "${thing}" is claimed by ${names.length} slices: ${names.join(', ')}.`);
  });
}

function unsaidTerms({ name, tables }: Claims): string[] {
  return Object.entries<Partial<Record<'holds' | 'term' | 'then', string>>>(tables).flatMap(([table, { holds = '', term = '', then = '' }]) => {
    if (holds === '') return [`The slice "${name}" does not say of whom its table "${table}" holds data: say "nobody", or whose and what.`];
    return holds === 'nobody' || (term !== '' && then !== '') ? []
      : [`The table "${table}" of the slice "${name}" holds data of people (${holds}) and no retention line: say the term, and what is done then.`];
  });
}

function missingWords({ name, problems, faultKinds }: Claims): string[] {
  const said = (words: Readonly<Record<string, unknown>>, language: string): boolean => {
    const text = words[language] as string | Record<string, string> | undefined;
    return typeof text === 'string' ? text !== '' : Boolean(text?.['title'] && text['detail']);
  };
  return LANGUAGES.flatMap((language) => [
    ...Object.values(problems).filter((one) => !said(one.words, language)).map((one) => `The problem "${one.name}" of the slice "${name}" has no words in the language "${language}".`),
    ...Object.values(faultKinds).filter((one) => !said(one.words, language)).map((one) => `The kind of wrong field "${one.code}" of the slice "${name}" has no words in the language "${language}".`),
  ]);
}

function unmarkedMigrations({ name, migrations }: Claims): string[] {
  return Object.entries<{ kind?: string }>(migrations).filter(([, { kind }]) => kind !== 'compatible' && kind !== 'breaking')
    .map(([migration]) => `The migration "${migration}" of the slice "${name}" does not say whether it is compatible or breaking.`);
}

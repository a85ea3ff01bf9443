/** What slices say, put together and checked before anything is opened. */
import type { Access } from './authorization.ts';
import { checkAuthorization } from './authorization.ts';
import type { Clerk, Handlers, Kernel } from './kernel.ts';
import type { Migrations } from './migrations.ts';
import type { Operation } from './openapi.ts';
import { KERNEL_TABLES } from './own-tables.ts';
import { FIELD_FAULTS, PROBLEMS } from './problem.messages.ts';
import type { Slice, TableRule } from './slice.ts';
import type { TownSettings } from './towns.ts';
import { LANGUAGES } from './words.ts';

/** The union of the slices. */
export interface Composition {
  slices: readonly Slice[];
  access: Readonly<Record<string, Access>>;
  migrations: Migrations;
  tables: readonly TableRule[];
  townSettings: readonly TownSettings[];
}

/** The kernel itself, as far as it claims what slices claim. */
const KERNEL: Pick<Slice, 'name' | 'access' | 'tables' | 'migrations' | 'problems' | 'faultKinds'> = { name: 'kernel', access: {}, tables: KERNEL_TABLES, migrations: {}, problems: PROBLEMS, faultKinds: FIELD_FAULTS };

/** Throws when slices contradict each other or leave something unsaid: a sentence for each fault, which names slice and thing. */
export function compose(slices: readonly Slice[]): Composition {
  const faults = [...doubleClaims(slices), ...[KERNEL, ...slices].flatMap((one) => [...unsaidTerms(one), ...missingWords(one), ...unmarkedMigrations(one)])];
  if (faults.length > 0) throw new Error(`The slices of the server do not fit together:\n${faults.join('\n')}`);
  return {
    slices,
    access: Object.assign({}, ...slices.map((one) => one.access)) as Composition['access'],
    migrations: Object.assign({}, ...slices.map((one) => one.migrations)) as Migrations,
    tables: [KERNEL, ...slices].flatMap((one) => Object.values<TableRule>(one.tables)),
    townSettings: slices.flatMap((one) => one.townSettings ?? []),
  };
}

function doubleClaims(slices: readonly Slice[]): string[] {
  const claims = {
    name: (one: typeof KERNEL) => [one.name], operation: (one) => Object.keys(one.access), table: (one) => Object.keys(one.tables),
    migration: (one) => Object.keys(one.migrations), problem: (one) => Object.keys(one.problems), 'kind of wrong field': (one) => Object.keys(one.faultKinds),
  } satisfies Record<string, (one: typeof KERNEL) => string[]>;
  return Object.entries(claims).flatMap(([what, of]) => {
    const owners = new Map<string, string[]>();
    for (const one of [KERNEL, ...slices]) for (const thing of of(one)) owners.set(thing, [...(owners.get(thing) ?? []), one.name]);
    return [...owners].filter(([, names]) => names.length > 1).map(([thing, names]) => `The ${what} "${thing}" is claimed by ${names.length} slices: ${names.join(', ')}.`);
  });
}

function unsaidTerms({ name, tables }: typeof KERNEL): string[] {
  return Object.entries<Partial<Record<'holds' | 'term' | 'then', string>>>(tables).flatMap(([table, { holds = '', term = '', then = '' }]) => {
    if (holds === '') return [`The slice "${name}" does not say of whom its table "${table}" holds data: say "nobody", or whose and what.`];
    return holds === 'nobody' || (term !== '' && then !== '') ? []
      : [`The table "${table}" of the slice "${name}" holds data of people (${holds}) and no retention line: say the term, and what is done then.`];
  });
}

function missingWords({ name, problems, faultKinds }: typeof KERNEL): string[] {
  const said = (words: Readonly<Record<string, unknown>>, language: string): boolean => {
    const text = words[language] as string | Record<string, string> | undefined;
    return typeof text === 'string' ? text !== '' : Boolean(text?.['title'] && text['detail']);
  };
  return LANGUAGES.flatMap((language) => [
    ...Object.values(problems).filter((one) => !said(one.words, language)).map((one) => `The problem "${one.name}" of the slice "${name}" has no words in the language "${language}".`),
    ...Object.values(faultKinds).filter((one) => !said(one.words, language)).map((one) => `The kind of wrong field "${one.code}" of the slice "${name}" has no words in the language "${language}".`),
  ]);
}

function unmarkedMigrations({ name, migrations }: typeof KERNEL): string[] {
  return Object.entries<{ kind?: string }>(migrations).filter(([, { kind }]) => kind !== 'compatible' && kind !== 'breaking')
    .map(([migration]) => `The migration "${migration}" of the slice "${name}" does not say whether it is compatible or breaking.`);
}

/** The slices at work. */
export interface OpenSlices {
  handlers: Handlers;
  identify(cookie: string | undefined): Promise<Clerk | undefined>;
  close(): Promise<void>;
}

/** Opens every slice, and compares their handlers with their access rows and the contract; throws a sentence for each fault, with nothing left open. */
export async function openSlices({ slices, access }: Composition, kernel: Kernel, operations: readonly Operation[]): Promise<OpenSlices> {
  const open: ReturnType<Slice['open']>[] = [];
  const close = async () => { for (const one of open.splice(0).reverse()) await one.close?.(); };
  try {
    for (const slice of slices) {
      const opened = slice.open(kernel);
      open.push(opened);
      const strange = Object.keys(opened.handlers).filter((id) => !Object.hasOwn(slice.access, id));
      if (strange.length > 0) throw new Error(`The slice "${slice.name}" has a handler and no access row for ${strange.join(', ')}.`);
    }
    const handlers = Object.assign({}, ...open.map((one) => one.handlers)) as Handlers;
    checkAuthorization(operations, handlers, access, (id) => of(slices, id));
    const identifying = open.flatMap((one) => one.identify ?? []);
    if (identifying.length > 1) throw new Error('Two slices say who is signed in: there can be one.');
    return { handlers, identify: identifying[0] ?? (() => Promise.resolve(undefined)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whose an operation is, as the end of a sentence. */
function of(slices: readonly Slice[], id: string): string {
  const owner = slices.find((one) => Object.hasOwn(one.access, id));
  return owner === undefined ? ' of any slice' : ` of the slice "${owner.name}"`;
}

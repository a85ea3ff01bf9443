import { readFileSync } from 'node:fs';
import { loadTowns } from '../assembly.ts';
import type { ServerOptions } from '../kernel/options.ts';
import type { TownConfig } from '../kernel/towns.ts';
import type { StaffUser } from '../slices/session/options.ts';
import { SETTINGS, type SettingName, type Settings } from './settings.ts';

const NAMES = Object.keys(SETTINGS) as SettingName[];
/** The names that are the server's alone: another one that begins so is a mistake. */
const OURS = 'CIVICO_';

/** The settings are wrong. The message names each that is, and says what to do. */
export class SettingsRefused extends Error {
  constructor(faults: readonly string[]) {
    super(`The server does not start, because of its settings:\n${faults.map((one) => `- ${one}`).join('\n')}\nAll settings: docs/settings.md`);
    this.name = 'SettingsRefused';
  }
}

/** What the environment of the process asks for. Reads the files it names. Throws SettingsRefused with every fault there is. */
export function readSettings(env: NodeJS.ProcessEnv): ServerOptions {
  const faults = Object.keys(env).filter((name) => name.startsWith(OURS) && !Object.hasOwn(SETTINGS, name)).map(unknown);
  const given: Record<string, unknown> = {};
  for (const name of NAMES) {
    const text = env[name];
    if (text === undefined) continue;
    try { given[name] = SETTINGS[name].read(text); } catch (error) { faults.push(`${name} ${(error as Error).message}`); }
  }
  const settings = given as Settings;
  const towns = tryTo(() => townsOf(settings, env['CIVICO_TOWNS'] !== undefined), faults) ?? [];
  const staff = tryTo(() => staffOf(settings, towns), faults) ?? [];
  if (settings.CIVICO_TOWN !== undefined && towns.length > 0 && !towns.some(({ id }) => id === settings.CIVICO_TOWN)) {
    faults.push(`CIVICO_TOWN is "${settings.CIVICO_TOWN}", which is none of the towns in CIVICO_TOWNS: ${towns.map(({ id }) => id).join(', ')}.`);
  }
  if (env['DATABASE_URL'] !== undefined && env['CIVICO_SECRET'] === undefined) faults.push('CIVICO_SECRET is missing: with DATABASE_URL the server needs one, the same for every server on that database. Make one with: openssl rand -base64 48');
  if (env['DATABASE_DIRECT_URL'] !== undefined && env['DATABASE_URL'] === undefined) faults.push('DATABASE_DIRECT_URL is the way around a pooler, and DATABASE_URL is missing: set that as well, or only that.');
  if (env['SMTP_URL'] !== undefined && env['CIVICO_PUBLIC_URL'] === undefined) faults.push('CIVICO_PUBLIC_URL is missing: with SMTP_URL the server needs the address people reach it at, for the links in messages.');
  if (faults.length > 0) throw new SettingsRefused(faults);
  return optionsOf(settings, towns, staff);
}

function optionsOf(settings: Settings, towns: readonly TownConfig[], staff: readonly StaffUser[]): ServerOptions {
  const milliseconds = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);
  return {
    port: settings.PORT ?? 8080,
    host: settings.HOST ?? '127.0.0.1',
    dataDir: settings.CIVICO_DATA ?? '.data',
    databaseUrl: settings.DATABASE_URL,
    databaseDirectUrl: settings.DATABASE_DIRECT_URL,
    migrations: settings.CIVICO_MIGRATIONS,
    preparedStatements: settings.CIVICO_PREPARED_STATEMENTS,
    poolSize: settings.CIVICO_POOL,
    aggregatePoolSize: settings.CIVICO_AGGREGATE_POOL,
    aggregateTimeout: milliseconds(settings.CIVICO_AGGREGATE_SECONDS),
    towns,
    defaultTown: settings.CIVICO_TOWN ?? towns[0]?.id ?? '',
    allowedOrigins: settings.CIVICO_ORIGINS ?? [],
    staff,
    secret: settings.CIVICO_SECRET,
    logger: settings.CIVICO_LOG === 'silent' ? false : settings.CIVICO_LOG ?? 'info',
    smtpUrl: settings.SMTP_URL,
    publicUrl: settings.CIVICO_PUBLIC_URL,
    mailFrom: settings.CIVICO_MAIL_FROM,
    mailTimeout: milliseconds(settings.CIVICO_MAIL_SECONDS),
    mailsAtOnce: settings.CIVICO_MAILS_AT_ONCE,
    trustProxy: settings.CIVICO_TRUST_PROXY,
  };
}

function townsOf({ CIVICO_TOWNS: folder }: Settings, given: boolean): TownConfig[] {
  if (folder !== undefined) {
    try { return loadTowns(folder); } catch (error) {
      throw (error as NodeJS.ErrnoException).code === undefined ? error : new Error(`CIVICO_TOWNS is "${folder}", which is no folder that can be read.`);
    }
  }
  throw given ? undefined : new Error('CIVICO_TOWNS is missing: the folder that holds one folder a town.');
}

/** Words only a clerk's row has, and what is wrong with one that lacks them. */
function staffOf({ CIVICO_STAFF: path }: Settings, towns: readonly TownConfig[]): StaffUser[] {
  if (path === undefined) return [];
  const read = (): unknown => {
    try { return JSON.parse(readFileSync(path, 'utf8')); } catch (error) {
      throw new Error(`CIVICO_STAFF is "${path}", ${(error as NodeJS.ErrnoException).code === undefined ? `which is not JSON: ${(error as Error).message}` : 'which cannot be read'}.`);
    }
  };
  const rows = read();
  if (!Array.isArray(rows)) throw new Error(`CIVICO_STAFF is "${path}", which must hold a list: [{"username": …, "passwordHash": …, "name": …, "comune": …}].`);
  const faults = (rows as (Partial<StaffUser> | null)[]).flatMap((row, index) => staffFaults(row, towns).map((what) => `CIVICO_STAFF, entry ${index + 1}: ${what}`));
  const names = (rows as (Partial<StaffUser> | null)[]).map((row) => row?.username).filter((name) => typeof name === 'string');
  faults.push(...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `CIVICO_STAFF: the username "${name}" stands twice.`));
  if (faults.length > 0) throw new Error(faults.join('\n- '));
  return rows as StaffUser[];
}

function staffFaults(row: Partial<StaffUser> | null, towns: readonly TownConfig[]): string[] {
  const missing = (['username', 'passwordHash', 'name', 'comune'] as const).filter((field) => typeof row?.[field] !== 'string' || row[field] === '');
  if (missing.length > 0) return [`${missing.join(', ')} must be a text.`];
  const { passwordHash = '', comune = '' } = row as StaffUser;
  return [
    ...(/^scrypt\$\d+\$\d+\$\d+\$[\w-]+\$[\w-]+$/.test(passwordHash) ? [] : ['passwordHash must be what hashPassword gives, as in scrypt$32768$8$1$…$…; never the password itself.']),
    ...(towns.length === 0 || towns.some(({ id }) => id === comune) ? [] : [`comune is "${comune}", which is none of the towns in CIVICO_TOWNS: ${towns.map(({ id }) => id).join(', ')}.`]),
  ];
}

/** What `work` gives; undefined when it throws, whose sentence is kept. */
function tryTo<T>(work: () => T, faults: string[]): T | undefined {
  try { return work(); } catch (error) {
    if (error instanceof Error) faults.push(error.message);
    return undefined;
  }
}

function unknown(name: string): string {
  const near = NAMES.map((one) => ({ one, steps: distance(name, one) })).sort((a, b) => a.steps - b.steps)[0];
  return `${name} is no setting.${near !== undefined && near.steps <= 3 ? ` Did you mean ${near.one}?` : ''}`;
}

/** How many letters have to be changed, added or left out (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

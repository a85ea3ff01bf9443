/**
 * The server as a process of its own, configured by the environment:
 * - PORT (default 8080), HOST (default 127.0.0.1)
 * - DATABASE_URL: any PostgreSQL; without it an embedded one in CIVICO_DATA (default `.data`)
 * - DATABASE_DIRECT_URL: when DATABASE_URL leads through a pooler, the database itself; tables are brought up to date there
 * - CIVICO_PREPARED_STATEMENTS: `auto` (default: not through a pooler), `always` (a pooler that keeps them: PgBouncer from 1.21 on with
 *   max_prepared_statements, or in session mode) or `never`
 * - CIVICO_POOL (default 10): connections for what is quick; CIVICO_AGGREGATE_POOL (default 4): for summaries, counts and searches, of which a statement may
 *   take CIVICO_AGGREGATE_SECONDS (default 8)
 * - CIVICO_SECRET: at least 32 characters, the same for every process on one database
 * - CIVICO_TOWNS: folder with one folder a town; CIVICO_TOWN: id of the town at `/api/v1` (default: the first)
 * - CIVICO_STAFF: JSON file, a list of `{username, passwordHash, name, comune}`
 * - CIVICO_ORIGINS: sites that may call the API from a browser, separated by commas
 * - CIVICO_PUBLIC_URL: address people reach the server at, for the links in messages; nobody is written to without it
 * - SMTP_URL, CIVICO_MAIL_FROM, CIVICO_MAIL_SECONDS (default 600: how long the mail server may take over one message), CIVICO_MAILS_AT_ONCE (default 4); CIVICO_TRUST_PROXY (`true` or addresses); CIVICO_LOG (level, default info)
 */
import { readFileSync } from 'node:fs';
import { loadTowns, type ServerOptions, type StaffUser, startServer } from './index.ts';

function optionsOf(env: NodeJS.ProcessEnv): ServerOptions {
  if (env['CIVICO_TOWNS'] === undefined) throw new Error('CIVICO_TOWNS is missing: the folder that holds one folder a town.');
  const towns = loadTowns(env['CIVICO_TOWNS']);
  return {
    port: Number(env['PORT'] ?? 8080),
    host: env['HOST'] ?? '127.0.0.1',
    dataDir: env['CIVICO_DATA'] ?? '.data',
    databaseUrl: env['DATABASE_URL'],
    databaseDirectUrl: env['DATABASE_DIRECT_URL'],
    preparedStatements: oneOf(env, 'CIVICO_PREPARED_STATEMENTS', ['auto', 'always', 'never']),
    poolSize: numberOf(env, 'CIVICO_POOL'),
    aggregatePoolSize: numberOf(env, 'CIVICO_AGGREGATE_POOL'),
    aggregateTimeout: millisecondsOf(env, 'CIVICO_AGGREGATE_SECONDS'),
    towns,
    defaultTown: env['CIVICO_TOWN'] ?? towns[0]?.id ?? '',
    allowedOrigins: (env['CIVICO_ORIGINS'] ?? '').split(',').map((one) => one.trim()).filter((one) => one !== ''),
    staff: env['CIVICO_STAFF'] === undefined ? [] : JSON.parse(readFileSync(env['CIVICO_STAFF'], 'utf8')) as StaffUser[],
    secret: env['CIVICO_SECRET'],
    logger: (env['CIVICO_LOG'] ?? 'info') as 'info',
    smtpUrl: env['SMTP_URL'],
    publicUrl: env['CIVICO_PUBLIC_URL'],
    mailFrom: env['CIVICO_MAIL_FROM'],
    mailTimeout: millisecondsOf(env, 'CIVICO_MAIL_SECONDS'),
    mailsAtOnce: numberOf(env, 'CIVICO_MAILS_AT_ONCE'),
    trustProxy: env['CIVICO_TRUST_PROXY'] === 'true' ? true : env['CIVICO_TRUST_PROXY'],
  };
}

function oneOf<Value extends string>(env: NodeJS.ProcessEnv, name: string, allowed: readonly Value[]): Value | undefined {
  const given = env[name];
  if (given === undefined || (allowed as readonly string[]).includes(given)) return given as Value | undefined;
  throw new Error(`${name} must be one of ${allowed.join(', ')}, not "${given}".`);
}

function numberOf(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const given = env[name];
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new Error(`${name} must be a whole number from 1 on, not "${given}".`);
  return Number(given);
}

function millisecondsOf(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const seconds = numberOf(env, name);
  return seconds === undefined ? undefined : seconds * 1000;
}

try {
  const server = await startServer(optionsOf(process.env));
  console.log(`Civico server ready at ${server.url}`);
  let closing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      server.close().then(() => process.exit(0), (error: unknown) => { console.error(error); process.exit(1); });
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

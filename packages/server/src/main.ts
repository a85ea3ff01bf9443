/** The server as a process of its own. Its settings are the variables of its environment: docs/settings.md, made from settings/settings.ts. */
import { startServer } from './index.ts';
import { readSettings } from './settings/read-settings.ts';

try {
  const server = await startServer(readSettings(process.env));
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

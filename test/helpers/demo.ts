/** The demonstration in a data directory of its own, for journeys. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../demo/start.ts';
import { ensureBuild, output } from '../../scripts/build.ts';

export interface RunningDemo {
  /** `http://localhost:PORT`, as the ready line says. */
  url: string;
  port: number;
  dataDir: string;
  close(): Promise<void>;
}

/** Starts the demonstration on a free port; `close` stops it and removes its data. */
export async function runDemo(): Promise<RunningDemo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'civico-demo-'));
  // PostgreSQL runs under another account when the tests run as root, and must be able to enter.
  await chmod(dataDir, 0o755);
  await ensureBuild();
  const server = await startDemo({ port: 0, dataDir, town: 'sassuolo', cdn: output });
  return {
    url: `http://localhost:${server.port}`,
    port: server.port,
    dataDir,
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

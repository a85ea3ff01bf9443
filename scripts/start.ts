/**
 * `npm start [-- --port N --data DIR --town NAME]`: the demonstration. Prints `Civico demo ready at http://localhost:PORT` when everything answers.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { portIsFree, startDemo } from '../demo/start.ts';
import { townIds } from '../demo/towns/index.ts';
import { ensureBuild, output } from './built.ts';

const DEFAULT_PORT = 8080;

/** A sentence for whoever typed the command; anything else that is thrown is a fault of ours and keeps its stack. */
class Refusal extends Error {}

interface Command { port: number | undefined; dataDir: string; town: string }

function read(args: readonly string[]): Command {
  let values: { port?: string; data?: string; town?: string };
  try {
    ({ values } = parseArgs({ args: [...args], options: { port: { type: 'string' }, data: { type: 'string' }, town: { type: 'string' } }, strict: true }));
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split('. ')[0]}. Known: --port N, --data DIR, --town NAME.`);
  }
  const { port, data = '.data', town = townIds[0] } = values;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) throw new Refusal(`--port must be a number from 0 to 65535, not "${port}".`);
  if (!(townIds as readonly string[]).includes(town)) throw new Refusal(`There is no town "${town}". Known: ${townIds.join(', ')}.`);
  if (data === '') throw new Refusal('--data must name a directory.');
  return { port: port === undefined ? undefined : Number(port), dataDir: resolve(data), town };
}

/** The port asked for, or the first free one from 8080 on. */
async function choosePort(asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (asked === 0 || await portIsFree(asked)) return asked;
    throw new Refusal(`Port ${asked} is in use. Choose another with --port N.`);
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + 50; port++) {
    if (await portIsFree(port)) {
      if (port !== DEFAULT_PORT) console.log(`Port ${DEFAULT_PORT} is in use, taking ${port}.`);
      return port;
    }
  }
  throw new Refusal(`Ports ${DEFAULT_PORT} to ${DEFAULT_PORT + 49} are in use. Choose another with --port N.`);
}

async function main(): Promise<void> {
  const { port: asked, dataDir, town } = read(process.argv.slice(2));
  const { DATABASE_URL: databaseUrl, CIVICO_SECRET: secret } = process.env;
  if (databaseUrl && (secret ?? '').length < 32) {
    throw new Refusal('With DATABASE_URL the demo also needs CIVICO_SECRET: at least 32 characters, the same for every server on that database.');
  }
  const port = await choosePort(asked);
  // Asked to stop while still starting: stop as soon as there is something to stop.
  const stopped = new Promise<void>((stop) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop()); });
  console.log('Building the elements, if they have changed');
  await ensureBuild();
  const server = await startDemo({ port, dataDir, databaseUrl, secret, town, cdn: output, logger: 'warn', progress: (text) => console.log(text) });
  const answer = await fetch(`${server.url}/api/v1/status`);
  if (!answer.ok) throw new Error(`the backend answers ${answer.status}`);
  console.log(`Civico demo ready at http://localhost:${server.port}`);
  await stopped;
  console.log('Stopping');
  await server.close();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const known = error instanceof Refusal || ['DataDirectoryInUse', 'DatabaseRefused'].includes((error as Error).name) || ['EADDRINUSE', 'EACCES', 'ENOTDIR', 'ENOENT', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');
  console.error(known ? (error as Error).message : error);
  process.exit(1);
}

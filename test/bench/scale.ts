/**
 * How long each public read takes with 10⁴, 10⁵ and 10⁶ reports and five times as many votes, beside a read by primary key (one report) of the same round; how it
 * grows with size is told as an exponent. Each size has a database and a server process of its own. `--largest N` ends earlier or later; the default is 10⁵, which
 * takes some minutes.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'undici';
import { newCounterToken, setUpCounter } from '@civico/server/slices/counters/set-up.ts';
import { openStore } from '@civico/server/kernel/database.ts';
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts';
import { FILL_REPORTS, FILL_VOTES } from './scale/fill.ts';
import { exponent, median, quantile } from './statistics.ts';
import type { BenchOptions, BenchResult, Figure } from './types.ts';

const SUBJECT = 'civico';
const PEER = 'primary-key-read';
const SIZES = [10_000, 100_000, 1_000_000];
const LARGEST = 100_000;
const VOTES_A_REPORT = 5;
/** Of each read in a round. */
const REQUESTS = 12;
const BY_KEY = '/reports/0000000000000000000042';

/** Paths below `/api/v1`, by the name of their figure. */
const READS: Readonly<Record<string, string>> = {
  'status': '/status', 'categories': '/report-categories', 'counters': '/counters', 'outline': '/places/outline', 'places-search': '/places?q=lib', 'events': '/events', 'indicators': '/indicators',
  'reports': '/reports', 'reports-counted': '/reports?count=true', 'reports-of-category': '/reports?category=roads', 'reports-received': '/reports?status=received',
  'reports-search-rare': '/reports?q=garibaldi17', 'reports-search-common': '/reports?q=buca', 'reports-search-none': '/reports?q=zzzz', 'reports-search-counted': '/reports?q=garibaldi17&count=true',
  'reports-of-town-box': '/reports?bbox=10.2,44.2,10.8,44.8', 'reports-of-street-box': '/reports?bbox=10.400,44.400,10.401,44.401',
  'points-of-town': '/reports?most=2000&bbox=10.2,44.2,10.8,44.8', 'points-of-street': '/reports?most=2000&bbox=10.400,44.400,10.401,44.401',
  'summary-of-page': '/ratings/summary?subjectKind=page&subjectId=/pagina/3&scale=5&from=2025-06-01&to=2026-05-31', 'summary-of-counter': '/ratings/summary?subjectKind=counter&subjectId=sportello-3&scale=3',
  'summary-of-all-pages': '/ratings/summary?scale=5&from=2025-06-01&to=2026-05-31', 'summary-of-all-counters': '/ratings/summary?scale=3&subjectKind=counter',
  ...Object.fromEntries(['satisfaction-channels', 'satisfaction-web', 'satisfaction-counters', 'participation-counters', 'reports-received', 'reports-closing-time'].map((id) => [`figure-${id}`, `/indicators/${id}/observations`])),
};

interface Sample { ms: number; status: number }

async function ask(client: Client, path: string): Promise<Sample> {
  const started = performance.now();
  const { statusCode, body } = await client.request({ method: 'GET', path: `/api/v1${path}`, headers: { accept: path.includes('most=') ? 'application/geo+json' : 'application/json' } });
  await body.text();
  return { ms: performance.now() - started, status: statusCode };
}

/** A server on a new database with `size` reports, ready when all votes are added up. */
async function town(postgres: TestPostgres, size: number, log: (line: string) => void): Promise<{ child: ChildProcess; url: string }> {
  const url = await postgres.database();
  const start = async () => {
    const child = fork(join(import.meta.dirname, '../helpers/server-process.ts'), { env: { ...process.env, CIVICO_TEST_OPTIONS: JSON.stringify({ databaseUrl: url, rollUpEvery: 200 }) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [message] = await once(child, 'message') as [{ ready?: string; failed?: string }];
    if (message.ready === undefined) throw new Error(message.failed);
    return { child, url: message.ready };
  };
  const first = await start();
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
  const store = openStore(url, { size: 1 });
  for (let counter = 0; counter < 40; counter += 1) await setUpCounter(store.db, 'vallechiara', { id: `sportello-${counter}`, name: `Sportello ${counter}`, office: 'Anagrafe' }, newCounterToken());
  await store.close();
  for (const statement of FILL_REPORTS) await postgres.query(url, statement.replaceAll(':n', String(size)));
  for (const statement of FILL_VOTES) await postgres.query(url, statement.replaceAll(':n', String(size * VOTES_A_REPORT)));
  const filled = performance.now();
  const running = await start();
  const waiting = async () => (await postgres.query<{ some: boolean }>(url, 'select exists (select from rating_backlog) or exists (select from rating_changes) as some'))[0]?.some === true;
  while (await waiting()) await pause(500);
  log(`${size} reports, ${size * VOTES_A_REPORT} votes: added up in ${((performance.now() - filled) / 1000).toFixed(0)} s`);
  await postgres.query(url, 'vacuum analyze');
  return running;
}

export async function bench({ repetitions, largest = LARGEST, log }: BenchOptions): Promise<BenchResult> {
  const sizes = SIZES.filter((size) => size <= largest);
  if (sizes.length < 2) throw new Error(`--largest must be at least ${SIZES[1]}: how a read grows needs two sizes`);
  const postgres = await startPostgres();
  const figures: Figure[] = [];
  const middles = new Map<string, [size: number, ms: number][]>();
  const refused = new Set<string>();
  const notes: string[] = [];
  try {
    for (const size of sizes) {
      const { child, url } = await town(postgres, size, log);
      const client = new Client(url, { keepAliveTimeout: 60_000 });
      try {
        // Past the sixth time a statement is prepared.
        for (const path of [BY_KEY, ...Object.values(READS)]) for (let i = 0; i < 8; i += 1) await ask(client, path);
        const rounds = new Map<string, { own: Sample[]; peer: Sample[] }[]>(Object.keys(READS).map((name) => [name, []]));
        for (let round = 0; round < repetitions; round += 1) {
          for (const [name, path] of Object.entries(READS)) {
            const one: { own: Sample[]; peer: Sample[] } = { own: [], peer: [] };
            for (let i = 0; i < REQUESTS; i += 1) { one.own.push(await ask(client, path)); one.peer.push(await ask(client, BY_KEY)); }
            rounds.get(name)?.push(one);
          }
          log(`${size} reports: round ${round + 1} of ${repetitions}`);
        }
        for (const [name, taken] of rounds) {
          const of = (who: 'own' | 'peer', q: number) => taken.map((one) => quantile(one[who].map(({ ms }) => ms), q));
          for (const [suffix, q] of [['p50', 0.5], ['p99', 0.99]] as const) figures.push({ name: `${name}-${size}-${suffix}`, unit: 'ms', samples: { [SUBJECT]: of('own', q), [PEER]: of('peer', q) } });
          const points = middles.get(name) ?? [];
          points.push([size, median(of('own', 0.5))]);
          middles.set(name, points);
          for (const { status } of taken.flatMap((one) => one.own)) if (status !== 200) refused.add(`${READS[name]} was answered ${status} at ${size} reports`);
        }
      } finally {
        await client.close();
        child.kill('SIGKILL');
      }
    }
    notes.push(...[...middles].map(([name, points]) => `${name}: ${points.map(([, ms]) => ms.toFixed(1)).join(' → ')} ms, exponent ${exponent(points).toFixed(2)}`), ...refused);
    return { subject: SUBJECT, figures, growth: Object.fromEntries(middles), notes };
  } finally {
    await postgres.close();
  }
}

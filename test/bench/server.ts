/**
 * The reference backend against a bare Fastify and pg doing the same insert and select: validated POSTs of ratings and reports, and list reads. Each
 * server is a process of its own with a database of its own on the same PostgreSQL, which commits to disk for both. Within a round they take turns every few
 * requests, so that what slows the machine down meets both; one caller at first, then several at once.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'undici';
import { startPostgres } from '../helpers/postgres.ts';
import { newRating, newReport } from '../helpers/server.ts';
import { quantile, rotated } from './statistics.ts';
import type { BenchOptions, BenchResult, Figure } from './types.ts';

const SUBJECT = 'civico';
const PEER = 'bare-fastify-pg';
/** Open connections, each with one request at a time; what is added to the names of their figures. */
const CALLERS: readonly (readonly [callers: number, suffix: string])[] = [[1, ''], [4, '-of-4-callers']];
/** Requests of one server before it is the other's turn. */
const SLICE = 25;
/** Of each server and number of callers in a round. */
const REQUESTS = 600;
const WARM_UP = 500;
const PRESENT = 5000;

interface Contender { name: string; url: string; child: ChildProcess }
interface Work { name: string; method: 'GET' | 'POST'; path: string; body(i: number): string | undefined }

const WORKS: readonly Work[] = [
  { name: 'rating', method: 'POST', path: '/api/v1/ratings', body: (i) => JSON.stringify(newRating({ value: 1 + (i % 5) })) },
  { name: 'report', method: 'POST', path: '/api/v1/reports', body: (i) => JSON.stringify(newReport({ title: `Buca numero ${i}` })) },
  { name: 'list', method: 'GET', path: '/api/v1/reports', body: () => undefined },
];

async function start(name: string, file: string, env: Record<string, string>): Promise<Contender> {
  const child = fork(file, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [message] = await once(child, 'message') as [{ ready?: string; failed?: string }];
  if (message.ready === undefined) throw new Error(`${name}: ${message.failed}`);
  return { name, url: message.ready, child };
}

/** Milliseconds of each of `count` requests, spread over open connections. Throws on the first that is not answered as it should be. */
async function measure(clients: readonly Client[], work: Work, count: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  await Promise.all(clients.map(async (client) => {
    while (next < count) {
      const body = work.body(next);
      next += 1;
      const headers = body === undefined ? { accept: 'application/json' } : { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
      const started = performance.now();
      const { statusCode, body: answer } = await client.request({ method: work.method, path: work.path, headers, ...(body === undefined ? {} : { body }) });
      const text = await answer.text();
      times.push(performance.now() - started);
      if (statusCode !== (work.method === 'POST' ? 201 : 200)) throw new Error(`${work.path} answered ${statusCode}: ${text.slice(0, 300)}`);
    }
  }));
  return times;
}

export async function bench({ repetitions, log }: BenchOptions): Promise<BenchResult> {
  const postgres = await startPostgres();
  const running: Contender[] = [];
  try {
    const databases = [await postgres.database(), await postgres.database()] as const;
    // Both databases get their tables from the server's migrations.
    const migrator = await start('migrations', join(import.meta.dirname, '../helpers/server-process.ts'), { CIVICO_TEST_OPTIONS: JSON.stringify({ databaseUrl: databases[1] }) });
    migrator.child.kill('SIGTERM');
    await once(migrator.child, 'exit');
    running.push(await start(SUBJECT, join(import.meta.dirname, '../helpers/server-process.ts'), { CIVICO_TEST_OPTIONS: JSON.stringify({ databaseUrl: databases[0] }) }));
    running.push(await start(PEER, join(import.meta.dirname, 'server/bare.ts'), { BENCH_DATABASE: databases[1] }));
    for (const url of databases) {
      await postgres.query(url, `insert into reports (id, comune, category, title, description, lat, lon, status, search, created_at, updated_at)
        select lpad(n::text, 22, '0'), 'vallechiara', 'roads', 'Buca ' || n, 'x', 44.5, 10.5, 'received', ' buca', now() - n * interval '1 minute', now() from generate_series(1, ${PRESENT}) as n`);
      await postgres.query(url, 'analyze');
    }
    const clients = new Map(running.map(({ name, url }) => [name, Array.from({ length: Math.max(...CALLERS.map(([callers]) => callers)) }, () => new Client(url, { keepAliveTimeout: 60_000 }))]));
    for (const { name } of running) for (const work of WORKS) await measure(clients.get(name) ?? [], work, WARM_UP);
    const figures = new Map<string, Figure>();
    const add = (figure: string, contender: string, value: number) => {
      const entry = figures.get(figure) ?? { name: figure, unit: 'ms', samples: {} };
      (entry.samples[contender] ??= []).push(value);
      figures.set(figure, entry);
    };
    for (let round = 0; round < repetitions; round += 1) {
      for (const work of WORKS) {
        for (const [callers, suffix] of CALLERS) {
          const times = new Map<string, number[]>(running.map(({ name }) => [name, []]));
          for (let slice = 0; slice < REQUESTS / SLICE; slice += 1) {
            for (const { name } of rotated(running, round + slice)) times.get(name)?.push(...await measure(clients.get(name)?.slice(0, callers) ?? [], work, SLICE));
          }
          for (const [name, values] of times) {
            add(`${work.name}-p50${suffix}`, name, quantile(values, 0.5));
            add(`${work.name}-p99${suffix}`, name, quantile(values, 0.99));
          }
        }
      }
      log(`round ${round + 1} of ${repetitions}`);
    }
    return { subject: SUBJECT, figures: [...figures.values()], notes: [`${REQUESTS} requests a round by each of ${CALLERS.map(([callers]) => callers).join(' and ')} callers at once, in turns of ${SLICE}; ${PRESENT} reports present, Fastify and pg of the same versions`] };
  } finally {
    for (const { child } of running) child.kill('SIGKILL');
    await postgres.close();
  }
}

/**
 * The kill harness (P2). People send ratings, votes at a counter, people served, reports with and without a photo, and "me too" to a server that is killed with -9 again and again,
 * at named points of its transactions and at random times; whoever got no answer sends again with the same key until one comes.
 */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { newCounterToken, setUpCounter } from '@civico/server/slices/counters/set-up.ts';
import { openStore } from '@civico/server/kernel/database.ts';
import type { TestPostgres } from '../../helpers/postgres.ts';
import { newRating, newReport, type Reply } from '../../helpers/server.ts';
import { type ServerChild, startChild } from '../../helpers/server-child.ts';

export const POINTS = ['before-statement', 'after-commit', 'locked', 'worked', 'before-commit'] as const;

interface Submission { path: string; key: string; body: unknown; headers: Record<string, string>; acknowledged: string[]; attempts: number }

export interface KillReport { kills: number; submissions: number; retried: number; faults: string[] }

const PEOPLE = 4;
const SERVED = '/counters/uno/served';

/** Kills servers on the database at `url` `kills` times, then looks whether every acknowledged submission is there exactly once. */
export async function killServers(postgres: TestPostgres, url: string, kills: number): Promise<KillReport> {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).jpeg().toBuffer();
  const submissions: Submission[] = [];
  let server: ServerChild | undefined;
  let over = false;
  const send = async (path: string, body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }): Promise<Reply> => {
    const submission: Submission = { path, key: randomUUID(), body, headers, acknowledged: [], attempts: 0 };
    submissions.push(submission);
    for (;;) {
      const reply = await attempt(server, submission);
      if (reply !== undefined) return reply;
      await new Promise((done) => { setTimeout(done, 5); });
    }
  };
  const followed = (await firstReport(url)).id;
  const counter = await someCounter(url);
  const person = async () => {
    while (!over) {
      const mark = randomBytes(8).toString('hex');
      await send('/ratings', newRating({ subject: { kind: 'page', id: mark } }));
      const vote = newRating({ subject: { kind: 'counter', id: 'uno' }, scale: 3, value: 3, reasons: [], channel: 'counter', ticket: mark, votedAt: new Date().toISOString() });
      await send('/ratings', vote, counter);
      await send(SERVED, { at: new Date().toISOString() }, counter);
      await send('/reports', newReport({ title: mark, contact: { email: `${mark}@posta.example` } }));
      const { json } = await send('/attachments', photo, { 'content-type': 'image/jpeg' });
      await send('/reports', newReport({ title: mark, attachments: [{ id: json.id }], contact: { email: `${mark}@posta.example` } }));
      await send(`/reports/${followed}/followers`, { email: `${mark}@posta.example` });
    }
  };
  const people = Array.from({ length: PEOPLE }, person);
  // The next server starts while this one is being killed, so that a kill costs no start.
  let spare = startChild({ databaseUrl: url });
  for (let kill = 0; kill < kills; kill += 1) {
    const current = await spare;
    server = current;
    spare = startChild({ databaseUrl: url });
    if (kill % 2 === 0) current.arm(POINTS[(kill / 2) % POINTS.length] ?? 'worked', randomInt(4));
    else setTimeout(() => { current.kill('SIGKILL'); }, randomInt(150));
    await current.gone;
  }
  server = await spare;
  over = true;
  await Promise.all(people);
  for (const submission of submissions) if (submission.acknowledged.length === 0 || submission.attempts > 1) await attempt(server, submission);
  const faults = await check(postgres, url, submissions, followed);
  server.kill('SIGTERM');
  await server.gone;
  return { kills, submissions: submissions.length, retried: submissions.filter((one) => one.attempts > 1).length, faults };
}

/** Sends once; undefined when nobody answered, or the server said to come back. */
async function attempt(server: ServerChild | undefined, submission: Submission): Promise<Reply | undefined> {
  if (server === undefined) return undefined;
  submission.attempts += 1;
  try {
    const reply = await server.call('POST', submission.path, { body: submission.body, key: submission.key, headers: submission.headers });
    if (reply.status === 409 || reply.status === 503) return undefined;
    submission.acknowledged.push(`${reply.status} ${reply.text}`);
    return reply;
  } catch {
    return undefined;
  }
}

async function firstReport(url: string): Promise<{ id: string }> {
  const server = await startChild({ databaseUrl: url });
  const { json } = await server.call('POST', '/reports', { body: newReport({ title: 'Seguita da tutti' }) });
  server.kill('SIGTERM');
  await server.gone;
  return json as { id: string };
}

/** Sets up the counter; the headers its tablet sends. */
async function someCounter(url: string): Promise<Record<string, string>> {
  const token = newCounterToken();
  const store = openStore(url, { size: 1 });
  await setUpCounter(store.db, 'vallechiara', { id: 'uno', name: 'Sportello 1', office: 'Anagrafe' }, token);
  await store.close();
  return { 'content-type': 'application/json', 'counter-token': token };
}

/** What is wrong in the database after all that. */
async function check(postgres: TestPostgres, url: string, submissions: readonly Submission[], followed: string): Promise<string[]> {
  const faults: string[] = [];
  for (const { path, key, acknowledged } of submissions) {
    if (acknowledged.length === 0) faults.push(`${path} ${key} was never acknowledged`);
    else if (!acknowledged.every((one) => one === acknowledged[0] && /^20[12] /.test(one))) faults.push(`${path} ${key} got different answers: ${acknowledged.join(' | ')}`);
  }
  const ids = (path: string) => submissions.filter((one) => one.path === path).map((one) => (JSON.parse(one.acknowledged[0]?.slice(4) ?? '{}') as { id: string }).id).sort();
  const rows = async (text: string) => (await postgres.query<{ id: string }>(url, text)).map((row) => row.id).sort();
  const same = (name: string, sent: string[], kept: string[]) => {
    if (JSON.stringify(sent) === JSON.stringify(kept)) return;
    const lost = sent.filter((id) => !kept.includes(id)).length;
    faults.push(`${name}: ${sent.length} acknowledged, ${kept.length} kept, ${lost} lost`);
  };
  same('ratings', ids('/ratings'), await rows('select id from ratings'));
  same('reports', [...ids('/reports'), followed].sort(), await rows('select id from reports'));
  same('photos', ids('/attachments'), await rows('select id from attachments where report_id is not null'));
  const one = async (text: string, expected: number) => {
    const [row] = await postgres.query<{ n: number }>(url, text);
    if (row?.n !== expected) faults.push(`${text}: ${row?.n} instead of ${expected}`);
  };
  const follows = submissions.filter((submission) => submission.path.endsWith('/followers')).length;
  await one('select count(*)::int as n from report_steps', ids('/reports').length + 1);
  await one('select count(*)::int as n from messages', ids('/reports').length + follows);
  await one("select count(*)::int as n from subscriptions where state = 'waiting'", ids('/reports').length + follows);
  await one('select coalesce(sum(served), 0)::int as n from served_days', submissions.filter((submission) => submission.path === SERVED).length);
  await one('select count(*)::int as n from idempotency', submissions.length + 1);
  return faults;
}

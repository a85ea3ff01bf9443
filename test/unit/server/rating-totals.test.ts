/** Totals of votes by day: every answer is what counting each vote gives, whatever has been rolled up and whoever is voting. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { sql, type RawBuilder } from 'kysely';
import { migrate, registerTowns } from '@civico/server/assembly.ts';
import { type Database, openStore, type Store } from '@civico/server/kernel/database.ts';
import { createdFrom, createdUntil } from '@civico/server/kernel/period.ts';
import { counts } from '@civico/server/slices/counters/bursts.ts';
import { LIVE } from '@civico/server/slices/indicators/live.ts';
import { rollUp } from '@civico/server/slices/ratings/roll-up.ts';
import { figuresOf, summarize } from '@civico/server/slices/ratings/summary.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { startChild } from '../../helpers/server-child.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

const COMUNE = 'vallechiara';
const town = registerTowns(TEST_TOWNS).get(COMUNE)!;
const SECOND = 1000;
/** Midnights in Italy: in winter, at the change to summer time and at the end of that day, in summer. */
const MIDNIGHTS = ['2026-02-10T23:00:00Z', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', '2026-07-01T22:00:00Z'].map((at) => Date.parse(at));

interface Vote { subject: string; kind: 'page' | 'counter'; scale: 3 | 5; value: number; at: number; ticket?: boolean; reasons?: string[] }

/** Numbers from 0 to 1 that are the same in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => { state = (state * 1664525 + 1013904223) % 2 ** 32; return state / 2 ** 32; };
}

function randomVote(next: () => number): Vote {
  const kind = next() < 0.75 ? 'counter' : 'page';
  const scale = kind === 'counter' && next() < 0.9 ? 3 : 5;
  // Within a minute of midnight, often exactly on a second, so that gaps of twenty seconds and none at all are met.
  const at = MIDNIGHTS[Math.floor(next() * MIDNIGHTS.length)]! + Math.round((next() - 0.5) * 12) * 10 * SECOND + (next() < 0.3 ? Math.floor(next() * 3) - 1 : 0);
  return { kind, scale, subject: kind === 'page' ? '/tari' : next() < 0.5 ? 'uno' : 'due', value: 1 + Math.floor(next() * scale), at, ticket: kind === 'counter' && next() < 0.2, reasons: ['clear', 'complete', 'sometimes-lost'].filter(() => next() < 0.3) };
}

let votes = 0;
const insert = (db: Database, given: readonly Vote[]) => db.insertInto('ratings').values(given.map((one) => {
  votes += 1;
  return {
    id: `vote${String(votes).padStart(18, '0')}`, comune: COMUNE, subject_kind: one.kind, subject_id: one.subject, subject_url: null, scale: one.scale, value: one.value, reasons: one.reasons ?? [], comment: null, channel: 'web',
    voted_at: new Date(one.at).toISOString(), created_at: new Date().toISOString(), ticket_hash: one.ticket === true ? Buffer.from(`ticket ${votes}`) : null,
  };
})).execute();

const onSnapshot = <T>(db: Database, work: (trx: Database) => Promise<T>) => db.transaction().setIsolationLevel('repeatable read').execute(work);

interface Question { scale: 3 | 5; subjectKind?: 'page' | 'counter'; subjectId?: string; from?: string; to?: string }
const PERIODS = [{}, { from: '2026-02-11' }, { to: '2026-03-29' }, { from: '2026-03-29', to: '2026-03-30' }, { from: '2026-07-02', to: '2026-07-02' }, { from: '0001-01-01', to: '9999-12-31' }];
const QUESTIONS: Question[] = PERIODS.flatMap((period) => [
  { scale: 3, ...period }, { scale: 5, ...period }, { scale: 3, subjectKind: 'counter', ...period }, { scale: 3, subjectKind: 'counter', subjectId: 'uno', ...period }, { scale: 5, subjectKind: 'page', subjectId: '/tari', ...period },
] as const);

/** A summary as it was counted before there were totals: each vote is looked at. */
async function counted(db: Database, { scale, subjectKind, subjectId, from, to }: Question) {
  const { rows } = await sql<{ value: number; reasons: string[]; counts: boolean; known: boolean }>`
    select value, reasons, counts, exists (select from served_days where comune = ${COMUNE} and counter = subject_id and day = (voted_at at time zone 'Europe/Rome')::date) as known
    from (select *, ${counts()} as counts from ratings where comune = ${COMUNE} and scale = ${scale}
      and ${subjectKind === undefined ? sql`true` : sql`subject_kind = ${subjectKind}`} and ${subjectId === undefined ? sql`true` : sql`subject_id = ${subjectId}`}
      and ${from === undefined ? sql`true` : sql`voted_at >= ${createdFrom(from)}`} and ${to === undefined ? sql`true` : sql`voted_at < ${createdUntil(to)}`}) as vote`.execute(db);
  const counting = rows.filter((one) => one.counts);
  const reasons = new Map<string, number>();
  for (const reason of counting.flatMap((one) => one.reasons)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    distribution: Array.from({ length: scale }, (_, index) => ({ value: index + 1, count: counting.filter((one) => one.value === index + 1).length })),
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    setAside: rows.length - counting.length, judged: counting.filter((one) => one.known).length,
  };
}

/** Live figures as they were counted before: their votes by period and category. */
const FIGURES: Readonly<Record<string, { where: RawBuilder<unknown>; period: string; category: string }>> = {
  'satisfaction-channels': { where: sql`(subject_kind = 'page' or subject_kind = 'counter' and scale = 3)`, period: 'YYYY', category: "case subject_kind when 'counter' then 'Sportelli' else 'Sito web' end" },
  'satisfaction-web': { where: sql`subject_kind = 'page'`, period: 'YYYY-MM', category: 'null' },
  'satisfaction-counters': { where: sql`subject_kind = 'counter' and scale = 3`, period: 'YYYY', category: 'subject_id' },
};

async function totalled(db: Database, question: Question) {
  const { counts: given, reasons, setAside } = await figuresOf(db, COMUNE, question);
  return { distribution: Array.from({ length: question.scale }, (_, index) => ({ value: index + 1, count: given.get(index + 1) ?? 0 })), reasons, setAside };
}

async function checkAll(db: Database, when: string): Promise<void> {
  await onSnapshot(db, async (trx) => {
    for (const question of QUESTIONS) {
      const { participation } = await summarize(trx, COMUNE, question);
      const { judged, ...expected } = await counted(trx, question);
      assert.deepEqual(await totalled(trx, question), expected, `${when}: ${JSON.stringify(question)}`);
      if (participation) assert.equal(participation.judged, judged, `${when}: participation ${JSON.stringify(question)}`);
    }
    for (const [id, { where, period, category }] of Object.entries(FIGURES)) {
      for (const [from, to] of [['0001-01-01', '9999-12-31'], ['2026-03-29', '2026-07-01']] as const) {
        const { rows } = await sql<{ period: string; category: string | null; n: number }>`
          select to_char(day, ${period}) as period, ${sql.raw(category)}::text as category, count(*)::int as n
          from (select *, (voted_at at time zone 'Europe/Rome')::date as day, ${counts()} as counts from ratings where comune = ${COMUNE} and ${where}) as vote
          where counts and day between ${from}::date and ${to}::date group by 1, 2 order by 1, 2`.execute(trx);
        const observed = await LIVE.find((one) => one.id === id)!.observe(trx, { town, from, to, language: 'it' });
        assert.deepEqual(observed.map((one) => ({ period: one.period, category: one.category ?? null, n: one.n })), rows, `${when}: ${id} ${from}`);
      }
    }
  });
}

const changes = async (db: Database) => (await sql<{ n: number }>`select count(*)::int as n from rating_changes`.execute(db)).rows[0]!.n;

describe('totals of votes by day', () => {
  let postgres: TestPostgres;
  const open: Store[] = [];
  const newTown = async (): Promise<{ db: Database; url: string }> => {
    const url = await postgres.database();
    const store = openStore(url, { size: 6 });
    open.push(store);
    await migrate(store.db);
    for (const id of ['uno', 'due']) {
      await store.db.insertInto('counters').values({ comune: COMUNE, id, name: id, office: 'Anagrafe', token_hash: Buffer.alloc(32) }).execute();
      for (const day of ['2026-02-10', '2026-03-29', '2026-03-30']) await store.db.insertInto('served_days').values({ comune: COMUNE, counter: id, day, served: 100_000 }).execute();
    }
    return { db: store.db, url };
  };
  before(async () => { postgres = await startPostgres(); });
  after(async () => {
    for (const store of open) await store.close();
    await postgres?.close();
  });

  test('random votes, late and in any order, changed and erased: the same as counting them all, before and after a roll-up', async () => {
    const { db } = await newTown();
    const next = numbers(7);
    for (let round = 0; round < 8; round += 1) {
      await insert(db, Array.from({ length: 25 }, () => randomVote(next)));
      const { rows: some } = await sql<{ id: string }>`select id from ratings order by md5(id || ${String(round)}) limit 4`.execute(db);
      await db.deleteFrom('ratings').where('id', 'in', some.slice(0, 2).map((one) => one.id)).execute();
      const { at, subject } = randomVote(next);
      await db.updateTable('ratings').set({ voted_at: new Date(at).toISOString(), subject_id: subject }).where('id', '=', some[2]!.id).execute();
      await checkAll(db, `round ${round}, votes waiting`);
      await rollUp(db);
      assert.equal(await changes(db), 0);
      await checkAll(db, `round ${round}, rolled up`);
    }
    const setAside = await summarize(db, COMUNE, { scale: 3, subjectKind: 'counter' });
    assert.ok((setAside.setAside ?? 0) > 20 && setAside.reasons.length > 1, 'there were bursts and reasons');
    await db.deleteFrom('ratings').execute();
    await rollUp(db);
    assert.deepEqual((await sql`select from rating_totals`.execute(db)).rows, [], 'nothing is left of votes that are erased');
  });

  test('a vote just before midnight that comes late sets the first one of the next day aside, but not for who asks from that day on', async () => {
    const { db } = await newTown();
    const vote = { kind: 'counter', subject: 'uno', scale: 3, value: 3 } as const;
    const of = async (day: Partial<Question>) => { const { distribution, setAside } = await onSnapshot(db, (trx) => totalled(trx, { scale: 3, subjectKind: 'counter', ...day })); return [distribution[2]?.count, setAside]; };
    await insert(db, [{ ...vote, at: MIDNIGHTS[1]! + 5 * SECOND }]);
    await rollUp(db);
    assert.deepEqual(await of({}), [1, 0]);
    await insert(db, [{ ...vote, at: MIDNIGHTS[1]! - 10 * SECOND }]);
    for (const roll of [() => Promise.resolve(), () => rollUp(db)]) {
      await roll();
      assert.deepEqual(await of({}), [1, 1]);
      assert.deepEqual(await of({ from: '2026-03-29' }), [1, 0]);
      assert.deepEqual(await of({ from: '2026-03-28', to: '2026-03-28' }), [1, 0]);
    }
  });

  test('a vote that is not committed keeps nobody waiting, and is not lost', { timeout: 60_000 }, async () => {
    const { db } = await newTown();
    const vote = { kind: 'counter', subject: 'uno', scale: 3, value: 3 } as const;
    await db.transaction().execute(async (trx) => {
      await insert(trx, [{ ...vote, at: MIDNIGHTS[0]! + 100 * SECOND }]);
      await insert(db, [{ ...vote, at: MIDNIGHTS[0]! + 200 * SECOND }]);
      await rollUp(db);
      assert.equal(await changes(db), 0);
      await checkAll(db, 'while it is open');
    });
    await checkAll(db, 'committed');
    await rollUp(db);
    await checkAll(db, 'rolled up');
  });

  test('of two roll-ups at once none writes what it counted before the other', { timeout: 60_000 }, async () => {
    const { db } = await newTown();
    const vote = { kind: 'counter', subject: 'uno', scale: 3, value: 3 } as const;
    const [first, second] = [MIDNIGHTS[0]! + 100 * SECOND, MIDNIGHTS[1]! + 100 * SECOND];
    await insert(db, [{ ...vote, at: first }, { ...vote, at: second }]);
    await rollUp(db);
    await insert(db, [{ ...vote, at: first + 30 * SECOND }, { ...vote, at: second + 30 * SECOND }]);
    let rollingUp: Promise<void> | undefined;
    await db.transaction().execute(async (trx) => {
      // The roll-up has counted both days and waits here to write the first.
      await sql`select from rating_totals where day = '2026-02-11' for update`.execute(trx);
      rollingUp = rollUp(db);
      while ((await sql`select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`.execute(db)).rows.length === 0) await pause(10);
      await insert(db, [{ ...vote, at: second + 60 * SECOND }]);
      await rollUp(db);
    });
    await rollingUp;
    await checkAll(db, 'one waited');
    await rollUp(db);
    await checkAll(db, 'after the next');
  });

  test('votes from before the trigger are counted from the first moment, and queued subject by subject', async () => {
    const { db } = await newTown();
    const next = numbers(11);
    await sql`alter table ratings disable trigger ratings_change`.execute(db);
    await insert(db, Array.from({ length: 60 }, () => randomVote(next)));
    // More subjects than are queued at once.
    await insert(db, Array.from({ length: 45 }, (_, index) => ({ kind: 'page' as const, subject: `/pagina/${index}`, scale: 5 as const, value: 4, at: MIDNIGHTS[0]! })));
    await sql`alter table ratings enable trigger ratings_change`.execute(db);
    await sql`insert into rating_backlog values ('', 0, '', '')`.execute(db);
    await checkAll(db, 'nothing queued');
    await insert(db, [randomVote(next)]);
    await checkAll(db, 'a vote meanwhile');
    await Promise.all([rollUp(db), rollUp(db)]);
    await rollUp(db);
    assert.deepEqual([(await sql`select from rating_backlog`.execute(db)).rows.length, await changes(db)], [0, 0]);
    await checkAll(db, 'rolled up');
  });

  test('two processes roll up while many vote: no moment at which an answer is wrong', { timeout: 240_000 }, async (t) => {
    const { db, url } = await newTown();
    const servers = await Promise.all([startChild({ databaseUrl: url, rollUpEvery: 1 }), startChild({ databaseUrl: url, rollUpEvery: 1 })]);
    t.after(() => { for (const server of servers) server.kill('SIGTERM'); });
    let voting = true;
    const voters = [1, 2, 3].map(async (seed) => {
      const next = numbers(seed);
      for (let round = 0; round < 40; round += 1) {
        await db.transaction().execute(async (trx) => {
          await insert(trx, [randomVote(next), randomVote(next)]);
          if (next() < 0.5) await pause(next() * 20);
          if (next() < 0.2) await sql`delete from ratings where id = (select id from ratings order by md5(id || ${String(round)}) limit 1 for update skip locked)`.execute(trx);
        });
      }
    });
    const checking = (async () => { while (voting) await checkAll(db, 'while they vote'); })();
    await Promise.race([Promise.all(voters), checking]);
    voting = false;
    await checking;
    while (await changes(db) > 0) await pause(20);
    await checkAll(db, 'rolled up by whoever came first');
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { Tables } from '../../kernel/schema.ts';
import type { RatingBacklogTable, RatingGroup } from './tables.ts';
import { countedVotes, FIGURES, GROUP } from './totals.ts';

/** Milliseconds between looks. */
const EVERY = 5000;
/** Groups counted in one transaction. */
const BATCH = 500;
/** Subjects whose votes from before the trigger are queued in one transaction: each may have very many. */
const SUBJECTS = 8;
/** Any constant will do: whoever holds it rolls up, and the others leave it to them. */
const ROLL_UP_LOCK = '6218840193377350221';

/** What PostgreSQL calls a statement that was cancelled. */
const TOOK_TOO_LONG = '57014';

const FIRST: RatingGroup = { comune: '', scale: 0, subject_kind: '', subject_id: '', day: '0001-01-01' };

/**
 * Counts the groups whose votes have changed, until none is left or it is told to stop. Safe from several processes: one does it at a time. Throws when the
 * database fails; the rest is done by the next one.
 */
export async function rollUp(db: Database, stopped?: AbortSignal): Promise<void> {
  while (stopped?.aborted !== true && await queueBacklog(db));
  // In the order of the groups, so that one that changes all the time does not keep the others waiting.
  let after: RatingGroup | undefined = FIRST;
  let most = BATCH;
  while (after !== undefined && stopped?.aborted !== true) {
    try {
      after = await countBatch(db, after, most);
    } catch (error) {
      if (most === 1 || (error as { code?: string }).code !== TOOK_TOO_LONG) throw error;
      most = Math.ceil(most / 4);
    }
  }
}

/** Counts the first groups after `after`, at most `most`; returns the last of them, or nothing when there are no more or another process is at it. */
async function countBatch(db: Database, after: RatingGroup, most: number): Promise<RatingGroup | undefined> {
  const { rows: [some] } = await sql`select from rating_changes limit 1`.execute(db);
  if (some === undefined) return undefined;
  // Each statement sees what has been committed when it begins: what is taken from the queue first has its votes in what is counted then.
  return db.transaction().setIsolationLevel('read committed').execute(async (trx) => {
    const { rows: [lock] } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(ROLL_UP_LOCK)}::bigint) as mine`.execute(trx);
    if (lock?.mine !== true) return undefined;
    const { rows: groups } = await sql<RatingGroup>`
      with batch as materialized (
        select distinct comune, ${GROUP} from rating_changes
        where (comune, ${GROUP}) > (${after.comune}, ${after.scale}::smallint, ${after.subject_kind}, ${after.subject_id}, ${after.day}::date) order by comune, ${GROUP} limit ${most}),
      taken as (delete from rating_changes as change using batch
        where (change.comune, change.scale, change.subject_kind, change.subject_id, change.day) = (batch.comune, batch.scale, batch.subject_kind, batch.subject_id, batch.day))
      select comune, scale, subject_kind, subject_id, day::text from batch order by comune, ${GROUP}`.execute(trx);
    if (groups.length > 0) await count(trx, groups);
    return groups.at(-1);
  });
}

async function count(trx: Transaction<Tables>, groups: readonly RatingGroup[]): Promise<void> {
  const given = sql`unnest(${groups.map((one) => one.comune)}::text[], ${groups.map((one) => one.scale)}::smallint[], ${groups.map((one) => one.subject_kind)}::text[],
    ${groups.map((one) => one.subject_id)}::text[], ${groups.map((one) => one.day)}::date[]) as one (comune, ${GROUP})`;
  const columns = ['count_1', 'count_2', 'count_3', 'count_4', 'count_5', 'set_aside', 'continued', 'reasons', 'reason_counts'];
  await sql`
    with counted as materialized (select one.*, figures.* from ${given} cross join lateral ${countedVotes()} as figures),
    gone as (delete from rating_totals as total using counted as one
      where (total.comune, total.scale, total.subject_kind, total.subject_id, total.day) = (one.comune, one.scale, one.subject_kind, one.subject_id, one.day)
        and one.count_1 + one.count_2 + one.count_3 + one.count_4 + one.count_5 + one.set_aside = 0)
    insert into rating_totals (comune, ${GROUP}, ${FIGURES}) select comune, ${GROUP}, ${FIGURES} from counted where count_1 + count_2 + count_3 + count_4 + count_5 + set_aside > 0
    on conflict (comune, ${GROUP}) do update set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}`.execute(trx);
}

/** Queues the groups of the next subjects that voted before the trigger was there; whether there may be more. */
async function queueBacklog(db: Database): Promise<boolean> {
  const { rows: [some] } = await sql`select from rating_backlog`.execute(db);
  if (some === undefined) return false;
  return db.transaction().setIsolationLevel('read committed').execute(async (trx) => {
    const { rows: [at] } = await sql<RatingBacklogTable>`select * from rating_backlog for update skip locked`.execute(trx);
    if (at === undefined) return false;
    // From one subject to the next through the index, without reading their votes.
    const next = (from: ReturnType<typeof sql>) => sql`select comune, scale, subject_kind, subject_id from ratings where (comune, scale, subject_kind, subject_id) > (${from}) order by 1, 2, 3, 4 limit 1`;
    const { rows } = await sql<RatingBacklogTable>`
      with recursive subject as (
        (${next(sql`${at.comune}, ${at.scale}::smallint, ${at.subject_kind}, ${at.subject_id}`)})
        union all select found.* from subject cross join lateral (${next(sql`subject.comune, subject.scale, subject.subject_kind, subject.subject_id`)}) as found),
      chosen as materialized (select * from subject limit ${SUBJECTS}),
      queued as (insert into rating_changes (comune, scale, subject_kind, subject_id, day)
        select chosen.*, days.day from chosen cross join lateral (
          select distinct (voted_at at time zone 'Europe/Rome')::date as day from ratings
          where comune = chosen.comune and scale = chosen.scale and subject_kind = chosen.subject_kind and subject_id = chosen.subject_id) as days)
      select * from chosen order by 1, 2, 3, 4`.execute(trx);
    const last = rows.at(-1);
    if (last === undefined) await trx.deleteFrom('rating_backlog').execute();
    else await trx.updateTable('rating_backlog').set(last).execute();
    return last !== undefined;
  });
}

/** Rolls up at once and then again and again, until stopped; stopping waits for the transaction under way. */
export function startRollUp(db: Database, onError: (error: unknown) => void, every = EVERY): () => Promise<void> {
  const stopping = new AbortController();
  const work = async () => {
    while (!stopping.signal.aborted) {
      await rollUp(db, stopping.signal).catch(onError);
      await pause(every, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const ended = work();
  return async () => { stopping.abort(); await ended; };
}

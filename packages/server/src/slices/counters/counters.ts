import { timingSafeEqual } from 'node:crypto';
import type { Counter, CounterDay } from '@civico/contract';
import { LIST_COUNTERS_ITEMS_MAX_ITEMS, LIST_SERVED_ITEMS_MAX_ITEMS } from '@civico/domain/limits.ts';
import { sql } from 'kysely';
import type { Database } from '../../kernel/database.ts';
import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { createdFrom, createdUntil, withinCalendar } from '../../kernel/period.ts';
import { invalidInput, ProblemError } from '../../kernel/problem.ts';
import { sha256 } from '../../kernel/secrets.ts';
import { counts } from '../counters/bursts.ts';
import { problems } from './counters.messages.ts';

/** Days back for which a queue system that was offline may still count. */
const LONGEST_WAIT = 60 * 86_400_000;
/** Days listed at most. */
const MOST_DAYS = LIST_SERVED_ITEMS_MAX_ITEMS;

/** Counters, and how many people each served: without that number nobody can say how many of them voted. */
export function counterHandlers({ db, aggregates, once }: Kernel): HandlersFor<'listCounters' | 'listServed' | 'countServed' | 'setServed'> {
  return {
    async listCounters({ town }) {
      const items: Counter[] = await db.selectFrom('counters').select(['id', 'name', 'office']).where('comune', '=', town.id).orderBy('name').limit(LIST_COUNTERS_ITEMS_MAX_ITEMS).execute();
      return { status: 200, body: { items } };
    },

    async listServed(call) {
      const { town, params, query, clerk } = call;
      const from = withinCalendar(query.from ?? '0000-01-01');
      const to = withinCalendar(query.to ?? '9999-12-31');
      const known = await db.selectFrom('counters').select('id').where('comune', '=', town.id).where('comune', '=', clerk?.comune ?? '').where('id', '=', params.id).executeTakeFirst();
      if (known === undefined) throw new ProblemError('not-found');
      const { rows } = await aggregates.answer(call, ['listServed', params.id, from, to], (scan) => sql<{ day: string; served: number | null; votes: number }>`
        select day::text, known.served, coalesce(voted.votes, 0)::int as votes
        from (select day, served from served_days where comune = ${town.id} and counter = ${params.id} and day between ${from}::date and ${to}::date) as known
        full join (select day, count(*) as votes from (
            select (voted_at at time zone 'Europe/Rome')::date as day, ${counts()} as counts from ratings
            where comune = ${town.id} and subject_kind = 'counter' and subject_id = ${params.id} and scale = 3 and voted_at >= ${createdFrom(from)} and voted_at < ${createdUntil(to)}) as vote
          where counts group by day) as voted using (day)
        order by day desc limit ${MOST_DAYS}`.execute(scan));
      const items = rows.map(({ day, served, votes }): CounterDay => ({ counter: params.id, day, served, votes }));
      return { status: 200, body: { items } };
    },

    async countServed(call) {
      const { town, params, body, raw } = call;
      await checkCounterToken(db, town.id, params.id, raw.counterToken);
      const at = Date.parse(body.at);
      if (!(at <= Date.now() + 60_000 && at >= Date.now() - LONGEST_WAIT)) throw invalidInput({ pointer: '/at', code: 'invalid' });
      return once(call, async (trx) => {
        const { rows: [row] } = await sql<{ day: string; served: number }>`
          insert into served_days as known (comune, counter, day, served) values (${town.id}, ${params.id}, (${new Date(at).toISOString()}::timestamptz at time zone 'Europe/Rome')::date, 1)
          on conflict (comune, counter, day) do update set served = known.served + 1 returning day::text, served`.execute(trx);
        return { status: 201, body: { counter: params.id, day: row!.day, served: row!.served } };
      });
    },

    async setServed({ town, params, body, clerk }) {
      const { rows: [row] } = await sql<{ day: string; served: number; future: boolean }>`
        insert into served_days (comune, counter, day, served)
        select comune, id, ${params.day}::date, ${body.served} from counters
        where comune = ${town.id} and comune = ${clerk?.comune ?? ''} and id = ${params.id} and ${params.day}::date <= (now() at time zone 'Europe/Rome')::date
        on conflict (comune, counter, day) do update set served = excluded.served
        returning day::text as day, served`.execute(db);
      // Another town's counter, none at all, or a day that has not come: nothing there to set.
      if (row === undefined) throw new ProblemError('not-found');
      return { status: 200, body: { counter: params.id, day: row.day, served: row.served } };
    },
  };
}

/** Throws 401 unless the token is the one of this counter; a counter that does not exist answers the same. */
export async function checkCounterToken(db: Database, comune: string, counter: string, token: string | undefined): Promise<void> {
  const known = await db.selectFrom('counters').select('token_hash').where('comune', '=', comune).where('id', '=', counter).executeTakeFirst();
  if (token === undefined || !timingSafeEqual(known?.token_hash ?? Buffer.alloc(32), sha256(token))) throw new ProblemError(problems['counter-token']);
}

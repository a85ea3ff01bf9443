import { sql, type RawBuilder } from 'kysely';

/** Votes at one counter without a ticket that follow each other within this many seconds are one person's: the first of them counts. The trigger on `ratings` has it too: decision 0032. */
export const BURST_SECONDS = 20;

/**
 * SQL: whether a rating counts. Of a run of votes without a ticket at one counter, each at most `BURST_SECONDS` after the one before, only the
 * first does: fifty taps of a bored child are one vote. Decided when reading, so that votes that were offline and arrive late or in any order
 * give the same result. A window function: for a select of `ratings`, whose rows it numbers among those selected.
 */
export function counts(): RawBuilder<boolean> {
  return sql<boolean>`subject_kind <> 'counter' or ticket_hash is not null or coalesce(voted_at - lag(voted_at)
    over (partition by subject_kind, subject_id, ticket_hash is null order by voted_at, id) > make_interval(secs => ${BURST_SECONDS}), true)`;
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setUpCounter } from '@civico/server/slices/counters/set-up.ts';
import { importIndicators, type IndicatorsFile } from '@civico/server/import/import-indicators.ts';
import type { Database } from '@civico/server/kernel/database.ts';
import { counters, demoTokenOf } from './counters.ts';
import { townsFolder } from './towns/index.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Days back for which votes are invented. */
const DAYS = 21;

/** Always the same number between 0 and 1 for the same words. */
const chance = (...words: unknown[]): number => createHash('sha256').update(words.join(' ')).digest().readUInt32BE() / 2 ** 32;

/**
 * The published figures of a town (from `indicators.json`, each with its source), its eight counters, and invented votes of the last weeks with the
 * number of people served, so that the page of figures has something to show. Votes are put there once.
 *
 * @returns how many votes were added
 */
export async function seedFigures(db: Database, town: string, now = Date.now()): Promise<number> {
  await importIndicators(db, town, JSON.parse(readFileSync(new URL(`${town}/indicators.json`, townsFolder), 'utf8')) as IndicatorsFile);
  let fresh = false;
  for (const counter of counters) fresh = await setUpCounter(db, town, counter, demoTokenOf(town, counter.id)) || fresh;
  if (!fresh) return 0;
  const votes = [...counterVotes(town, now), ...webVotes(town, now)];
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < votes.length; from += 500) await trx.insertInto('ratings').values(votes.slice(from, from + 500)).onConflict((conflict) => conflict.doNothing()).execute();
    await trx.insertInto('served_days').values(openDays(now).flatMap((day) => counters.map(({ id }) => ({ comune: town, counter: id, day: new Date(day).toISOString().slice(0, 10), served: servedOn(town, id, day) }))))
      .onConflict((conflict) => conflict.doNothing()).execute();
  });
  return votes.length;
}

/** Midnight in UTC of the past days on which offices are open. */
function openDays(now: number): number[] {
  const today = Math.floor(now / DAY) * DAY;
  return Array.from({ length: DAYS }, (_, index) => today - (index + 1) * DAY).filter((day) => new Date(day).getUTCDay() % 6 !== 0);
}

const servedOn = (town: string, counter: string, day: number): number => 9 + Math.floor(chance(town, counter, day, 'served') * 12);

function vote(id: string, comune: string, at: number, more: { subject_kind: string; subject_id: string; scale: number; value: number; channel: string; reasons?: string[] }) {
  const moment = new Date(at).toISOString();
  return { id: createHash('sha256').update(`demo ${comune} ${id}`).digest().subarray(0, 16).toString('base64url'), comune, subject_url: null, comment: null, voted_at: moment, created_at: moment, reasons: [], ...more };
}

function counterVotes(town: string, now: number) {
  return openDays(now).flatMap((day) => counters.flatMap(({ id }, index) => {
    const people = Array.from({ length: servedOn(town, id, day) }, (_, person) => person).filter((person) => chance(town, id, day, person) < 0.5 + 0.04 * index);
    return people.map((person) => {
      const mood = chance(town, id, day, person, 'mood');
      const value = mood < 0.82 + 0.015 * index ? 3 : mood < 0.93 ? 2 : 1;
      return vote(`${id} ${day} ${person}`, town, day + 7.5 * 60 * MINUTE + person * 14 * MINUTE, {
        subject_kind: 'counter', subject_id: id, scale: 3, value, channel: 'counter', reasons: value === 1 ? [chance(town, id, day, person, 'why') < 0.6 ? 'waiting-time' : 'not-clear'] : [],
      });
    });
  }));
}

function webVotes(town: string, now: number) {
  return Array.from({ length: 160 }, (_, index) => {
    const at = now - Math.floor(chance(town, index, 'when') * 180 * DAY) - DAY;
    const mood = chance(town, index, 'page');
    return vote(`page ${index}`, town, at, { subject_kind: 'page', subject_id: '/servizi', scale: 5, value: mood < 0.45 ? 5 : mood < 0.76 ? 4 : mood < 0.88 ? 3 : mood < 0.95 ? 2 : 1, channel: 'web' });
  });
}

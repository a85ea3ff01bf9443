import type { Credentials, NewRating, Outline, Place, Ports, Report, ReportCategory } from '@civico/contract';
import type { CalendarEntry } from '@civico/calendar';
import { categories } from './categories.ts';
import { figures, indicatorsPort, type Figure } from './memory-indicators.ts';
import { eventsPort, someEvents } from './memory-events.ts';
import { Once } from './keeper.ts';
import { placesPort } from './memory-places.ts';
import { ratingsPort } from './memory-ratings.ts';
import { officePort } from './memory-office.ts';
import { ReportBook, reportsPort } from './memory-reports.ts';
import { random, type Random } from './random.ts';
import { OFFICE, randomReports } from './random-reports.ts';
import { outline, places } from './town.ts';

/** What the backend holds at the start; each part has a default of the invented town. */
export interface MemorySeed {
  /** The reports themselves, or how many to invent. Default 40. */
  reports?: readonly Report[] | number;
  ratings?: readonly NewRating[];
  categories?: readonly ReportCategory[];
  /** Indicators with their values. Default: one of each kind of chart. */
  figures?: readonly Figure[];
  /** Offices a report can be given to. Default the one office of the invented town. */
  offices?: readonly string[];
  places?: readonly Place[];
  /** Entries of the calendar. Default those of an invented June 2026. */
  events?: readonly CalendarEntry[];
  outline?: Outline;
  /** Who may sign in to the office. Default `ufficio`, `manutenzioni`. */
  clerk?: Credentials;
  /** Milliseconds since the epoch. Default: 15 June 2026 and a second later at each thing written, so that stories look the same every day. */
  now?: () => number;
  /** Another seed gives other identifiers and other invented reports. */
  seed?: number;
}

/** What every port of one memory backend shares. */
export interface Memory {
  readonly once: Once;
  readonly random: Random;
  readonly now: () => number;
  readonly outline: Outline;
  readonly categories: readonly ReportCategory[];
  readonly offices: readonly string[];
  /** Whether a clerk is signed in; then reports carry `internal`. */
  signedIn: boolean;
}

/** A whole backend in memory, with the rules of a real one: keys, limits, boundary, stop messages, status steps. Deterministic. */
export function memoryPorts(seed: MemorySeed = {}): Ports {
  const number = seed.seed ?? 1;
  let clock = Date.UTC(2026, 5, 15, 8, 30);
  const memory: Memory = {
    once: new Once(), random: random(number * 7919 + 17), now: seed.now ?? (() => (clock += 1000)),
    outline: seed.outline ?? outline, categories: seed.categories ?? categories, offices: seed.offices ?? [OFFICE], signedIn: false,
  };
  const known = seed.reports ?? 40;
  const book = new ReportBook(memory, typeof known === 'number' ? randomReports(known, { seed: number }) : known);
  return {
    ratings: ratingsPort(memory, seed.ratings ?? []),
    reports: reportsPort(memory, book),
    indicators: indicatorsPort(seed.figures ?? figures),
    events: eventsPort(memory, seed.events ?? someEvents),
    places: placesPort(seed.places ?? places, memory.outline),
    office: officePort(memory, book, seed.clerk ?? { username: 'ufficio', password: 'manutenzioni' }),
  };
}

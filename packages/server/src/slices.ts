/** The capabilities of the server. Whoever adds one lists it here; the compiler and the start say what it has left out. */
import type { OperationName } from './kernel/handlers.ts';
import type { KERNEL_TABLES } from './kernel/own-tables.ts';
import type { Tables } from './kernel/schema.ts';
import { slice as attachments } from './slices/attachments/index.ts';
import { slice as counters } from './slices/counters/index.ts';
import { slice as events } from './slices/events/index.ts';
import { slice as indicators } from './slices/indicators/index.ts';
import { slice as messages } from './slices/messages/index.ts';
import { slice as places } from './slices/places/index.ts';
import { slice as ratings } from './slices/ratings/index.ts';
import { slice as reports } from './slices/reports/index.ts';
import { slice as session } from './slices/session/index.ts';
import { slice as status } from './slices/status/index.ts';
import { slice as subscriptions } from './slices/subscriptions/index.ts';

export const SLICES = [status, session, messages, attachments, places, counters, ratings, subscriptions, reports, events, indicators] as const;

type Claimed<Part extends 'access' | 'tables', One = (typeof SLICES)[number]> = One extends Record<Part, infer Named> ? keyof Named : never;
type None<Left extends never> = Left;
/** An error here names the operation that no slice answers. */
export type UnansweredOperation = None<Exclude<OperationName, Claimed<'access'>>>;
/** An error here names the table that no slice says the retention line of. */
export type UnclaimedTable = None<Exclude<keyof Tables, Claimed<'tables'> | keyof typeof KERNEL_TABLES>>;

/** Handlers are typed from the contract: what must not compile stands under `@ts-expect-error`, and the compiler says when it does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewRating, Rating } from '@civico/contract';
import { type AnswerOf, type CallOf, type HandlersFor, writtenJson } from '@civico/server/kernel/handlers.ts';
import type { Once } from '@civico/server/kernel/idempotency.ts';
import type { Kernel } from '@civico/server/kernel/kernel.ts';
import { defineSlice } from '@civico/server/kernel/slice.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
const same = <A, B>(_yes: Same<A, B>): void => undefined;
const never = (): never => { throw new Error('only for the compiler'); };

test('what a handler is given', () => {
  same<CallOf<'createRating'>['body'], NewRating>(true);
  same<CallOf<'createAttachment'>['body'], Buffer>(true);
  same<CallOf<'confirmSubscription'>['body'], undefined>(true);
  same<CallOf<'getStatus'>['body'], undefined>(true);
  same<CallOf<'setServed'>['params'], { id: string; day: string }>(true);
  // With a default in the contract it is always there; without one it may be missing.
  same<CallOf<'getRatingSummary'>['query']['scale'], 3 | 5>(true);
  same<CallOf<'getRatingSummary'>['query']['from'], string | undefined>(true);
  same<CallOf<'listReports'>['query']['limit'], number>(true);
  const call = { query: {} } as CallOf<'listReports'>;
  // @ts-expect-error -- the contract knows no such parameter
  assert.equal(call.query.colour, undefined);
});

test('what a handler may answer', () => {
  const rating = {} as Rating;
  const answers: AnswerOf<'createRating'>[] = [{ status: 201, body: rating }, { status: 201, body: writtenJson('{}'), headers: { vary: 'Cookie' } }];
  // @ts-expect-error -- a status the contract does not know
  answers.push({ status: 202, body: rating });
  // @ts-expect-error -- problems are thrown
  answers.push({ status: 404, body: rating });
  // @ts-expect-error -- another body
  answers.push({ status: 201, body: { id: 'x' } });
  // @ts-expect-error -- text that nobody vouches for
  answers.push({ status: 201, body: '{}' });
  // @ts-expect-error -- no body
  answers.push({ status: 201 });
  // @ts-expect-error -- another media type
  answers.push({ status: 201, type: 'text/html', body: '' });
  const empty: AnswerOf<'deleteSession'> = { status: 204 };
  // @ts-expect-error -- no content is no content
  const full: AnswerOf<'deleteSession'> = { status: 204, body: {} };
  const either: AnswerOf<'listReports'>[] = [{ status: 200, body: { items: [], nextCursor: null } }, { status: 200, type: 'application/geo+json; charset=utf-8', body: '' }];
  assert.deepEqual([answers.length, empty.status, full.status, either.length], [8, 204, 204, 2]);
});

test('a slice has a handler for each of its access rows, and a row for each handler', () => {
  const handlers: HandlersFor<'getStatus'> = { getStatus: () => Promise.resolve({ status: 200, type: 'application/problem+json', body: '' }) };
  defineSlice({ name: 'a', access: { getStatus: 'anyone' }, open: () => ({ handlers }) });
  // @ts-expect-error -- getSession has no handler
  defineSlice({ name: 'b', access: { getStatus: 'anyone', getSession: 'clerk' }, open: () => ({ handlers }) });
  // @ts-expect-error -- the contract knows no such operation
  defineSlice({ name: 'c', access: { getTree: 'anyone' }, open: () => ({ handlers: {} }) });
  // @ts-expect-error -- no such table is declared
  defineSlice({ name: 'd', access: {}, tables: { trees: { holds: 'nobody' } }, open: () => ({ handlers: {} }) });
  // @ts-expect-error -- a table with people and no retention line
  defineSlice({ name: 'e', access: {}, tables: { sessions: { holds: 'a clerk' } }, open: () => ({ handlers: {} }) });
});

test('once gives the answer of its own operation', () => {
  const { once } = { once: never as Once } satisfies Pick<Kernel, 'once'>;
  const write = (call: CallOf<'countServed'>): Promise<AnswerOf<'countServed'>> => once(call, () => Promise.resolve({ status: 201, body: { counter: 'uno', day: '2026-05-08', served: 1 } }));
  // @ts-expect-error -- the answer of another operation
  const other = (call: CallOf<'countServed'>) => once(call, () => Promise.resolve({ status: 201, body: { followers: 1 } }));
  // @ts-expect-error -- headers are not kept, and would be missing when the answer is given again
  const headed = (call: CallOf<'countServed'>) => once(call, () => Promise.resolve({ status: 201, body: { counter: 'uno', day: '2026-05-08', served: 1 }, headers: { vary: 'Cookie' } }));
  assert.deepEqual([write.length, other.length, headed.length], [1, 1, 1]);
});

/** Statements written once with names for their values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { insertFrom, Prepared } from '@civico/server/kernel/prepared.ts';

interface Values { comune: string; day: string; served: number }

test('a name is one number however often it stands there, and values come in that order', () => {
  const prepared = new Prepared<Values>((value) => sql`select ${value('day', 'date')}, ${value('comune')}, ${value('served', 'int')} where ${value('comune')} <> '' and ${value('day')} is not null`);
  assert.equal(prepared.text, "select $1::date, $2, $3::int where $2 <> '' and $1 is not null");
  assert.deepEqual(prepared.values({ served: 4, comune: 'vallechiara', day: '2026-05-08' }), ['2026-05-08', 'vallechiara', 4]);
});

test('more than nine names keep their numbers', () => {
  const names = Array.from({ length: 12 }, (_, index) => `v${index}`);
  const prepared = new Prepared<Record<string, number>>((value) => sql.join([...names, 'v10', 'v0'].map((name) => value(name))));
  assert.equal(prepared.text, [...names.map((_, index) => `$${index + 1}`), '$11', '$1'].join(', '));
  assert.deepEqual(prepared.values(Object.fromEntries(names.map((name, index) => [name, index]))), names.map((_, index) => index));
});

test('an insert names each column beside its value', () => {
  const prepared = new Prepared<Values>((value) => insertFrom('claim', 'served_days', { served: value('served'), comune: value('comune'), counter: sql.lit('uno'), day: value('day', 'date') }));
  assert.equal(prepared.text, 'insert into "served_days" ("served", "comune", "counter", "day") select $1, $2, \'uno\', $3::date from "claim"');
  // @ts-expect-error -- the column "day" has no value
  const lacking = () => insertFrom('claim', 'served_days', { served: sql.lit(1), comune: sql.lit('a'), counter: sql.lit('b') });
  assert.match(new Prepared(lacking).text, /^insert/);
});

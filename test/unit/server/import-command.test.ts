/** What the command of an import says at its end, and what it leaves alone. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readJson } from '@civico/calendar';
import { importEvents } from '@civico/server/import/import-events.ts';
import { migrate } from '@civico/server/assembly.ts';
import { openStore } from '@civico/server/kernel/database.ts';
import { startPostgres, temporaryDirectory, type TestPostgres } from '../../helpers/postgres.ts';

const script = join(import.meta.dirname, '../../../scripts/import.ts');
const dir = temporaryDirectory();
let postgres: TestPostgres;
let url: string;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
});
after(async () => { await postgres.close(); rmSync(dir, { recursive: true, force: true }); });

async function take(kind: string, text: string, ...options: string[]): Promise<{ code: number; said: string }> {
  const path = join(dir, `${kind}-${Math.random()}`);
  writeFileSync(path, text);
  return new Promise((resolve) => {
    execFile(process.execPath, [script, kind, path, ...options], { env: { ...process.env, DATABASE_URL: url, CIVICO_TOWN: 'sassuolo' } }, (error, out, err) => { resolve({ code: error === null ? 0 : Number(error.code), said: out + err }); });
  });
}
const published = async () => (await postgres.query<{ period: string; value: number }>(url, 'select period, value from observations where indicator = \'carte\' order by ordinal')).map(({ period, value }) => `${period} ${value}`);

const HEAD = 'id;titolo;tema;unità;fonte;licenza;aggiornamento;periodo;valore\n';
const figures = (...lines: string[]): string => HEAD + lines.map((line) => `carte;Carte;Anagrafe;numero;Comune di Prova;CC BY 4.0;2026-10-01;${line}\n`).join('');

test('figures: what is refused leaves what is published, and the command says so', async () => {
  const good = await take('indicators', figures('2024;1.180', '2025;1.234'));
  assert.deepEqual([good.code, await published()], [0, ['2024 1180', '2025 1234']], good.said);
  assert.match(good.said, /"1\.234" was read as 1234/);
  for (const [why, text, says, ...options] of [
    ['every value is refused', figures('2024;NaN', '2025;#N/D'), /line 2 refused[\s\S]*0 of 2 taken, 2 refused\. Nothing was changed/],
    ['the same, and a part is wanted', figures('2024;NaN', '2025;#N/D'), /0 of 2 taken/, '--partial'],
    ['every value is missing', figures('2024;n.d.', '2025;-'), /carte: 2 of 2 published values are not in the file \(2024, 2025\)/],
    ['other periods', figures('03/2024;10', '04/2024;12'), /2 of 2 published values are not in the file/],
    ['one line is refused', figures('2024;1180', '2025;1240', '2026;boh'), /line 4 refused.*\n.*0 of 3 taken, 1 refused.*--partial to take the other 2/],
    ['only looked at', figures('2024;1180', '2025;1240'), /1 changed.*Nothing was changed \(--dry-run\)/, '--dry-run'],
    ['no line', HEAD, /The file holds nothing/],
  ] as [string, string, RegExp, ...string[]][]) {
    const { code, said } = await take('indicators', text, ...options);
    assert.match(said, says, why);
    assert.deepEqual([code, await published()], [options[0] === '--dry-run' ? 0 : 1, ['2024 1180', '2025 1234']], why);
  }
  const part = await take('indicators', figures('2024;1180', '2025;1240', '2026;boh'), '--partial');
  assert.deepEqual([part.code, await published()], [2, ['2024 1180', '2025 1240']], part.said);
  const replaced = await take('indicators', figures('03/2024;10'), '--replace');
  assert.deepEqual([replaced.code, await published()], [0, ['2024-03 10']], replaced.said);
});

test('reports, streets, events and counters: a refused line takes nothing, unless a part is wanted', async () => {
  const count = async (table: string): Promise<number> => (await postgres.query<{ n: number }>(url, `select count(*)::int as n from ${table} where comune = 'sassuolo'`))[0]!.n;
  for (const [kind, table, text] of [
    ['reports', 'reports', 'Id;Stato;Creato;Chiusa;Categoria;DescrizioneBreve\n1;aperta;2026-01-10;;Buche;Una buca\n2;persa;2026-01-10;;Buche;Due\n3;aperta;2026-01-10;;Buche;"Aperta\n'],
    ['places', 'places', 'CodiceVia;DUG;DUF\n1;Via;Roma\n;Via;Senza\n'],
    ['events', 'calendar_entries', JSON.stringify({ events: [{ title: 'Mercato', start: '2026-11-24T08:00' }, { title: 'Domani', start: 'domani' }] })],
    ['counters', 'counters', 'id,name,office\nuno,Uno,Anagrafe\nDue,Due,Anagrafe\n'],
  ] as const) {
    const none = await take(kind, text);
    assert.deepEqual([none.code, await count(table)], [1, 0], none.said);
    assert.match(none.said, /refused[\s\S]*0 of \d taken, \d refused\. Nothing was changed\. Correct the lines above, or add --partial to take the other 1\./);
    const part = await take(kind, text, '--partial');
    assert.deepEqual([part.code, await count(table)], [2, 1], part.said);
  }
});

test('events: a calendar that is nearly full refuses by name what it has no room for, also when the file alone is good', async () => {
  const hourly = (...names: string[]): string => JSON.stringify({ events: names.map((uid) => ({ uid, title: uid, start: '2026-01-01T00:00', end: '2026-01-01T00:30', rule: 'FREQ=HOURLY' })) });
  const there = async () => (await postgres.query<{ uid: string }>(url, "select uid from calendar_entries where comune = 'crema' order by uid")).map(({ uid }) => uid);
  const store = openStore(url, { size: 2 });
  await migrate(store.db);
  await importEvents(store.db, { id: 'crema' }, readJson(hourly(...Array.from({ length: 60 }, (_, n) => `ora-${n}`))));
  await store.close();
  const before = await there();
  assert.ok(before.length > 20 && before.length < 30);
  const none = await take('events', hourly('uno', 'due'), '--town', 'crema');
  assert.deepEqual([none.code, await there()], [1, before], none.said);
  assert.match(none.said, /"uno" refused: is repeated more often than the calendar has room for: let it[^\n]*\n"due" refused: is[^\n]*\n.*: 0 of 2 taken, 2 refused\. Nothing was changed/);
  const mixed = JSON.stringify([{ uid: 'una', title: 'Una volta', start: '2026-03-01' }, ...(JSON.parse(hourly('uno')) as { events: unknown[] }).events]);
  for (const [options, code, says] of [[[], 1, /0 of 2 taken, 1 refused.*--partial to take the other 1/], [['--dry-run'], 1, /2 read, 1 good, 1 refused/], [['--partial'], 2, /2 entries read, 1 events taken, 0 changed, 0 already there, 1 refused/]] as [string[], number, RegExp][]) {
    const { code: ended, said } = await take('events', mixed, '--town', 'crema', ...options);
    assert.deepEqual([ended, (await there()).length], [code, before.length + (code === 2 ? 1 : 0)], said);
    assert.match(said, says);
  }
});

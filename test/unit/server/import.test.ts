import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readJson } from '@civico/calendar';
import { openCsv } from '@civico/server/import/csv.ts';
import { importCounters } from '@civico/server/import/import-counters.ts';
import { importIndicators } from '@civico/server/import/import-indicators.ts';
import { readIndicatorsFile } from '@civico/server/import/read-indicators.ts';
import { importPlaces } from '@civico/server/import/import-places.ts';
import { importReports } from '@civico/server/import/import-reports.ts';
import { MUNICIPIUM } from '@civico/server/import/mapping.ts';
import { migrate, registerTowns } from '@civico/server/assembly.ts';
import { openStore, type Store } from '@civico/server/kernel/database.ts';
import type { Town } from '@civico/server/kernel/towns.ts';
import { startPostgres, temporaryDirectory, type TestPostgres } from '../../helpers/postgres.ts';
import { startTestServer } from '../../helpers/server.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

const shared = join(import.meta.dirname, '../../../../shared/data/alessandria');
const dir = temporaryDirectory();
const town = registerTowns(TEST_TOWNS).get('vallechiara') as Town;
let postgres: TestPostgres;
let url: string;
let store: Store;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  store = openStore(url, { size: 2 });
  await migrate(store.db);
});
after(async () => { await store.close(); await postgres.close(); rmSync(dir, { recursive: true, force: true }); });

const file = (name: string, text: string) => { const path = join(dir, name); writeFileSync(path, text); return path; };
const reports = async (path: string) => importReports(store.db, town, (await openCsv(path)).lines(), MUNICIPIUM);
const HEADER = 'Id;Stato;Anno;Creato;Chiusa;DescrizioneBreve;Categoria';

test('what can be taken is taken once; what cannot is named with its line and why', async () => {
  const path = file('mixed.csv', `\uFEFF${HEADER}\r\n1;chiusa;2023;2023-05-08;2023-05-25;"App; ""Municipium""";Buche\r\n2;aperta;2023;2023-05-09;;;\r\n`
    + '3;persa;2023;2023-05-09;;;Buche\r\n4;aperta;2023;2023-02-30;;;Buche\r\n5;aperta;2023\r\n1;aperta;2023;2023-05-09;;;Buche\r\n6;chiusa;2023;2023-05-09;2023-05-01;;Buche\r\n7;aperta;2023;2023-05-09;;;Marziani\r\n;aperta;2023;2023-05-09;;;Buche\r\n');
  const first = await reports(path);
  assert.deepEqual([first.read, first.added, first.already], [9, 2, 0]);
  assert.deepEqual(first.refused.map((one) => one.line), [4, 5, 6, 7, 8, 9, 10]);
  assert.match(first.refused.map((one) => one.why).join('\n'), /unknown Stato "persa": write one of aperta, .*\n.*no valid date in Creato[\s\S]*3 fields instead of 7: write ";" also beside a cell that is empty\nhas the id of line 2: take one of them away\nis closed[\s\S]*unknown Categoria "Marziani": add it.*\nhas no Id/);
  const again = await reports(path);
  assert.deepEqual([again.added, again.already, again.refused.length], [0, 2, 7]);
  const server = await startTestServer(url);
  const { json } = await server.call('GET', '/reports?to=2023-05-08');
  const report = (await server.call('GET', `/reports/${json.items[0].id}`)).json;
  await server.close();
  assert.deepEqual([report.title, report.category, report.description, report.timeline.map((one: { at: string; status: string }) => `${one.at.slice(0, 10)} ${one.status}`)],
    ['Buche', 'roads', 'App; "Municipium"', ['2023-05-08 received', '2023-05-25 resolved']]);
});

test('what the database would refuse in the midst of a run is refused by the look', async () => {
  const long = 'x7'.repeat(9000);
  const look = await importReports(undefined, town, (await openCsv(file('odd.csv', `${HEADER}\n${long};aperta;2023;2023-05-08;;;Buche\n8;aperta;0;0000-01-01T10:00:00Z;;;Buche\n9;aperta;24;0024-03-01;;;Buche\n`))).lines(), MUNICIPIUM);
  assert.match(look.refused.map(({ line, why }) => `${line} ${why}`).join('\n'), /^2 has a longer Id than 300 .*\n3 has no valid date in Creato.*\n4 has no valid date in Creato/);
  const streets = await importPlaces(undefined, town, (await openCsv(file('odd-places.csv', `CodiceVia;DUG;DUF\n${long};Via;Roma\n`))).lines());
  assert.match(streets.refused.map(({ why }) => why).join(), /^has a longer CodiceVia/);
  assert.doesNotMatch(JSON.stringify(readJson(JSON.stringify([{ title: 'a\0', start: '2026-01-01', dates: ['2026-01-02\0'], except: ['\0'] }])).entries), /u0000/);
});

test('figures of a table: good lines are taken once, each other one is named with its reason', async () => {
  const about = 'Certificati;Anagrafe;count;sum;Comune di Prova;CC BY 4.0;2026-01-31';
  const path = file('figures.csv', '\uFEFFid;title;theme;unit;aggregation;source;licence;updatedAt;period;category;value;n\r\n'
    + `certificati;${about};2024;Roma;1200,5;\r\ncertificati;;;;;;;;2024;Nord;7;\r\ncertificati;;;;;;;;2024;Nord;8;\r\ncertificati;;;;;;;;2025-13;;9;\r\n`
    + 'certificati;;;;;;;;2025;;n.d.;\r\ncertificati;;;;;;;;2025;;n.d.;\r\ncertificati;;;;;;;;2026\r\n'
    + 'Senza Id;x;x;count;sum;Prova;CC0;2026-01-31;2024;;1;\r\nsoddisfazione;Giudizi;Anagrafe;percent;mean;Prova;CC0;2026-01-31;2024;;140;\r\nsenza-fonte;x;x;count;sum;;CC0;2026-01-31;2024;;1;\r\n');
  const { read, indicators, refused } = await readIndicatorsFile(path);
  assert.equal(read, 10);
  assert.deepEqual(refused.map(({ where, why }) => `${where} ${why}`), [
    'line 3 has the value "7" for 2024 and "Nord", and line 4 has "8": take the wrong line away', 'line 4 has the value "8" for 2024 and "Nord", and line 3 has "7": take the wrong line away',
    'line 5 has the period "2025-13", which cannot be read: write 2024, 2024-03, 2024-03-01, or an interval such as 2024-01/2024-03', 'line 8 has 9 fields instead of 12: write ";" also beside a cell that is empty',
    'line 9 has the id "Senza Id": write small letters, digits and dashes, for example "senza-id"', 'line 10 has the value 140 percent, and 0 to 100 are allowed: write the right one, or give the indicator the unit "score" when it may go beyond', 'line 11 source is missing: write it',
  ]);
  assert.deepEqual(indicators.map(({ id, observations }) => [id, observations.map(({ period, category, value }) => [period, category, value])]),
    [['certificati', [['2024', 'Roma', 1200.5], ['2025', undefined, null]]]], 'an indicator without a good value is not there: it would empty the published one');
  assert.deepEqual(await importIndicators(store.db, town.id, { indicators }), { added: 1, changed: 0, already: 0, observations: 2 });
  assert.deepEqual(await importIndicators(store.db, town.id, { indicators }), { added: 0, changed: 0, already: 1, observations: 2 });
  indicators[0]!.observations[1]!.value = 8;
  assert.deepEqual(await importIndicators(store.db, town.id, { indicators }), { added: 0, changed: 1, already: 0, observations: 2 });
  const fewer = { indicators: [{ ...indicators[0]!, observations: [{ period: '2025', value: null }, { period: '2024', category: 'Roma', value: 3 }] }] };
  await assert.rejects(importIndicators(store.db, town.id, fewer, { replace: false }), /certificati: 1 of 2 published values are not in the file \(2025\)[\s\S]*Nothing was taken/);
  assert.deepEqual(await importIndicators(store.db, town.id, fewer, { dryRun: true }), { added: 0, changed: 1, already: 0, observations: 2 });
  assert.deepEqual(await importIndicators(store.db, town.id, { indicators }, { replace: false }), { added: 0, changed: 0, already: 1, observations: 2 }, 'neither changed anything');
});

test('figures as JSON: an indicator or a value that is wrong is named, the others are taken', async () => {
  const common = { theme: 'Anagrafe', unit: 'percent', source: 'Comune di Prova', licence: { name: 'CC0' }, updatedAt: '2026-01-31' };
  const path = file('figures.json', JSON.stringify({ indicators: [
    { ...common, id: 'a', title: 'A', observations: [{ period: '2024', value: 50, n: 12 }, { period: '2025', value: 3, unit: 'days' }, 7, { period: '2026' }] },
    { ...common, id: 'b', unit: 'carrots', observations: [{ period: '2024', value: 1 }] }, { ...common, id: 'c' }, null,
  ] }));
  const { indicators, refused, read } = await readIndicatorsFile(path);
  assert.equal(read, 5);
  assert.deepEqual(indicators.map(({ id, observations }) => [id, observations]), [['a', [{ period: '2024', value: 50, n: 12 }]]]);
  assert.deepEqual(refused.map(({ where }) => where), ['a, value 2', 'a, value 3', 'a, value 4', 'b', 'c', 'indicator 4']);
  assert.match(refused.map(({ why }) => why).join('\n'), /is in days, the indicator in percent: write it.*\nis no value: write.*\nvalue is missing: write it\nunit is none of those allowed: write one of count, .*\nhas no list "observations"/);
  await assert.rejects(readIndicatorsFile(file('broken.json', '{"indicators": [')), /no valid JSON/);
  await assert.rejects(readIndicatorsFile(file('other.csv', 'nome;cognome\nAda;Prova\n')), /has no column id, period, value/);
});

test('counters are set up once, keep their token, and get another on request', async () => {
  const list = () => openCsv(file('counters.csv', 'id,name,office\nanagrafe-1,"Anagrafe, sportello 1",Servizi demografici\nTributi,Tributi,Tributi\nscuola,,Istruzione\nanagrafe-1,Doppio,x\n'));
  const first = await importCounters(store.db, town.id, (await list()).lines());
  assert.deepEqual(first.refused.map(({ line, why }) => `${line} ${why}`), ['3 has the id "Tributi": write small letters, digits and dashes, for example "anagrafe-1"', '4 has no name, or one that is too long: write a short one', '5 has the id of line 2: take one of them away, or give it another']);
  assert.deepEqual(first.added.map(({ id, token }) => [id, token.length]), [['anagrafe-1', 43]]);
  const again = await importCounters(store.db, town.id, (await list()).lines());
  assert.deepEqual([again.added, again.already], [[], 1]);
  const server = await startTestServer(url);
  const body = { at: new Date().toISOString() };
  const count = async (token: string) => (await server.call('POST', '/counters/anagrafe-1/served', { body, headers: { 'counter-token': token } })).status;
  assert.equal(await count(first.added[0]!.token), 201);
  const renewed = await importCounters(store.db, town.id, (await list()).lines(), new Set(['anagrafe-1']));
  assert.deepEqual([await count(first.added[0]!.token), await count(renewed.added[0]!.token)], [401, 201]);
  await server.close();
});

test('the real reports and streets of a town are taken whole, and nothing twice', { skip: existsSync(shared) ? false : 'needs ../shared/data' }, async () => {
  const path = join(shared, 'segnalazioni-municipium_segnalazioni-municipium.csv');
  const other = { ...town, id: 'alessandria' };
  const run = async () => importReports(store.db, other, (await openCsv(path)).lines(), MUNICIPIUM);
  const first = await run();
  assert.deepEqual([first.read, first.added, first.refused], [4651, 4651, []]);
  assert.deepEqual([(await run()).added, (await run()).already], [0, 4651]);
  const streets = await importPlaces(store.db, other, (await openCsv(join(shared, 'viario_viario.csv'))).lines());
  // Three lines of the street list are there twice, word for word.
  assert.deepEqual([streets.read, streets.added, streets.refused.map((one) => one.line)], [852, 849, [90, 235, 709]]);
});

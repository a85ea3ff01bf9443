import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openCsv } from '@civico/server/import/csv.ts';
import { importPlaces } from '@civico/server/import/import-places.ts';
import { importReports } from '@civico/server/import/import-reports.ts';
import { MUNICIPIUM } from '@civico/server/import/mapping.ts';
import { migrate, openStore, type Store } from '@civico/server/kernel/database.ts';
import { registerTowns, type Town } from '@civico/server/towns/registry.ts';
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
  store = openStore(url, 2);
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
  assert.match(first.refused.map((one) => one.why).join('\n'), /unknown Stato "persa"\n.*no valid date in Creato[\s\S]*3 fields instead of 7\nhas the id of line 2\nis closed[\s\S]*unknown Categoria "Marziani"\nhas no Id/);
  const again = await reports(path);
  assert.deepEqual([again.added, again.already, again.refused.length], [0, 2, 7]);
  const server = await startTestServer(url);
  const { json } = await server.call('GET', '/reports?to=2023-05-08');
  const report = (await server.call('GET', `/reports/${json.items[0].id}`)).json;
  await server.close();
  assert.deepEqual([report.title, report.category, report.description, report.timeline.map((one: { at: string; status: string }) => `${one.at.slice(0, 10)} ${one.status}`)],
    ['Buche', 'roads', 'App; "Municipium"', ['2023-05-08 received', '2023-05-25 resolved']]);
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

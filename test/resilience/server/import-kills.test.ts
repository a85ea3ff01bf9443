/** An import that is killed in its midst, again and again: batches are whole or not there, and the run that is let finish has taken every entry once. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { often } from '../../helpers/long.ts';
import { startPostgres, temporaryDirectory, type TestPostgres } from '../../helpers/postgres.ts';

const ENTRIES = 10_000;
const BATCH = 500;
const KILLS = often(3, 10);
const script = join(import.meta.dirname, '../../../scripts/import.ts');

/** What is read, how long it is, and where it ends up. */
const files = {
  events: {
    name: 'eventi.json', table: 'calendar_entries', whole: /10000 entries read, (\d+) events taken, 0 changed, (\d+) already there, 0 refused/,
    text: () => JSON.stringify({ events: Array.from({ length: ENTRIES }, (_, n) => ({ uid: `evento-${n}`, title: `Evento ${n}`, start: `2026-0${1 + n % 9}-1${n % 10}T10:00` })) }),
  },
  reports: {
    name: 'segnalazioni.csv', table: 'reports', whole: /10000 lines read, (\d+) \w+ taken, (\d+) already there, 0 refused/,
    text: () => ['Id;Stato;Creato;Chiusa;Categoria;DescrizioneBreve', ...Array.from({ length: ENTRIES }, (_, n) => `${n};aperta;2026-01-1${n % 10};;Buche;Buca numero ${n}`)].join('\n'),
  },
};

let postgres: TestPostgres;
let dir: string;
before(async () => {
  postgres = await startPostgres();
  dir = temporaryDirectory();
});
after(async () => {
  await postgres.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('an import killed in its midst', { timeout: 240_000 }, () => {
  for (const [kind, { name, table, text, whole }] of Object.entries(files)) {
    test(`${kind}: nothing by halves, nothing twice, nothing missing`, async (t) => {
      const url = await postgres.database();
      const file = join(dir, name);
      writeFileSync(file, text());
      const start = () => spawn(process.execPath, [script, kind, file], { env: { ...process.env, DATABASE_URL: url, CIVICO_TOWN: 'sassuolo' }, stdio: ['ignore', 'pipe', 'pipe'] });
      const count = async (): Promise<number> => {
        const [found] = await postgres.query<{ there: boolean }>(url, `select to_regclass('${table}') is not null as there`);
        return found!.there ? (await postgres.query<{ n: number }>(url, `select count(*)::int as n from ${table}`))[0]!.n : 0;
      };
      const after: number[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const child = start();
        const gone = once(child, 'exit');
        // What nobody reads would hold it up.
        for (const stream of [child.stdout, child.stderr]) stream.resume();
        const reached = after.at(-1) ?? 0;
        // Some way into what is new in this run.
        while (child.exitCode === null && await count() <= reached + kill * 100) await pause(2);
        child.kill('SIGKILL');
        await gone;
        // The server ends what the dead process had begun.
        while ((await postgres.query(url, 'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')).length) await pause(5);
        after.push(await count());
        assert.equal(after.at(-1)! % BATCH, 0, 'a batch is there whole or not at all');
      }
      t.diagnostic(`${kind} there after each kill: ${after.join(', ')}`);
      assert.ok(after.some((there) => there > 0 && there < ENTRIES), 'no kill came in the midst');
      const child = start();
      child.stderr.resume();
      const [said, [code]] = await Promise.all([child.stdout.toArray().then((parts) => parts.join('')), once(child, 'exit')]);
      assert.equal(code, 0);
      const [, taken, already] = whole.exec(said) ?? [];
      assert.deepEqual([Number(taken), Number(already)], [ENTRIES - after.at(-1)!, after.at(-1)], said);
      assert.equal(await count(), ENTRIES);
    });
  }
});

/** Settings that are wrong, unknown or missing keep the server from starting, each with its name and what to do. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readSettings, SettingsRefused } from '@civico/server/settings/read-settings.ts';

const towns = join(import.meta.dirname, '../../../demo/towns');
let folder = '';
before(() => { folder = mkdtempSync(join(tmpdir(), 'civico-settings-')); });
after(() => { rmSync(folder, { recursive: true, force: true }); });

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const refusal = (env: NodeJS.ProcessEnv): string => {
  try { readSettings({ CIVICO_TOWNS: towns, ...env }); } catch (error) {
    assert.ok(error instanceof SettingsRefused);
    return error.message;
  }
  return '';
};
const clerk = { username: 'anna', passwordHash: 'scrypt$32768$8$1$c2FsZQ$Y2hpYXZl', name: 'Anna Verdi', comune: 'crema' };

describe('settings', () => {
  test('what is not given has a default', () => {
    const options = readSettings({ CIVICO_TOWNS: towns });
    assert.deepEqual([options.port, options.host, options.dataDir, options.logger, options.trustProxy, options.allowedOrigins], [8080, '127.0.0.1', '.data', 'info', undefined, []]);
    assert.equal(options.defaultTown, options.towns[0]?.id);
  });

  test('what is given is used', () => {
    const options = readSettings({
      CIVICO_TOWNS: towns, CIVICO_TOWN: 'crema', PORT: '0', DATABASE_URL: 'postgres://a:b@db.example/civico', CIVICO_SECRET: 'x'.repeat(32), CIVICO_POOL: '25', CIVICO_AGGREGATE_SECONDS: '3',
      CIVICO_ORIGINS: 'https://comune.example, http://localhost:5173', CIVICO_TRUST_PROXY: '10.0.0.0/8,loopback', CIVICO_STAFF: file('staff.json', [clerk]), SMTP_URL: 'smtp://posta.example',
      CIVICO_PUBLIC_URL: 'https://servizi.comune.example/', CIVICO_LOG: 'silent',
    });
    assert.deepEqual([options.port, options.poolSize, options.aggregateTimeout, options.allowedOrigins, options.trustProxy, options.staff, options.publicUrl, options.logger],
      [0, 25, 3000, ['https://comune.example', 'http://localhost:5173'], ['10.0.0.0/8', 'loopback'], [clerk], 'https://servizi.comune.example', false]);
    assert.equal(readSettings({ CIVICO_TOWNS: towns, CIVICO_TRUST_PROXY: '2' }).trustProxy, 2);
  });

  const wrong: readonly [NodeJS.ProcessEnv, RegExp][] = [
    [{ CIVICO_TOWNS: undefined }, /CIVICO_TOWNS is missing/],
    [{ CIVICO_TOWNS: '/nowhere' }, /CIVICO_TOWNS is "\/nowhere", which is no folder that can be read/],
    [{ CIVICO_TOWN: 'atlantide' }, /CIVICO_TOWN is "atlantide", which is none of the towns in CIVICO_TOWNS: .*crema/],
    [{ CIVICO_ORIGIN: 'https://comune.example' }, /CIVICO_ORIGIN is no setting\. Did you mean CIVICO_ORIGINS\?/],
    [{ CIVICO_COLOUR_OF_DOORS: 'red' }, /CIVICO_COLOUR_OF_DOORS is no setting\.$/m],
    [{ PORT: '80800' }, /PORT must be a port from 1 to 65535, not "80800"/],
    [{ CIVICO_POOL: '0' }, /CIVICO_POOL must be a whole number/],
    [{ CIVICO_PREPARED_STATEMENTS: 'yes' }, /CIVICO_PREPARED_STATEMENTS must be one of auto, always, never, not "yes"/],
    [{ DATABASE_URL: 'mysql://db/civico', CIVICO_SECRET: 'x'.repeat(32) }, /DATABASE_URL must be the address of a database/],
    [{ DATABASE_URL: 'postgres://db.example/civico' }, /CIVICO_SECRET is missing/],
    [{ DATABASE_DIRECT_URL: 'postgres://db.example/civico' }, /DATABASE_URL is missing/],
    [{ CIVICO_SECRET: 'corto' }, /CIVICO_SECRET must have at least 32 characters, and has 5/],
    [{ CIVICO_ORIGINS: 'comune.example' }, /CIVICO_ORIGINS must be sites, .* not "comune\.example"/],
    [{ CIVICO_ORIGINS: 'https://Comune.example/' }, /write https:\/\/comune\.example instead of https:\/\/Comune\.example\//],
    [{ CIVICO_PUBLIC_URL: 'http://servizi.comune.example' }, /CIVICO_PUBLIC_URL .*has to begin with https/],
    [{ CIVICO_TRUST_PROXY: 'true' }, /CIVICO_TRUST_PROXY must be the number of proxies .* not "true"/],
    [{ CIVICO_TRUST_PROXY: '10.0.0.0/33' }, /not "10\.0\.0\.0\/33"/],
    [{ SMTP_URL: 'posta.example:25' }, /SMTP_URL must be the address of a mail server/],
    [{ SMTP_URL: 'smtp://posta.example' }, /CIVICO_PUBLIC_URL is missing/],
    [{ CIVICO_MAIL_FROM: 'Comune' }, /CIVICO_MAIL_FROM must be an email address/],
    [{ CIVICO_LOG: 'verbose' }, /CIVICO_LOG must be one of/],
    [{ HOST: ' ' }, /HOST is empty/],
    [{ CIVICO_STAFF: '/nowhere.json' }, /CIVICO_STAFF is "\/nowhere\.json", which cannot be read/],
  ];
  for (const [env, sentence] of wrong) test(`${Object.entries(env).map(([name, value]) => `${name}=${value ?? ''}`).join(' ').slice(0, 60)} is refused`, () => { assert.match(refusal(env), sentence); });

  test('clerks that cannot be are refused, each by its place', () => {
    assert.match(refusal({ CIVICO_STAFF: file('text.json', '{ no') }), /which is not JSON/);
    assert.match(refusal({ CIVICO_STAFF: file('object.json', { anna: clerk }) }), /must hold a list/);
    const message = refusal({ CIVICO_STAFF: file('clerks.json', [clerk, { ...clerk, passwordHash: 'segretissima' }, { username: 'ugo' }, null, { ...clerk, comune: 'atlantide' }]) });
    assert.match(message, /entry 2: passwordHash must be what hashPassword gives/);
    assert.doesNotMatch(message, /segretissima/);
    assert.match(message, /entry 3: passwordHash, name, comune must be a text/);
    assert.match(message, /entry 4: username/);
    assert.match(message, /entry 5: comune is "atlantide"/);
  });

  test('every fault is told at once, and no password', () => {
    const message = refusal({ PORT: 'x', CIVICO_LOG: 'y', DATABASE_URL: 'postgres:/bello-segreto@db', SMTP_URL: 'smtp//utente:bello-segreto@posta' });
    for (const name of ['PORT', 'CIVICO_LOG', 'DATABASE_URL', 'SMTP_URL', 'CIVICO_SECRET']) assert.match(message, new RegExp(`^- ${name}`, 'm'));
    assert.doesNotMatch(message, /bello-segreto/);
  });

  test('the process says so and ends with 1', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../../packages/server/src/main.ts')], { env: { PATH: process.env['PATH'], CIVICO_TOWNS: towns, PORT: 'dieci' }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data: Buffer) => { said += data.toString(); });
    const code = await new Promise((resolve) => { child.once('close', resolve); });
    assert.equal(code, 1);
    assert.match(said, /PORT must be a port/);
    assert.doesNotMatch(said, /at .*\.ts:/, 'no stack');
  });
});

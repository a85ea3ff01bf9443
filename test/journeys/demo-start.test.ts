import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../helpers/postgres.ts';

const root = join(import.meta.dirname, '../..');

interface Run { child: ChildProcess; output(): string; ended: Promise<number | null>; ready: Promise<string> }

/** The command behind `npm start`. `ready` is the address of the ready line, and rejects when the process ends before. */
function start(...args: string[]): Run { return startWith({}, ...args); }

function startWith(environment: Record<string, string>, ...args: string[]): Run {
  const child = spawn(process.execPath, ['scripts/start.ts', ...args], { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      text += chunk.toString();
      const line = /^Civico demo ready at (http:\/\/localhost:\d+)$/m.exec(text);
      if (line) resolve(line[1]!);
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    void ended.then((code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
  ready.catch(() => {});
  return { child, output: () => text, ended, ready };
}

/** The command must end by itself with code 1 and one sentence. */
async function refused(expected: RegExp, ...args: string[]): Promise<void> { await refusedWith({}, expected, ...args); }

async function refusedWith(environment: Record<string, string>, expected: RegExp, ...args: string[]): Promise<void> {
  const run = startWith(environment, ...args);
  assert.equal(await run.ended, 1, run.output());
  assert.match(run.output(), expected);
  assert.doesNotMatch(run.output(), /^\s+at /m, 'a stack trace is no sentence');
}

const total = async (url: string): Promise<number> => ((await (await fetch(`${url}/sassuolo/api/v1/reports?count=true`)).json()) as { total: number }).total;

describe('npm start', { timeout: 200_000 }, () => {
  let dataDir: string;
  const running = new Set<Run>();
  const up = async (...args: string[]): Promise<Run> => {
    const run = start(...args);
    running.add(run);
    await run.ready;
    return run;
  };
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'civico-start-'));
    await chmod(dataDir, 0o755);
  });
  after(async () => {
    for (const run of running) run.child.kill('SIGTERM');
    await Promise.all([...running].map((run) => run.ended));
    await rm(dataDir, { recursive: true, force: true });
  });

  test('refuses what it does not know, in one sentence', async () => {
    await refused(/Unknown option '--porta'.*Known: --port N, --data DIR, --town NAME/, '--porta', '1');
    await refused(/There is no town "milano"\. Known: sassuolo, crema, capannori, mirandola\./, '--town', 'milano');
    await refused(/--port must be a number from 0 to 65535, not "ottanta"/, '--port', 'ottanta');
  });

  test('says what is wrong with a database of one\'s own', async () => {
    const secret = 'x'.repeat(32);
    await refusedWith({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x', CIVICO_SECRET: '' }, /needs CIVICO_SECRET: at least 32 characters/, '--port', '0');
    await refusedWith({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x', CIVICO_SECRET: secret }, /DATABASE_URL cannot be used: nothing answers at its address/, '--port', '0');
    const postgres = await startPostgres();
    try {
      const url = new URL(await postgres.database());
      url.password = 'wrong';
      await refusedWith({ DATABASE_URL: url.href, CIVICO_SECRET: secret }, /DATABASE_URL cannot be used: it refuses the user or the password/, '--port', '0');
    } finally {
      await postgres.close();
    }
  });

  test('runs on a database of one\'s own', async () => {
    const postgres = await startPostgres();
    try {
      const run = startWith({ DATABASE_URL: await postgres.database(), CIVICO_SECRET: 'x'.repeat(32) }, '--port', '0', '--data', join(dataDir, 'unused'));
      running.add(run);
      assert.ok(await total(await run.ready) >= 5);
      run.child.kill('SIGTERM');
      assert.equal(await run.ended, 0, run.output());
      assert.equal(existsSync(join(dataDir, 'unused')), false);
    } finally {
      await postgres.close();
    }
  });

  test('refuses a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await refused(new RegExp(`Port ${port} is in use\\. Choose another with --port N\\.`), '--port', String(port), '--data', dataDir);
    await new Promise((resolve) => taken.close(resolve));
  });

  test('serves the chosen town, stops cleanly, survives kill -9, and brings its invented reports once', async () => {
    const first = await up('--port', '0', '--data', dataDir, '--town', 'capannori');
    const url = await first.ready;
    assert.equal((await fetch(`${url}/`, { redirect: 'manual' })).headers.get('location'), '/capannori/');
    const before = await total(url);
    assert.ok(before >= 5);

    await refused(/already using the data directory/, '--port', '0', '--data', dataDir);

    const sent = await fetch(`${url}/sassuolo/api/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ category: 'green', title: 'Siepe troppo alta', description: 'Copre il cartello.', address: 'Via Adda', attachments: [], answers: [{ question: 'problem', value: 'grass' }] }),
    });
    assert.equal(sent.status, 201);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await up('--port', '0', '--data', dataDir);
    assert.equal(await total(await second.ready), before + 1);
    second.child.kill('SIGTERM');
    assert.equal(await second.ended, 0, second.output());
  });
});

/** `npm test` must not be green by mistake: every way in which a file can go wrong is run once, in a process of its own. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const root = join(import.meta.dirname, '../..');

function runTests(...files: string[]): Promise<{ code: number; lines: string[]; text: string }> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return new Promise((resolve) => {
    const paths = files.map((file) => `test/fixtures/runner/${file}.fixture.ts`);
    execFile(process.execPath, ['scripts/test.ts', ...paths], { cwd: root, env: { ...env, CIVICO_TEST_MINUTES: '0.05' } }, (error, stdout) => {
      resolve({ code: error ? Number(error.code) : 0, text: stdout, lines: stdout.trimEnd().split('\n') });
    });
  });
}

describe('npm test', { concurrency: 2 }, () => {
  test('counts what passed, failed and was left out, and says why', async () => {
    const { code, lines, text } = await runTests('mixed');
    assert.equal(code, 1);
    assert.equal(lines.at(-1), '2 passed, 4 failed, 1 skipped');
    assert.match(text, /✖ test\/fixtures\/runner\/mixed\.fixture\.ts:6 · bad\n {4}AssertionError.*\n[^]*1 !== 2/);
    assert.match(text, /in the hook/);
    assert.match(text, /skipped: .*mixed\.fixture\.ts · left out \(no data here\)/);
  });

  const broken: [string, string, RegExp, string][] = [
    ['a file that cannot be imported', 'import', /while it is imported[^]*ended with exit code 1/, '0 passed, 1 failed, 0 skipped'],
    ['a file without a test', 'empty', /has no test/, '0 passed, 1 failed, 0 skipped'],
    ['a file that hangs', 'hang', /ended after 0\.05 minutes[^]*ended by SIGKILL/, '0 passed, 1 failed, 0 skipped'],
    ['a file that fails and does not end', 'open', /on purpose[^]*ended before it was finished/, '0 passed, 2 failed, 0 skipped'],
  ];
  for (const [what, file, says, last] of broken) {
    test(`fails ${what}`, async () => {
      const { code, lines, text } = await runTests(file);
      assert.equal(code, 1);
      assert.match(text, says);
      assert.equal(lines.at(-1), last);
    });
  }

  test('nothing run is a failure', async () => {
    const { code, lines } = await runTests('absent');
    assert.equal(code, 1);
    assert.equal(lines.at(-1), '0 passed, 0 failed, 0 skipped');
  });
});

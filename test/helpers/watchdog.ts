/**
 * Preloaded into every test process: ends it when it runs longer than `CIVICO_TEST_MINUTES` (default 5). From a thread of its own, because a process that
 * hangs in a loop hears no signal and no timer. The browser and the servers it started see their pipes close and end too.
 */
import { Worker, isMainThread } from 'node:worker_threads';

const minutes = Number(process.env['CIVICO_TEST_MINUTES'] ?? 5);

if (isMainThread) {
  const code = `setTimeout(() => {
    require('node:fs').writeSync(2, 'ended after ${minutes} minutes\\n');
    process.kill(process.pid, 'SIGKILL');
  }, ${minutes * 60_000})`;
  new Worker(code, { eval: true, execArgv: [], stdin: false }).unref();
}

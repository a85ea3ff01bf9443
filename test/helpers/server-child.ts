import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerOptions } from '@civico/server';
import { callerOf } from './server.ts';

/** A server process that a test may kill. */
export interface ServerChild {
  url: string;
  pid: number;
  call: ReturnType<typeof callerOf>;
  /** Dies with -9 when it comes to `point` for the time after `after` others. */
  arm(point: string, after: number): void;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the process is gone. */
  gone: Promise<void>;
}

/** Starts a server process. Throws what it said when it could not start. */
export async function startChild(options: Partial<ServerOptions>): Promise<ServerChild> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'server-process.ts'), {
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'civico-compile-cache'), ...process.env, CIVICO_TEST_OPTIONS: JSON.stringify(options) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), gone.then(() => [{ failed: 'the process ended' }])]) as [{ ready?: string; failed?: string }];
  if (message.ready === undefined) {
    await gone;
    throw new Error(message.failed);
  }
  return {
    url: message.ready, pid: child.pid ?? 0, call: callerOf(message.ready), gone,
    arm: (point, after) => { if (child.connected) child.send({ arm: point, after }); },
    kill: (signal) => { child.kill(signal); },
  };
}

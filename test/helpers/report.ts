/** Reads the events of node:test's `run()`, prints failures with their file and reason as they happen, one line a file, and counts. */
import { relative } from 'node:path';
import { inspect, stripVTControlCharacters } from 'node:util';
import type { EventData, TestsStream } from 'node:test';

export interface Counts { passed: number; failed: number; skipped: number }

type Failure = EventData.TestFail;

interface FileCounts extends Counts { started: number; finished: boolean }

const emptyCounts = (): Counts => ({ passed: 0, failed: 0, skipped: 0 });

/** `npm test` promises this line as its last. */
export const lastLine = ({ passed, failed, skipped }: Counts): string => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** The reason of a failure without the frames of the test runner and of Node. */
export function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const text = cause instanceof Error ? cause.stack ?? cause.message : typeof cause === 'string' ? cause : inspect(cause);
  return stripVTControlCharacters(text).split('\n').filter((line) => !/^\s+at .*\(?node:/.test(line)).join('\n');
}

function failureKind(data: Failure): string | undefined {
  return (data.details.error as Error & { failureType?: string }).failureType;
}

/** A suite fails with its tests, which are counted already; alone it fails only in a hook. */
function counts(data: Failure): boolean {
  return data.details.type !== 'suite' || failureKind(data) === 'hookFailed';
}

/** Of a file that ended before it could tell its results. */
function fileReason(error: unknown): string {
  const { exitCode, signal } = (error ?? {}) as { exitCode?: number; signal?: string };
  return signal ? `the file was ended by ${signal}` : exitCode ? `the file ended with exit code ${exitCode}` : 'the file failed outside of its tests';
}

/**
 * @param total number of files, for the progress
 * @param print where lines go
 */
export function report(stream: TestsStream, root: string, total: number, print: (line: string) => void = console.log): Promise<Counts> {
  const all = emptyCounts();
  const files = new Map<string, FileCounts>();
  let done = 0;
  const nameOf = (file: string | undefined): string => file ? relative(root, file) : '(no file)';
  const countsOf = (name: string): FileCounts => {
    const known = files.get(name) ?? { ...emptyCounts(), started: performance.now(), finished: false };
    files.set(name, known);
    return known;
  };
  const add = (name: string, what: keyof Counts): void => { all[what] += 1; countsOf(name)[what] += 1; };
  const finish = (name: string): void => {
    const here = countsOf(name);
    here.finished = true;
    done += 1;
    const seconds = ((performance.now() - here.started) / 1000).toFixed(1);
    print(`[${done}/${total}] ${here.failed ? '✖' : '✔'} ${name}: ${lastLine(here)} (${seconds} s)`);
  };
  // The runner reports a file itself, as a test with the file's name, only when no summary came from it.
  const isFile = (data: { name: string; file?: string | undefined }): boolean => data.name === data.file;

  stream.on('test:dequeue', (data) => { if (data.file ?? data.name) countsOf(nameOf(data.file ?? data.name)); });
  stream.on('test:pass', (data) => {
    if (data.details.type === 'suite') return;
    const name = nameOf(data.file);
    if (isFile(data)) { add(name, 'failed'); print(`✖ ${name}: the file has no test`); finish(name); return; }
    if (data.skip === undefined) { add(name, 'passed'); return; }
    add(name, 'skipped');
    print(`  skipped: ${name} · ${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}`);
  });
  stream.on('test:fail', (data) => {
    if (!counts(data)) return;
    const name = nameOf(data.file);
    add(name, 'failed');
    if (isFile(data)) { print(`✖ ${name}: ${fileReason(data.details.error)}`); finish(name); return; }
    const text = reason(data.details.error).split('\n').map((line) => `    ${line}`).join('\n');
    print(`✖ ${name}${data.line ? `:${data.line}` : ''} · ${data.name}\n${text}`);
  });
  stream.on('test:stderr', (data) => { print(`  ${nameOf(data.file)} says: ${data.message.trimEnd()}`); });
  stream.on('test:summary', (data) => { if (data.file !== undefined) finish(nameOf(data.file)); });
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('end', () => {
      for (const [name, { finished }] of files) {
        // A module that defines tests for several files is none of them.
        if (finished || !/\.(test|fixture)\.ts$/.test(name)) continue;
        // Its tests were over and something it left open kept it alive, or it was killed in the midst of them.
        add(name, 'failed');
        print(`✖ ${name}: the file was ended before it was finished. Did it leave a server or a browser open?`);
        finish(name);
      }
      resolve(all);
    });
    stream.resume();
  });
}

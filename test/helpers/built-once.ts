/** Elements built for tests, as the CDN build is: once for a run, however many files want them, else for the file alone. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Built { folder: string; remove(): void }

/** @param elements folder whose sub-folders with a define.ts are the elements; `name` is theirs in the run */
export async function builtOnce(name: string, elements: string): Promise<Built> {
  // Loaded here: what builds is heavy, and a file that finds all done needs nothing of it.
  const build = async (output: string) => { await (await import('../../scripts/build.ts')).build({ output, elements }); };
  const ofTheRun = process.env['CIVICO_TEST_FOLDER'];
  if (!ofTheRun) {
    const folder = mkdtempSync(join(tmpdir(), `civico-${name}-`));
    await build(folder);
    return { folder, remove: () => { rmSync(folder, { recursive: true, force: true }); } };
  }
  const folder = join(ofTheRun, name);
  const ready = `${folder}.ready`;
  let mine = true;
  try { mkdirSync(`${folder}.lock`); } catch { mine = false; }
  if (mine) {
    await build(folder);
    writeFileSync(ready, '');
  }
  for (const deadline = performance.now() + 120_000; !existsSync(ready);) {
    if (performance.now() > deadline) throw new Error(`another test file has not built ${name}`);
    await pause(50);
  }
  return { folder, remove: () => undefined };
}

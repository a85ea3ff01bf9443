/** Every entry point imports in Node: for tests, servers that render pages, and tools that read the classes. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');

/** Lit's shim for Node, and the marks by which Lit and nanostores notice a second copy. */
const known = /^(customElements$|lit[A-Z]|reactiveElement[A-Z]|nanostoresGlobal$)/;

describe('entry points import in Node', () => {
  const entries = globSync(['packages/*/src/index.ts', 'packages/elements/src/*/define.ts', 'packages/{core,elements}/src/**/index.ts'], { cwd: root });
  for (const entry of [...new Set(entries)].sort()) {
    test(entry, async () => {
      const before = new Set(Object.getOwnPropertyNames(globalThis));
      assert.ok(await import(pathToFileURL(join(root, entry)).href));
      const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name) && !known.test(name));
      assert.deepEqual(added, [], 'nothing else is put on the global object');
    });
  }
});

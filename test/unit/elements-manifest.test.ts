/** custom-elements.json says what the elements have, all of it and nothing else. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { CustomElement } from 'custom-elements-manifest/schema.js';
import { differences, elementsManifest } from '../../scripts/elements-manifest.ts';
import { factsOf } from '../../scripts/manifest-facts.ts';

const declared = (manifest: Awaited<ReturnType<typeof elementsManifest>>['manifest'], tag: string): CustomElement => {
  const all = manifest.modules.flatMap((module) => module.declarations ?? []) as unknown as CustomElement[];
  const found = all.find(({ tagName }) => tagName === tag);
  assert.ok(found, `${tag} is not in the manifest`);
  return found;
};

describe('custom-elements.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'civico-manifest-'));
  after(() => { rmSync(folder, { recursive: true }); });

  test('agrees with the code', async () => {
    const { manifest, problems } = await elementsManifest();
    assert.deepEqual(problems, []);
    const rating = declared(manifest, 'civico-rating');
    assert.deepEqual(rating.attributes!.map(({ name }) => name).sort(), ['counter-token', 'endpoint', 'heading-level', 'kind', 'mode', 'subject-id', 'subject-kind', 'tickets', 'worker']);
    assert.deepEqual(rating.attributes!.find(({ name }) => name === 'kind'), { name: 'kind', fieldName: 'kind', type: { text: '\'page\'|\'service\'|\'faces\'' }, default: 'page', description: 'What is asked: clarity of a page or ease of a service (stars), or a service with faces.' });
    assert.ok(rating.members!.every((member) => !('privacy' in member) || member.privacy === 'public'));
  });

  test('reads what an element has from its modules', () => {
    const files = {
      'thing/thing.ts': `import { html } from 'lit'; import { row } from './row.ts'; const late = () => import('./late.ts');
        class A { render(open, kind) { this.emit('opened', {}); return html\`<div part="box \${open ? 'box-open' : 'box-shut'} end"><slot name="head"></slot><slot></slot></div><p part="note\${open ? ' note-open' : ''}"></p><b part=\${open ? 'one' : 'two'}></b><i part="half-\${kind} whole"></i><u data-part="no"></u>\${row()}\`; } }`,
      'thing/row.ts': 'import { html } from \'lit\'; /**\n * @csspart row - A row.\n */ export const row = () => html`<li part="row"></li>`; const css = "[part~=\'styled\'] { color: var(--civico-thing-color, red) }";',
      'thing/late.ts': 'dispatchEvent(new CustomEvent("late-event"));',
      'thing/idle.ts': 'html`<i part="idle"></i>`',
    };
    for (const [name, text] of Object.entries(files)) { mkdirSync(dirname(join(folder, name)), { recursive: true }); writeFileSync(join(folder, name), text); }
    const facts = factsOf(join(folder, 'thing/thing.ts'), 'civico-thing');
    assert.deepEqual([...facts.events].sort(), ['civico-thing-opened', 'late-event']);
    assert.deepEqual([...facts.slots!].sort(), ['', 'head']);
    assert.deepEqual([...facts.parts.keys()].sort(), ['box', 'box-open', 'box-shut', 'end', 'note', 'note-open', 'one', 'row', 'styled', 'two', 'whole']);
    assert.deepEqual([...facts.properties], ['--civico-thing-color']);
    assert.deepEqual([...facts.described], [['row', 'A row.']]);
  });

  test('tells every difference, in both directions', () => {
    const facts = factsOf(join(folder, 'thing/thing.ts'), 'civico-thing');
    facts.described.clear();
    const right: CustomElement = {
      customElement: true, name: 'A', slots: [{ name: '' }, { name: 'head' }], events: ['civico-thing-opened', 'late-event'].map((name) => ({ name, description: 'It happened.', type: { text: 'CustomEvent' } })),
      cssParts: [...facts.parts.keys()].map((name) => ({ name, description: 'A part.' })), cssProperties: [{ name: '--civico-thing-color' }],
    };
    assert.deepEqual(differences(right, facts), []);
    const one = (change: Partial<CustomElement>): string[] => differences({ ...right, ...change }, facts);
    assert.deepEqual(one({ events: right.events!.slice(1) }), ['event civico-thing-opened is in the code and not in the manifest']);
    assert.deepEqual(one({ events: [...right.events!, { name: 'more', description: 'No.', type: { text: 'Event' } }] }), ['event more is in the manifest and not in the code']);
    assert.deepEqual(one({ cssParts: right.cssParts!.slice(1) }), ['part box is in the code and not in the manifest']);
    assert.deepEqual(one({ cssParts: [...right.cssParts!, { name: 'gone', description: 'Gone.' }] }), ['part gone is in the manifest and not in the code']);
    assert.deepEqual(one({ slots: [{ name: '' }] }), ['slot head is in the code and not in the manifest']);
    assert.deepEqual(one({ cssProperties: [] }), ['custom property --civico-thing-color is in the code and not in the manifest']);
    assert.match(one({ cssParts: right.cssParts!.map(({ name }) => ({ name })) }).join(), /has no description/);
  });
});

import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { html, trusted } from '../../demo/site/html.ts';
import { adaptStylesheet, townStylesheet } from '../../demo/site/theme.ts';
import { townDrawing } from '../../demo/site/drawing.ts';
import { clerkOf } from '../../demo/staff.ts';
import { readSeeds } from '../../demo/seed.ts';
import { readTowns } from '../../demo/towns/index.ts';
import { boundaryOf, contains } from '@civico/domain/geometry.ts';

describe('templates of the demonstration', () => {
  test('escape every value in content and attributes, in lists too', () => {
    const hostile = `"><script>alert('1')</script>&`;
    assert.equal(html`<a title="${hostile}">${[hostile]}</a>`.text, '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>');
  });

  test('keep markup as it is, and leave out what is not there', () => {
    assert.equal(html`<p>${html`<b>${1}</b>`}${trusted('<i></i>')}${null}${undefined}${false}${''}</p>`.text, '<p><b>1</b><i></i></p>');
  });
});

describe('stylesheet of the demonstration', () => {
  const kit = readFileSync(createRequire(import.meta.url).resolve('bootstrap-italia/dist/css/bootstrap-italia.min.css'), 'utf8');

  test('needs no data: address, and serves every embedded picture once', () => {
    const files = new Map<string, { type: string; body: string }>();
    const css = adaptStylesheet(kit, '/assets/embedded/', (name, type, body) => files.set(name, { type, body: body.toString() }));
    assert.doesNotMatch(css, /url\(["']?data:/);
    const used = new Set([...css.matchAll(/url\(\/assets\/embedded\/([^)]+)\)/g)].map(([, name]) => name));
    assert.deepEqual([...used].sort(), [...files.keys()].sort());
    assert.ok(files.size > 10);
    for (const [name, { type, body }] of files) if (type === 'image/svg+xml') assert.match(body, /^\s*(<\?xml[^>]*>\s*)?(<!--.*-->\s*)?<svg[\s>][\s\S]*<\/svg>\s*$/, name);
  });

  test('takes the colour of the town instead of the kit’s blue', () => {
    const css = adaptStylesheet(kit, '/', () => {});
    assert.doesNotMatch(css, /#06c\b|hsl\(210, ?100%|rgba?\(0, ?102, ?204/);
    assert.match(css, /\.it-header-center-wrapper\{background:var\(--town-primary\)/);
    assert.match(townStylesheet({ primary: '#0a5c63', primaryDark: '#06393e', accent: '#c8901a' }), /--bs-primary-rgb: 10, 92, 99;/);
  });
});

for (const town of readTowns()) {
  describe(`invented content of ${town.name}`, () => {
    test('has reports the town itself would accept', () => {
      const boundary = boundaryOf(town.outline);
      const seeds = readSeeds(town.id);
      assert.ok(new Set(seeds.map((seed) => seed.steps.at(-1)?.status ?? 'received')).size >= 3, 'too few different statuses');
      for (const seed of seeds) {
        assert.ok(contains(boundary, seed.position), `${seed.title} is outside`);
        assert.ok(seed.title.length <= 100 && seed.description.length <= 200, seed.title);
        const category = town.categories.find(({ id }) => id === seed.category);
        assert.ok(category, seed.category);
        for (const question of category.questions) {
          const answer = seed.answers.find((one) => one.question === question.id);
          assert.ok(answer || !question.required, `${seed.title}: ${question.id} is not answered`);
          if (!answer || !question.choices) continue;
          const choice = question.choices.find(({ value }) => value === answer.value);
          assert.ok(choice && !choice.stop, `${seed.title}: ${answer.value}`);
        }
        for (const step of seed.steps) {
          if (step.office) assert.ok(town.offices.includes(step.office), step.office);
          assert.ok(step.daysAfter <= seed.daysAgo, `${seed.title}: a step of tomorrow`);
        }
      }
    });

    test('has a clerk and a drawing', () => {
      assert.equal(clerkOf(town.id).comune, town.id);
      assert.match(townDrawing(town), /^<svg [^>]*viewBox="0 0 720 540">.*<\/svg>$/);
    });
  });
}

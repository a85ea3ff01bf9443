/** The foundations, the parts and the pages on how to use them, each story in a real browser. The rest is in stories-elements.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, checkStories } from './stories-page/check-stories.ts';

test('the Storybook has the sections a designer looks for', () => {
  for (const section of ['Foundations', 'Parts', 'Elements', 'Pages', 'Integration']) assert.ok(all.some(({ title }) => title.startsWith(`${section}/`)), `no ${section}`);
});

checkStories(all.filter(({ title }) => !/^(Elements|Pages)\//.test(title)));

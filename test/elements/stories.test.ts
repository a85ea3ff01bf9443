/** The parts, the pages on how to use them, and whatever has no test file of its own (stories-*.test.ts), each story in a real browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, checkStories, otherStories } from './stories-page/check-stories.ts';

test('the Storybook has the sections a designer looks for', () => {
  for (const section of ['Foundations', 'Parts', 'Elements', 'Pages', 'Integration']) assert.ok(all.some(({ title }) => title.startsWith(`${section}/`)), `no ${section}`);
});

checkStories(otherStories());

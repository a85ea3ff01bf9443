import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measure, over } from '../../scripts/size.ts';

test('no page downloads more for an element than its budget allows', async () => {
  assert.deepEqual(over(await measure()), []);
});

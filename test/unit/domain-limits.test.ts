/** Limits are what the contract says. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limitsModule } from '../../scripts/limits.ts';

const document = (schemas: object, paths: object = {}): never => ({ components: { schemas }, paths }) as never;

describe('limits from the contract', () => {
  test('one constant a limit, named for schema and field; what is referred to has its own', () => {
    assert.equal(limitsModule(document({
      NewThing: { properties: { longName: { maxLength: 200, pattern: '^a/b\\.c$' }, other: { $ref: '#/components/schemas/Other' }, items: { maxItems: 5, items: { properties: { n: { minimum: 0 } } } } } },
      Other: { enum: ['a', "b'"] },
    })), `export const NEW_THING_LONG_NAME_MAX_LENGTH = 200;
export const NEW_THING_LONG_NAME_PATTERN = /^a\\/b\\.c$/u;
export const NEW_THING_ITEMS_MAX_ITEMS = 5;
export const NEW_THING_ITEMS_N_MINIMUM = 0;
export const OTHER_VALUES = ["a","b'"] as const;
`);
  });

  test('of a file bytes, pixels and media types; of an operation its parameters', () => {
    const content = { 'image/png': { schema: { $ref: '#/components/schemas/File' } } };
    assert.equal(limitsModule(document({ File: { type: 'string', format: 'binary', maxLength: 10, 'x-max-pixels': 4 } }, {
      '/files': { post: { operationId: 'putFile', requestBody: { content }, parameters: [{ name: 'q', schema: { maxLength: 9 } }] } },
    })), `export const FILE_MAX_BYTES = 10;
export const FILE_MAX_PIXELS = 4;
export const PUT_FILE_Q_MAX_LENGTH = 9;
export const PUT_FILE_MEDIA_TYPES = ["image/png"] as const;
`);
  });

  test('two limits of one name are refused', () => {
    assert.throws(() => limitsModule(document({ AB: { maxLength: 1 }, 'a-b': { maxLength: 2 }, A_B: { maxLength: 3 } })), /A_B_MAX_LENGTH would be two things/);
  });
});

/** P5: whatever is sent, no 5xx, no hang, and an answer the contract knows. Requests are made from the contract itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc, { type Arbitrary } from 'fast-check';
import { loadContract, operationsOf, type Schema } from '@civico/server/kernel/openapi.ts';
import { faultsOf } from '@civico/server/kernel/validation.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { signIn, startTestServer, type TestServer } from '../../helpers/server.ts';

const contract = loadContract();
const problem = (contract['components'] as { schemas: Record<string, Schema> }).schemas['Problem'] as Schema;
let postgres: TestPostgres;
let server: TestServer;
let cookie: string;
before(async () => {
  postgres = await startPostgres();
  server = await startTestServer(await postgres.database());
  cookie = await signIn(server.call);
});
after(async () => { await server.close(); await postgres.close(); });

const hostile = fc.constantFrom<unknown>(null, '', ' ', '\u0000', '\ud800', "'; drop table reports; --", '<script>', '{{7*7}}', '%', -1, 1e308, 2 ** 53, [], {}, true, 'A'.repeat(300), '٣', '../../etc/passwd');

/** Values of a schema, most of them valid, some anything but. */
function valuesOf(schema: Schema): Arbitrary<unknown> {
  return fc.oneof({ weight: 60, arbitrary: validOf(schema) }, { weight: 1, arbitrary: hostile }, { weight: 1, arbitrary: fc.jsonValue() });
}

function validOf(schema: Schema): Arbitrary<unknown> {
  const { type, enum: choices, properties, items, pattern, format, minimum, maximum } = schema as Record<string, never> & { enum?: unknown[]; properties?: Record<string, Schema>; items?: Schema };
  if (choices !== undefined) return fc.constantFrom(...choices);
  if (properties !== undefined) return fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valuesOf(one)])), { requiredKeys: (schema['required'] ?? []) as never[] });
  if (type === 'array') return fc.array(valuesOf(items ?? {}), { maxLength: 6 });
  if (type === 'integer') return fc.integer({ min: minimum ?? -10, max: maximum ?? 1000 });
  if (type === 'number') return fc.double({ min: minimum ?? -1e6, max: maximum ?? 1e6, noNaN: true });
  if (type === 'boolean') return fc.boolean();
  if (format === 'date') return fc.constantFrom('2026-01-31', '0000-01-01', '9999-12-31', '2024-02-29', '2023-02-29');
  if (format === 'date-time') return fc.constantFrom('2026-05-01T10:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:60+14:00', '2026-05-01T10:00:00+16:00', '2026-05-01T10:00:00-15:59');
  if (format === 'email') return fc.emailAddress();
  if (format === 'uri') return fc.webUrl();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  // Of the length that is allowed, with characters that databases and logs choke on.
  return fc.oneof({ weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }) }, { weight: 1, arbitrary: fc.constantFrom('a\u0000b', 'a\ud800b', '%_\\', '\u202eevil', '<b>') });
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
const encoded = (value: unknown) => encodeURIComponent(textOf(value).toWellFormed());

for (const operation of operationsOf(contract)) {
  test(`${operation.id}: no 5xx, and answers of the contract`, async () => {
    const json = operation.bodies.get('application/json');
    const properties = (schema: Schema | undefined) => fc.record(Object.fromEntries(Object.entries((schema?.['properties'] ?? {}) as Record<string, Schema>).map(([name, one]) => [name, valuesOf(one)])), { requiredKeys: [] });
    const request = fc.record({
      params: properties(operation.params), query: properties(operation.query), key: fc.constantFrom(...Array<undefined>(8).fill(undefined), 'x', 'k'.repeat(16)), clerk: fc.boolean(),
      body: json !== undefined ? valuesOf(json) : operation.bodies.size > 0 ? fc.uint8Array({ maxLength: 200 }) : fc.constant(undefined),
      accept: fc.constantFrom('application/json', 'application/geo+json', '*/*', 'text/html;q=0.1', ';;;'), language: fc.constantFrom('it', 'en', '', 'x'.repeat(100)),
    });
    await fc.assert(fc.asyncProperty(request, async ({ params, query, key, clerk, body, accept, language }) => {
      const path = operation.path.replace(/:(\w+)/g, (_all, name: string) => encoded((params as Record<string, unknown>)[name] ?? 'A'.repeat(22)) || 'x');
      const search = Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${encoded(value)}`).join('&');
      const binary = body instanceof Uint8Array;
      const headers = { accept, 'accept-language': language, ...(clerk && !operation.id.startsWith('deleteSession') ? { cookie } : {}), ...(binary ? { 'content-type': 'image/png' } : {}) };
      const reply = await server.call(operation.method, `${path}?${search}`, { body, headers, ...(key === undefined ? {} : { key }) });
      const { status, text } = reply;
      assert.ok(status < 500, `${status} ${text}`);
      const type = (reply.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
      const pages = operation.answers.get(200)?.has('text/html') === true;
      if (status >= 400 && status !== 414 && pages) {
        assert.equal(type, 'text/html', text);
      } else if (status >= 400) {
        assert.equal(type, 'application/problem+json', text);
        assert.deepEqual(faultsOf(problem, reply.json), []);
        assert.equal(reply.json.status, status);
      } else if (status !== 304) {
        const content = operation.answers.get(status);
        assert.ok(content !== undefined, `${operation.id} answers ${status}, which the contract does not know`);
        const schema = content.get(type);
        if (content.size > 0) assert.ok(schema !== undefined, `${operation.id} answers ${type}`);
        if (schema !== undefined && type.includes('json')) assert.deepEqual(faultsOf(schema, reply.json), [], text.slice(0, 300));
      }
    }), { numRuns: 60, endOnFailure: true });
  });
}

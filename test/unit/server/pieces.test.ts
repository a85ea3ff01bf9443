import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { normalizeReceiptCode } from '@civico/domain/receipt-code.ts';
import { AUTHORIZATION, checkAuthorization, registerTowns } from '@civico/server/assembly.ts';
import { utcOf } from '@civico/server/kernel/connection.ts';
import { problemOf } from '@civico/server/kernel/errors.ts';
import { fingerprintOf } from '@civico/server/kernel/idempotency.ts';
import { loadContract, operationsOf } from '@civico/server/kernel/openapi.ts';
import { languageOf, ProblemError } from '@civico/server/kernel/problem.ts';
import { DatabaseRefused } from '@civico/server/kernel/refusal.ts';
import { readPublicUrl } from '@civico/server/kernel/public-url.ts';
import { createSecrets } from '@civico/server/kernel/secrets.ts';
import { oneLine } from '@civico/server/kernel/text.ts';
import { readQuery } from '@civico/server/kernel/validation.ts';
import { networkOf } from '@civico/server/kernel/limits/network.ts';
import { linkToken, readLinkToken } from '@civico/server/slices/subscriptions/links.ts';
import { createReceiptCode } from '@civico/server/slices/reports/receipt-code.ts';
import { checkPassword, hashPassword } from '@civico/server/slices/session/password.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

describe('receipt code', () => {
  test('has the form of the contract and is found however it is typed', () => {
    for (let i = 0; i < 200; i += 1) {
      const code = createReceiptCode();
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
      const normal = normalizeReceiptCode(code);
      assert.equal(normalizeReceiptCode(` ${code.toLowerCase().replaceAll('-', ' ')} `), normal);
      assert.equal(normalizeReceiptCode(code.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '–')), normal);
      assert.equal(normalizeReceiptCode(code.replaceAll('1', 'I')), normal);
    }
  });
  test('what cannot be one is none', () => {
    for (const typed of ['', 'ABCDE', 'UUUUU-UUUUU-UUUUU-UUUUU', `${createReceiptCode()}A`]) assert.equal(normalizeReceiptCode(typed), undefined);
  });
});

describe('towns', () => {
  test('a town without boundary or with an id that hides the API is refused', () => {
    const [town] = TEST_TOWNS as [typeof TEST_TOWNS[number]];
    assert.throws(() => registerTowns([{ ...town, outline: { ...town.outline, features: [] } }]), /no feature of kind "boundary"/);
    assert.throws(() => registerTowns([{ ...town, id: 'api' }]), /town "api"/);
    assert.throws(() => registerTowns([town, town]), /twice/);
  });
});

describe('secrets', () => {
  const secrets = createSecrets('x'.repeat(40));
  test('what is sealed opens only in its context and with its secret', () => {
    const sealed = secrets.seal('codice', 'a');
    assert.equal(secrets.open(sealed, 'a'), 'codice');
    assert.throws(() => secrets.open(sealed, 'b'));
    assert.throws(() => createSecrets('y'.repeat(40)).open(sealed, 'a'));
    assert.equal(sealed.includes('codice'), false);
  });
  test('a signature of somebody else is none', () => {
    assert.equal(secrets.verify(secrets.sign('token')), 'token');
    assert.equal(secrets.verify(createSecrets('y'.repeat(40)).sign('token')), undefined);
    for (const forged of ['', '.', 'token', 'token.', `token.${'A'.repeat(43)}`]) assert.equal(secrets.verify(forged), undefined);
  });
  test('a short secret is refused with what to do', () => { assert.throws(() => createSecrets('short'), /at least 32 characters/); });
  test('a password matches its hash only', async () => {
    const hash = await hashPassword('segreto');
    assert.equal(await checkPassword('segreto', hash), true);
    assert.equal(await checkPassword('segret0', hash), false);
    assert.equal(await checkPassword('segreto', undefined), false);
  });
});

describe('requests', () => {
  test('the fingerprint ignores the order of keys and nothing else', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
      const turned = Object.fromEntries(Object.entries(body).reverse());
      assert.deepEqual(fingerprintOf(turned), fingerprintOf(body));
      assert.notDeepEqual(fingerprintOf({ ...body, civico: 1 }), fingerprintOf({ ...body, civico: 2 }));
    }), { numRuns: 200 });
  });
  test('a query is read as the types of the contract', () => {
    const schema = { properties: { a: { type: 'array' }, n: { type: 'integer' }, b: { type: 'boolean' }, s: { type: 'string' } } };
    assert.deepEqual(readQuery(schema, { a: ['x,y', 'z'], n: '12', b: 'true', s: '5', other: '1' }), { a: ['x', 'y', 'z'], n: 12, b: true, s: '5' });
    assert.deepEqual(readQuery(schema, { n: '1e3', b: 'yes' }), { n: '1e3', b: 'yes' });
  });
  test('the language is the best that is spoken, with regions and weights, and Italian otherwise', () => {
    const best = {
      '': 'it', 'ja': 'it', '*': 'it', '-': 'it', 'it-IT': 'it', 'it_IT': 'it', 'en': 'en', 'de-AT': 'de', 'fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5': 'fr', 'SL': 'sl',
      'it-x-facile': 'it-x-facile', 'it-X-Facile,it;q=0.9': 'it-x-facile', 'it-x-altro': 'it', 'x-facile': 'it', 'ja, de;q=0.2': 'de', 'ja, *;q=0.5': 'it', 'it;q=0, *': 'en', 'en;q=0.5, *;q=0.4': 'en',
      'en-GB;q=0.5, it;q=0.9': 'it', 'it;q=0.1,en': 'en', 'en;q=0': 'it', 'fr ; q = 0.3, sl;q=0.2': 'fr', 'de;q=viel, fr;q=0.1': 'fr', 'constructor': 'it',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(best).map((header) => [header, languageOf(header)])), best);
    assert.equal(languageOf(undefined), 'it');
  });
  test('no problem lacks a sentence or a value', () => {
    const body = new ProblemError('too-many-requests', { values: { seconds: 3 } }).body('it');
    assert.equal(body.detail, 'Troppe richieste in poco tempo. Riprova tra 3 secondi.');
  });
});

describe('times of the database', () => {
  test('are in UTC whatever the zone they are written in', () => {
    assert.equal(utcOf('2026-05-08 10:00:00+00'), '2026-05-08T10:00:00.000Z');
    assert.equal(utcOf('2026-05-08 10:00:00.12+00'), '2026-05-08T10:00:00.120Z');
    assert.equal(utcOf('2026-05-08 12:00:00.123456+02'), '2026-05-08T10:00:00.123456Z');
    assert.equal(utcOf('2026-01-01 00:15:00+05:45'), '2025-12-31T18:30:00.000Z');
    assert.equal(utcOf('2025-12-31 20:30:00-03:30'), '2026-01-01T00:00:00.000Z');
    assert.equal(utcOf('1866-01-01 00:49:56+00:49:56'), '1866-01-01T00:00:00.000Z');
    assert.throws(() => utcOf('08/05/2026 10:00:00 CEST'), /ISO/);
  });
});

describe('errors of the database', () => {
  const named = (fields: object) => problemOf(Object.assign(new Error('x'), fields)).problemName;
  test('that pass are 503, that do not are 500', () => {
    for (const code of ['08P01', '25006', '25P03', '40001', '53300', '55P03', '57P01', '58030', 'EHOSTUNREACH']) assert.equal(named({ code }), 'unavailable', code);
    assert.equal(named({ code: 'ENOENT', syscall: 'connect' }), 'unavailable', 'the socket file of a database that is down');
    for (const code of ['23505', '25001', '26000', '42601', 'ENOENT']) assert.equal(named({ code }), 'internal', code);
  });
  test('at the start say why and what to do', () => {
    const said = (code: string, message = 'x') => new DatabaseRefused(Object.assign(new Error(message), { code })).message;
    assert.match(said('ECONNREFUSED'), /nothing answers at its address\. Check the address and that the database is running/);
    assert.match(said('25006'), /can only be read.*Give the address of the primary/);
    assert.match(said('55P03'), /held a lock on them for 30 seconds\. Look for another server/);
    assert.match(said('42501'), /DATABASE_DIRECT_URL with a user that may/);
    assert.match(said('08P01', 'unsupported startup parameter: statement_timeout'), /refuses the setting "statement_timeout"/);
    assert.match(said('XX000', 'something new'), /cannot be used: something new \(XX000\)/);
  });
});

describe('authorization table', () => {
  const operations = operationsOf(loadContract());
  const handlers = Object.fromEntries(operations.map((one) => [one.id, true]));
  test('fits the contract', () => { checkAuthorization(operations, handlers); });
  test('a missing row, a missing handler, a strange one: each stops the server', () => {
    const { getReport: _row, ...table } = AUTHORIZATION;
    const { getReport: _handler, ...fewer } = handlers;
    assert.throws(() => { checkAuthorization(operations, handlers, table); }, /getReport: no row/);
    assert.throws(() => { checkAuthorization(operations, fewer); }, /getReport: no handler/);
    assert.throws(() => { checkAuthorization(operations, { ...handlers, dropAll: true }); }, /dropAll: a handler for no operation/);
    assert.throws(() => { checkAuthorization(operations, handlers, { ...AUTHORIZATION, updateReport: 'anyone' }); }, /disagree/);
  });
});

describe('what messages are made of', () => {
  test('the public address is absolute, https but on this machine, and nothing else', () => {
    assert.deepEqual(['https://servizi.example/', 'https://servizi.example:8443/civico/', 'http://localhost:8080', 'http://[::1]:9'].map(readPublicUrl),
      ['https://servizi.example', 'https://servizi.example:8443/civico', 'http://localhost:8080', 'http://[::1]:9']);
    for (const wrong of ['', 'servizi.example', 'http://servizi.example', 'ftp://servizi.example', 'https://a:b@servizi.example', 'https://servizi.example/?a', 'https://servizi.example/#a', 'http://localhost.example']) {
      assert.throws(() => readPublicUrl(wrong), /The public address of the server \(CIVICO_PUBLIC_URL\)/, wrong);
    }
  });
  test('a network is an IPv4 address or the /64 of an IPv6 one', () => {
    assert.deepEqual(['192.0.2.7', '::ffff:192.0.2.7', '2001:db8:0:1:aaaa::1', '2001:db8::1:bbbb:0:0:2', '2001:0db8::', '::1', 'fe80::1%eth0'].map(networkOf),
      ['192.0.2.7', '192.0.2.7', '2001:db8:0:1', '2001:db8:0:1', '2001:db8:0:0', '0:0:0:0', 'fe80:0:0:0']);
  });
  test('a line has no disguises and an end', () => {
    assert.equal(oneLine(' a\u202eb\r\nBcc: c\u0000\u2066 '), 'a b Bcc: c');
    assert.equal(oneLine('😀'.repeat(5), 3), '😀😀…');
  });
  test('a link is for one subscription, one purpose and one secret', () => {
    const [ours, theirs] = [createSecrets('x'.repeat(32)), createSecrets('y'.repeat(32))];
    const id = 'A'.repeat(22);
    const token = linkToken(ours, 'leave', id);
    assert.equal(readLinkToken(ours, 'leave', token), id);
    for (const wrong of [token.slice(1), `${token}A`, `B${token.slice(1)}`, id, '', '…']) assert.equal(readLinkToken(ours, 'leave', wrong), undefined, wrong);
    assert.deepEqual([readLinkToken(ours, 'confirm', token), readLinkToken(theirs, 'leave', token)], [undefined, undefined]);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openStore } from '@civico/server/kernel/database.ts';
import { onlyOverHttps } from '@civico/server/kernel/public-url.ts';
import { hashPassword } from '@civico/server/slices/session/password.ts';
import { countSignIn } from '@civico/server/slices/session/sign-in-attempts.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newReport, PASSWORD, signIn, startTestServer, type TestServer } from '../../helpers/server.ts';

let postgres: TestPostgres;
let url: string;
let server: TestServer;
let cookie: string;
before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  server = await startTestServer(url);
  cookie = await signIn(server.call);
});
after(async () => { await server.close(); await postgres.close(); });

const create = async (change = {}) => (await server.call('POST', '/reports', { body: newReport(change) })).json as { id: string; code: string };
const patch = (id: string, body: object, headers: Record<string, string> = { cookie }) => server.call('PATCH', `/reports/${id}`, { body, headers });

describe('the office', () => {
  test('assigns, notes, resolves; the citizen sees the public part', async () => {
    const { id, code } = await create({ contact: { name: 'Ada Verdi', email: 'ada@posta.example' } });
    const assigned = await patch(id, { version: 1, office: 'Manutenzione', publicNote: 'Usciamo domani.', internalNote: 'Serve la piattaforma.' });
    assert.deepEqual([assigned.status, assigned.json.status, assigned.json.internal.version, assigned.json.internal.contact.name], [200, 'assigned', 2, 'Ada Verdi']);
    assert.deepEqual(assigned.json.internal.notes.map((one: { text: string; author: string }) => [one.text, one.author]), [['Serve la piattaforma.', 'Anna Bianchi']]);
    assert.equal((await patch(id, { version: 2, status: 'resolved' })).status, 200);
    const seen = (await server.call('GET', `/reports/by-code/${code}`)).json;
    assert.deepEqual(seen.timeline.map((one: { status: string; office?: string; note?: string }) => [one.status, one.office, one.note]),
      [['received', undefined, undefined], ['assigned', 'Manutenzione', 'Usciamo domani.'], ['resolved', 'Manutenzione', undefined]]);
    assert.equal(JSON.stringify(seen).includes('piattaforma') || JSON.stringify(seen).includes('Ada'), false);
    assert.equal((await patch(id, { version: 3, internalNote: 'Fatto.' })).json.internal.notes.length, 2);
  });
  test('of two clerks who saw the same version one is told', async () => {
    const { id } = await create();
    const replies = await Promise.all(['Primo', 'Secondo', 'Terzo', 'Quarto'].map((note) => patch(id, { version: 1, publicNote: note })));
    assert.deepEqual(replies.map((one) => one.status).sort(), [200, 409, 409, 409]);
    assert.equal((await server.call('GET', `/reports/${id}`)).json.timeline.length, 2);
  });
  test('a step that makes no sense is refused and nothing changes', async () => {
    const { id } = await create();
    const other = await create();
    const refused = async (body: object) => { const { status, json } = await patch(id, { version: 1, ...body }); return `${status} ${json.type.split(':').at(-1)}`; };
    assert.equal(await refused({ office: 'Ufficio inventato' }), '422 unknown-office');
    assert.equal(await refused({ status: 'assigned' }), '400 invalid-input');
    assert.equal(await refused({ status: 'duplicate' }), '400 invalid-input');
    assert.equal(await refused({ duplicateOf: id }), '422 duplicate-target');
    assert.equal(await refused({ status: 'resolved', duplicateOf: other.id }), '422 duplicate-target');
    assert.equal(await refused({ publicNote: '  ' }), '400 invalid-input');
    assert.equal(await refused({}), '400 invalid-input');
    assert.equal((await patch(id, { version: 1, duplicateOf: other.id })).json.duplicateOf, other.id);
    assert.equal((await patch(other.id, { version: 1, duplicateOf: id })).status, 422);
    assert.equal((await patch(id, { version: 2, status: 'resolved' })).status, 422);
    const reopened = (await patch(id, { version: 2, status: 'received' })).json;
    assert.deepEqual([reopened.status, reopened.duplicateOf], ['received', undefined]);
  });
});

describe('the session', () => {
  test('its cookie is HttpOnly, SameSite=Strict, for eight hours', async () => {
    const reply = await server.call('POST', '/session', { body: { username: 'anna', password: PASSWORD } });
    const set = reply.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Max-Age=28800', 'Path=/']) assert.ok(set.includes(part), part);
  });
  test('its cookies belong to this very host, and travel over https only; on the machine itself a browser would not keep them', async (t) => {
    const plain = await startTestServer(url, { publicUrl: undefined });
    t.after(() => plain.close());
    const names = async (at: TestServer) => (await at.call('POST', '/session', { body: { username: 'anna', password: PASSWORD } })).headers.getSetCookie().map((one) => `${/^[^=]*?_[a-z]+_/.exec(one)![0]} ${one.includes('Secure')} ${one.includes('Domain')}`);
    assert.deepEqual(await names(server), ['__Host-civico_staff_ true false', '__Host-civico_device_ true false']);
    assert.deepEqual(await names(plain), ['civico_staff_ false false', 'civico_device_ false false']);
    const decided = ([{}, { host: '::1' }, { host: '0.0.0.0' }, { host: '0.0.0.0', publicUrl: 'listening' }, { publicUrl: 'http://localhost:8080' }, { publicUrl: 'https://a.example' }, { trustProxy: 1 }] as const).map(onlyOverHttps);
    assert.deepEqual(decided, [false, false, true, false, false, true, true]);
  });
  test('of two towns stand side by side, and each is its own', async () => {
    const both = `${await signIn(server.call, 'bruno', 'pontelungo')}; ${await signIn(server.call)}`;
    for (const [town, name] of [['vallechiara', 'Anna Bianchi'], ['pontelungo', 'Bruno Neri']]) {
      assert.equal((await server.call('GET', `/${town}/api/v1/session`, { headers: { cookie: both } })).json.name, name);
    }
    assert.equal((await server.call('DELETE', '/vallechiara/api/v1/session', { headers: { cookie: both } })).status, 204);
    assert.equal((await server.call('GET', '/pontelungo/api/v1/session', { headers: { cookie: both } })).status, 200);
  });
  test('ends when the same device signs in anew, or the password changes; not on another device', async (t) => {
    const [old, elsewhere] = [await signIn(server.call), await signIn(server.call)];
    const signedIn = async (own: string, at = server) => (await at.call('GET', '/session', { headers: { cookie: own } })).status;
    const again = await server.call('POST', '/session', { body: { username: 'anna', password: PASSWORD }, headers: { cookie: old } });
    const fresh = again.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    assert.deepEqual([await signedIn(old), await signedIn(fresh), await signedIn(elsewhere)], [401, 200, 200]);
    const changed = await startTestServer(url, { staff: [{ username: 'anna', passwordHash: await hashPassword('un’altra parola'), name: 'Anna Bianchi', comune: 'vallechiara' }] });
    t.after(() => changed.close());
    assert.equal(await signedIn(fresh, changed), 401);
  });
  test('signing out everywhere ends all of this clerk, and of nobody else', async () => {
    const [one, two, bruno] = [await signIn(server.call), await signIn(server.call), await signIn(server.call, 'bruno', 'pontelungo')];
    await postgres.query(url, "insert into sessions (token_hash, comune, username, name, expires_at) values ('x', 'vallechiara', 'carla', 'Carla Rossi', now() + interval '1 hour')");
    const everywhere = (at: string, own: string) => server.call('DELETE', `${at}/sessions`, { headers: { cookie: own } });
    assert.equal((await everywhere('/vallechiara/api/v1', bruno)).status, 401, 'a clerk of another town');
    const left = await everywhere('/vallechiara/api/v1', one);
    assert.deepEqual([left.status, /Max-Age=0/.test(left.headers.get('set-cookie') ?? '')], [204, true]);
    for (const own of [one, two]) assert.equal((await server.call('GET', '/session', { headers: { cookie: own } })).status, 401);
    assert.equal((await postgres.query(url, "select 1 from sessions where username = 'carla'")).length, 1, 'a colleague in the same town');
    assert.equal((await server.call('GET', '/pontelungo/api/v1/session', { headers: { cookie: bruno } })).status, 200);
    cookie = await signIn(server.call);
  });
  test('signing out ends it on every server', async (t) => {
    const second = await startTestServer(url);
    t.after(() => second.close());
    const own = await signIn(server.call);
    assert.equal((await second.call('GET', '/session', { headers: { cookie: own } })).json.name, 'Anna Bianchi');
    assert.equal((await server.call('DELETE', '/session', { headers: { cookie: own } })).status, 204);
    assert.equal((await second.call('GET', '/session', { headers: { cookie: own } })).status, 401);
  });
  test('one that has expired, or whose clerk is gone, is none', async (t) => {
    const own = await signIn(server.call);
    const without = await startTestServer(url, { staff: [] });
    t.after(() => without.close());
    assert.equal((await without.call('GET', '/session', { headers: { cookie: own } })).status, 401);
    await postgres.query(url, "update sessions set expires_at = now() - interval '1 second' where username = 'anna'");
    assert.equal((await server.call('GET', '/session', { headers: { cookie: own } })).status, 401);
    cookie = await signIn(server.call);
  });
  test('guessing is stopped over all servers, without telling which names exist', async (t) => {
    const second = await startTestServer(url);
    t.after(() => second.close());
    const guess = (at: TestServer, username: string) => at.call('POST', '/session', { body: { username, password: 'sbagliata' } });
    const replies = [];
    for (let i = 0; i < 12; i += 1) replies.push(await guess(i % 2 === 0 ? server : second, 'nessuno'));
    assert.deepEqual(replies.map((one) => one.status), [...Array<number>(10).fill(401), 429, 429]);
    assert.ok(Number(replies[11]?.headers.get('retry-after')) > 0);
    assert.deepEqual((await guess(server, 'anna')).json, replies[0]?.json);
  });
  test('a clerk is not kept out by the wrong passwords of strangers', async (t) => {
    const proxied = await startTestServer(url, { trustProxy: '127.0.0.1' });
    t.after(() => proxied.close());
    const attempt = (from: string, password: string, device = '') => proxied.call('POST', '/session', { body: { username: 'anna', password }, headers: { 'x-forwarded-for': from, cookie: device } });
    const wrong = async (from: string, times: number, device?: string) => { for (let i = 0; i < times; i += 1) await attempt(from, 'sbagliata', device); };
    const deviceOf = (headers: Headers) => headers.getSetCookie().find((one) => one.startsWith('__Host-civico_device_'))?.split(';', 1)[0] ?? '';

    await wrong('203.0.113.1', 10);
    assert.equal((await attempt('203.0.113.1', PASSWORD)).status, 429, 'the stranger is stopped');
    const first = await attempt('198.51.100.7', PASSWORD);
    assert.equal(first.status, 201, 'from an address of her own she comes in');
    const device = deviceOf(first.headers);
    assert.match(device, /^__Host-civico_device_[\w-]{8}=/);
    assert.ok(first.headers.getSetCookie().every((one) => /HttpOnly/.test(one) && /SameSite=Strict/.test(one)));

    // Counted as the server counts them, without a hundred slow hashes.
    const store = openStore(url);
    t.after(() => store.close());
    const guessed = (address: string, known?: string) => countSignIn(store.db, { comune: 'vallechiara', username: 'anna', address, device: known }).catch(() => undefined);
    for (let stranger = 0; stranger < 100; stranger += 1) await guessed(`203.0.113.${100 + stranger}`);
    assert.equal((await attempt('198.51.100.7', PASSWORD)).status, 429, 'a hundred guesses from everywhere stop who is not known');
    assert.equal((await attempt('203.0.113.1', PASSWORD, device)).status, 201, 'not the device she used before, from whatever address');
    assert.equal(deviceOf((await attempt('192.0.2.9', PASSWORD, device)).headers).length, device.length);
    const shared = await proxied.call('POST', '/pontelungo/api/v1/session', { body: { username: 'bruno', password: PASSWORD }, headers: { cookie: device } });
    assert.notEqual(deviceOf(shared.headers).split('=')[0], device.split('=')[0], 'a second clerk of the device does not make the first one a stranger');
    const forged = device.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    assert.equal((await attempt('198.51.100.7', PASSWORD, forged)).status, 429, 'a forged one is none');
    await wrong('192.0.2.9', 10, device);
    assert.equal((await attempt('192.0.2.9', PASSWORD, device)).status, 429, 'nor may a stolen device guess for ever');
  });
});

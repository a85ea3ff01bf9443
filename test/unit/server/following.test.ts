/** Following by email: asked for by anybody, begun only by whoever reads the mailbox, ended with one click, and never told to a third. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createSecrets } from '@civico/server/kernel/secrets.ts';
import { openMessage, type OutgoingMessage } from '@civico/server/slices/messages/outgoing.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { newReport, signIn, startTestServer, TEST_SECRET, type TestServer } from '../../helpers/server.ts';

const secrets = createSecrets(TEST_SECRET);
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

let people = 0;
const address = () => `persona${people += 1}@posta.example`;
const create = async (change = {}) => (await server.call('POST', '/reports', { body: newReport(change) })).json as { id: string; code: string };
const follow = (id: string, email?: string, at = server) => at.call('POST', `/reports/${id}/followers`, { body: email === undefined ? {} : { email } });
const count = async (id: string) => (await server.call('GET', `/reports/${id}`)).json.followers as number;

/** What has been written to an address, oldest first. */
async function mails(to: string): Promise<OutgoingMessage[]> {
  const rows = await postgres.query<{ id: string; sealed: Buffer }>(url, 'select id, sealed from messages order by created_at');
  return rows.map((row) => openMessage(secrets, row.id, row.sealed)).filter((one) => one.to === to);
}
const pathIn = (message: OutgoingMessage | undefined, purpose: 'confirm' | 'leave') =>
  new RegExp(`https://servizi\\.vallechiara\\.example(/vallechiara/api/v1/subscriptions/${purpose}/[\\w-]+)`).exec(message?.text ?? '')?.[1] ?? 'no link';
const open = (path: string, method = 'GET', headers: Record<string, string> = {}) => server.call(method, path, { key: false, headers });
const press = (path: string) => open(path, 'POST', { 'content-type': 'application/x-www-form-urlencoded' });
const titleOf = (reply: { text: string }) => /<h1>(.*)<\/h1>/.exec(reply.text)?.[1];

/** Follows and confirms; the links of the person. */
async function confirmed(id: string, email: string) {
  await follow(id, email);
  const [message] = await mails(email);
  const links = { confirm: pathIn(message, 'confirm'), leave: pathIn(message, 'leave') };
  assert.equal((await press(links.confirm)).status, 200);
  return links;
}

describe('following by email', () => {
  test('speaks the language in which it was asked for, whoever moves the report on', async () => {
    const german = address();
    const slovene = address();
    const later = address();
    const body = newReport({ contact: { email: german } });
    const { id } = (await server.call('POST', '/reports', { body, headers: { 'accept-language': 'de-AT, it;q=0.5' } })).json as { id: string };
    for (const [email, language] of [[slovene, 'sl'], [later, 'it-x-facile']] as const) {
      await server.call('POST', `/reports/${id}/followers`, { body: { email }, headers: { 'accept-language': language } });
      const [asked] = await mails(email);
      if (language === 'sl') assert.match(asked?.text ?? '', /S tem e-poštnim naslovom je nekdo zaprosil[^]*Potrdite v 7 dneh:\nhttps:/);
      const page = await open(pathIn(asked, 'confirm'), 'GET', { 'accept-language': language });
      assert.match(page.text, new RegExp(`<html lang="${language}">`));
      await press(pathIn(asked, 'confirm'));
    }
    // As a newer version of the server, since rolled back, may have left it.
    await postgres.query(url, `update subscriptions set language = 'fur' where email = '${later}'`);
    assert.match((await mails(german))[0]?.text ?? '', /Bestätigen Sie es innerhalb von 7 Tagen:\nhttps:/);
    await press(pathIn((await mails(german))[0], 'confirm'));
    const moved = await server.call('PATCH', `/reports/${id}`, { body: { version: 1, status: 'assigned', office: 'Manutenzione' }, headers: { cookie, 'accept-language': 'en' } });
    assert.equal(moved.status, 200);
    const [receipt, step] = await mails(german);
    assert.equal(receipt?.subject, 'Gemeinde Vallechiara: Meldung eingegangen');
    assert.match(receipt?.text ?? '', /Bewahren Sie den Code auf/);
    assert.match(step?.text ?? '', /hat jetzt den Stand „zugewiesen“\.[^]*Amt: Manutenzione/);
    assert.match((await mails(slovene))[1]?.text ?? '', /ima zdaj stanje »dodeljena«\.[^]*Urad: Manutenzione/);
    assert.match((await mails(later))[1]?.text ?? '', /ora è assegnata/);
  });
  test('begins when the address is confirmed, counts once, and ends with a click', async () => {
    const { id } = await create();
    const email = address();
    const asked = await follow(id, email.toUpperCase());
    assert.deepEqual([asked.status, asked.json], [202, { followers: 0, confirmation: 'by-email' }]);
    const [message] = await mails(email);
    const [confirm, leave] = [pathIn(message, 'confirm'), pathIn(message, 'leave')];
    assert.equal(message?.leaveUrl, `https://servizi.vallechiara.example${leave}`);

    const before = await postgres.query(url, 'select * from subscriptions, reports where reports.id = report_id');
    for (const path of [confirm, leave]) for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await open(path, method)).status, 200);
    assert.deepEqual(await postgres.query(url, 'select * from subscriptions, reports where reports.id = report_id'), before, 'a link that is opened changes nothing');

    const pressed = await Promise.all([press(confirm), press(confirm)]);
    assert.deepEqual(pressed.map((one) => [one.status, titleOf(one)]), Array(2).fill([200, 'Segui questa segnalazione']));
    assert.equal(await count(id), 1);
    await server.call('PATCH', `/reports/${id}`, { body: { version: 1, office: 'Manutenzione', publicNote: 'Usciamo domani.' }, headers: { cookie } });
    const step = (await mails(email))[1];
    assert.match(step?.text ?? '', /Buca in via Roma[^]*Usciamo domani\./);
    assert.equal(pathIn(step, 'leave'), leave);

    // As a mail program does, from wherever it is.
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    const clicked = await fetch(server.url + leave, { method: 'POST', body: form, headers: { origin: 'https://posta.example' } });
    assert.equal(clicked.status, 200);
    assert.deepEqual([titleOf(await press(leave)), titleOf(await open(leave)), await count(id)], ['Non ti scriviamo più', 'Non ti scriviamo più', 0]);
    assert.equal(titleOf(await press(confirm)), 'Non segui più questa segnalazione');
    assert.deepEqual([(await mails(email)).length, await count(id)], [0, 0], 'what had not been sent is not sent any more');
    await server.call('PATCH', `/reports/${id}`, { body: { version: 2, status: 'resolved' }, headers: { cookie } });
    assert.equal((await mails(email)).length, 0);
  });

  test('answers the same whether the address is new, waits, follows or has left, and writes once a day', async () => {
    const { id } = await create();
    const email = address();
    const answers = [await follow(id, email), await follow(id, email)];
    assert.equal((await mails(email)).length, 1);
    const [message] = await mails(email);
    const answer = () => answers.at(-1)?.text;
    await press(pathIn(message, 'confirm'));
    const follows = await follow(id, email);
    await press(pathIn(message, 'leave'));
    answers.push(await follow(id, email), await follow(id, address()));
    assert.equal(follows.text, '{"followers":1,"confirmation":"by-email"}', 'the number everybody sees');
    assert.deepEqual(answers.map((one) => [one.status, one.text]), Array(4).fill([202, answer()]));
    assert.equal((await mails(email)).length, 0, 'not written to again on the same day');
    await postgres.query(url, "update rate_limits set resets_at = resets_at - interval '25 hours'");
    await follow(id, email);
    assert.equal((await mails(email)).length, 1);
  });

  test('of many requests at once one writes', async () => {
    const { id } = await create();
    const email = address();
    const replies = await Promise.all(Array.from({ length: 8 }, () => follow(id, email)));
    assert.deepEqual([replies.map((one) => one.status), (await mails(email)).length], [Array(8).fill(202), 1]);
  });

  test('an address is asked five times a day at most, and ten in thirty days while it confirms nothing', async () => {
    const email = address();
    const elsewhere = email.replace('@', '+altro@');
    const total = async () => (await mails(email)).length + (await mails(elsewhere)).length;
    for (let i = 0; i < 7; i += 1) assert.equal((await follow((await create()).id, i % 2 ? email : elsewhere)).status, 202);
    assert.equal(await total(), 5);
    for (let day = 0; day < 3; day += 1) {
      await postgres.query(url, "update rate_limits set resets_at = resets_at - interval '25 hours'");
      for (let i = 0; i < 6; i += 1) await follow((await create()).id, email);
    }
    assert.equal(await total(), 10);
    await press(pathIn((await mails(email))[0], 'confirm'));
    await postgres.query(url, "update rate_limits set resets_at = resets_at - interval '25 hours'");
    await follow((await create()).id, email);
    assert.equal(await total(), 11, 'who confirms is written to again');
  });

  test('one sender is stopped in words, whoever it writes to', async () => {
    const strict = await startTestServer(url, { rateLimits: { mails: 2 } });
    try {
      const { id } = await create();
      const replies = [await follow(id, address(), strict), await follow(id, address(), strict), await follow(id, address(), strict), await follow(id, undefined, strict)];
      assert.deepEqual(replies.map((one) => one.status), [202, 202, 429, 201]);
      const email = address();
      for (let i = 0; i < 3; i += 1) assert.equal((await strict.call('POST', '/reports', { body: newReport({ contact: { email } }) })).status, 201);
      assert.equal((await mails(email)).length, 2, 'reports are taken, but write to nobody any more');
    } finally {
      await strict.close();
    }
  });

  test('a link that expired, was cut off, or is of somebody else, town or purpose is a plain page', async () => {
    const { id } = await create();
    const email = address();
    await follow(id, email);
    const [message] = await mails(email);
    const [confirm, leave] = [pathIn(message, 'confirm'), pathIn(message, 'leave')];
    const token = leave.split('/').at(-1) ?? '';
    const wrong = [confirm.slice(0, -1), `${confirm}A`, confirm.slice(0, -32), confirm.replace(/[^/]+$/, token), `/vallechiara/api/v1/subscriptions/leave/${'A'.repeat(54)}`, '/vallechiara/api/v1/subscriptions/leave/%00%ff'];
    for (const path of wrong) {
      for (const reply of [await open(path), await press(path)]) assert.deepEqual([reply.status < 500 && reply.status >= 400, /^text\/html|problem\+json/.test(reply.headers.get('content-type') ?? '')], [true, true], path);
    }
    assert.equal(titleOf(await press(confirm.slice(0, -1))), 'Link non valido');
    assert.equal((await press(confirm.replace('/vallechiara/', '/pontelungo/'))).status, 404);
    await press(leave.replace('/vallechiara/', '/pontelungo/'));
    await postgres.query(url, "update subscriptions set expires_at = now() where email = $1", [email]);
    for (const reply of [await open(confirm), await press(confirm)]) assert.deepEqual([reply.status, titleOf(reply)], [404, 'Link scaduto']);
    assert.equal(await count(id), 0);
    await postgres.query(url, 'delete from subscriptions where email = $1', [email]);
    assert.deepEqual([titleOf(await press(confirm)), titleOf(await open(leave)), titleOf(await press(leave))], ['Link scaduto', 'Non ti scriviamo più', 'Non ti scriviamo più']);
    const english = await open(leave, 'GET', { 'accept-language': 'en' });
    assert.deepEqual([titleOf(english), english.headers.get('content-language')], ['We do not write to you any more', 'en']);
  });

  test('of a report that is hidden meanwhile cannot be confirmed', async () => {
    const { id } = await create();
    const email = address();
    await follow(id, email);
    await server.call('PATCH', `/reports/${id}`, { body: { version: 1, hidden: true }, headers: { cookie } });
    const path = pathIn((await mails(email))[0], 'confirm');
    assert.deepEqual([titleOf(await open(path)), titleOf(await press(path)), (await open(path)).text.includes('Buca')], ['Link scaduto', 'Link scaduto', false]);
  });

  test('no link can be made from what is in the database', async () => {
    const { id } = await create();
    const email = address();
    const { confirm, leave } = await confirmed(id, email);
    for (const { name } of await postgres.query<{ name: string }>(url, "select table_name as name from information_schema.tables where table_schema = 'public'")) {
      const rows = JSON.stringify(await postgres.query(url, `select t::text from ${name} t`));
      for (const path of [confirm, leave]) assert.ok(!rows.includes(path.slice(-32)), name);
    }
  });

  test('without a public address nobody is written to, and it is said', async () => {
    let log = '';
    const own = await postgres.database();
    const mute = await startTestServer(own, { publicUrl: undefined, logger: { level: 'warn', stream: { write: (line) => { log += line; } } } });
    try {
      assert.match(log, /No public address is configured \(CIVICO_PUBLIC_URL\)/);
      const { json } = await mute.call('POST', '/reports', { body: newReport({ contact: { email: 'ada@posta.example' } }) });
      const refused = await follow(json.id, 'ada@posta.example', mute);
      assert.deepEqual([refused.status, refused.json.type], [422, 'urn:civico:problem:no-mail']);
      assert.equal((await follow(json.id, undefined, mute)).status, 201);
      assert.deepEqual(await postgres.query(own, 'select (select count(*)::int from messages) as messages, (select count(*)::int from subscriptions) as subscriptions'), [{ messages: 0, subscriptions: 0 }]);
    } finally {
      await mute.close();
    }
    await assert.rejects(startTestServer(own, { publicUrl: 'http://servizi.example' }), /CIVICO_PUBLIC_URL\) has to begin with https/);
  });
});

describe('messages to an address that nobody has proved', () => {
  const SPAM = '\u202eVinci subito https://truffa.example\u0007';
  test('hold no word of whoever typed it, in the subject or in the text', async () => {
    const email = address();
    const { id, code } = await create({ title: SPAM, description: SPAM, address: SPAM, contact: { name: SPAM, email } });
    const follower = address();
    await follow(id, follower);
    await server.call('PATCH', `/reports/${id}`, { body: { version: 1, office: 'Manutenzione' }, headers: { cookie } });
    const [receipt, ...more] = await mails(email);
    assert.deepEqual(more, [], 'a receipt, and nothing more to who has not confirmed');
    const [confirmation] = await mails(follower);
    for (const message of [receipt, confirmation]) assert.ok(message !== undefined && !/truffa|Vinci|\u202e|\u0007/.test(JSON.stringify(message.subject + message.text)), message?.text);
    assert.ok(receipt?.text.includes(code));
    assert.deepEqual([receipt?.subject, confirmation?.subject], ['Comune di Vallechiara: segnalazione ricevuta', 'Comune di Vallechiara: conferma il tuo indirizzo']);
    // Who has confirmed is told which of the reports it is, in its own words but on one line.
    for (const message of [receipt, confirmation]) assert.equal(titleOf(await press(pathIn(message, 'confirm'))), 'Segui questa segnalazione');
    await server.call('PATCH', `/reports/${id}`, { body: { version: 2, status: 'in-progress' }, headers: { cookie } });
    for (const [, told] of [await mails(follower), await mails(email)]) {
      assert.ok(told?.text.includes('“Vinci subito https://truffa.example”'), told?.text);
      assert.equal(told?.subject, 'Comune di Vallechiara: novità su una segnalazione');
    }
  });
  test('end for the reporter too, and are ten a day', async () => {
    const email = address();
    const { id } = await create({ contact: { email } });
    const leave = pathIn((await mails(email))[0], 'leave');
    assert.equal(titleOf(await press(leave)), 'Non ti scriviamo più');
    await server.call('PATCH', `/reports/${id}`, { body: { version: 1, office: 'Manutenzione' }, headers: { cookie } });
    assert.deepEqual([(await mails(email)).length, await count(id)], [0, 0]);
    for (let i = 0; i < 12; i += 1) await create({ contact: { email } });
    assert.equal((await mails(email)).length, 9);
  });
});

test('the page behind a link is for everyone: one heading, one button, a policy that lets nothing else in', async () => {
  const { id } = await create({ title: '<img src=x onerror=alert(1)>' });
  const email = address();
  await follow(id, email);
  const page = await open(pathIn((await mails(email))[0], 'confirm'));
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.ok(page.text.includes('&lt;img src=x') && !page.text.includes('<img') && !page.text.includes('<script'));
  assert.equal(page.text.match(/<button/g)?.length, 1);
});

/** P6: through a network that delays, resets, cuts and lies, every call ends with what was asked or with a plain sentence, and nothing is done twice. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { connect } from '@civico/client';
import { isPortError, type PortErrorKind, type ReportSubmission } from '@civico/contract';
import { newKey } from '@civico/core';
import type { Language } from '@civico/core';
import { errorSentence } from '@civico/core/errors';
import { Outbox, type Submission } from '@civico/core/outbox';
import { exchange, patience } from '@civico/client/exchange.ts';
import type { Fault } from '@civico/client/fault.ts';
import { chaosProxy, httpAnswer, type Chaos, type ChaosProxy } from '../helpers/chaos-proxy.ts';
import { memoryServer, type MemoryServer } from '../helpers/memory-server.ts';

const portal = httpAnswer(200, 'text/html', '<!doctype html><title>Rete dell\'albergo</title>');
const broken = httpAnswer(500, 'text/html', '<h1>Internal Server Error</h1>');
const truncated = httpAnswer(200, 'application/json', '{"items": [{"id": "a", "na');
const wrongClock = httpAnswer(503, 'application/json', '{}', { 'date': 'Mon, 01 Jan 2001 00:00:00 GMT', 'retry-after': 'Mon, 01 Jan 2001 00:04:00 GMT' });

let server: MemoryServer;
let proxy: ChaosProxy;
before(async () => {
  server = await memoryServer({ reports: 5 });
  proxy = await chaosProxy(server.port);
});
after(async () => {
  await proxy.close();
  await server.close();
});
afterEach(() => proxy.plan('pass'));

const limits = { read: 1_500, write: 1_500, upload: 1_500 };
const ports = (changes: Partial<typeof limits> = {}) => connect(`${proxy.url}/api/v1`, { pause: 1, limits: { ...limits, ...changes } });
const report = (title: string): ReportSubmission => ({
  category: 'waste', title, description: 'Da una settimana', address: 'Via Roma 1',
  photos: [{ blob: new Blob([`foto di ${title}`], { type: 'image/jpeg' }), alternativeText: '' }],
});
const count = async (title: string): Promise<number> => (await server.ports.reports.listReports({ text: title, count: true })).total!;

describe('a read', () => {
  const ends: [string, Chaos, PortErrorKind][] = [
    ['reset', 'reset', 'unreachable'], ['an answer that is lost', 'lose-answer', 'unreachable'], ['an answer cut in the middle', 'cut-answer', 'unreachable'],
    ['a 500', broken, 'unavailable'], ['truncated JSON', truncated, 'unexpected'], ['HTML as 200', portal, 'unexpected'],
    ['bytes that are no HTTP', { answer: 'SSH-2.0-OpenSSH_9\r\n' }, 'unreachable'], ['a server whose clock is wrong', wrongClock, 'unavailable'],
  ];
  for (const [name, chaos, kind] of ends) {
    test(`${name}: ${kind} if it goes on, the answer if it passes`, async () => {
      proxy.plan(chaos);
      await assert.rejects(ports().places.outline(), (error) => isPortError(error) && error.kind === kind);
      if (chaos === wrongClock) return;
      assert.equal(proxy.requests(), 3);
      proxy.plan(chaos, 'pass');
      assert.equal((await ports().places.outline()).name, 'Pieve Serena');
    });
  }

  test('a server that says nothing: timeout', async () => {
    proxy.plan('hang');
    await assert.rejects(ports({ read: 100 }).places.outline(), (error) => isPortError(error) && error.kind === 'timeout');
  });

  test('an answer that trickles arrives, however long it takes; one that falls silent in the middle is a timeout', async () => {
    const read = 800;
    const whole = JSON.stringify(await server.ports.places.outline()).length;
    proxy.plan({ trickle: { bytes: Math.ceil(whole / 16), every: 100 } });
    const start = performance.now();
    assert.equal((await ports({ read }).places.outline()).name, 'Pieve Serena');
    assert.ok(performance.now() - start > read, 'longer in all than any silence may be');
    proxy.plan({ stall: 600 });
    await assert.rejects(ports({ read: 100 }).places.outline(), (error) => isPortError(error) && error.kind === 'timeout');
    assert.equal(proxy.requests(), 1, 'who is silent is not asked again');
  });

  test('a photo that leaves at 400 kbit/s is given its time, whatever its size', () => {
    for (const size of [1_000, 200_000, 2_000_000, 10_000_000]) {
      const needed = size / 50;
      assert.ok(patience(30_000, new Blob([new Uint8Array(size)])) >= needed + 30_000, `${size} bytes`);
    }
    assert.equal(patience(10_000, undefined), 10_000);
  });

  test('an answer without end is given up by its bytes', async () => {
    proxy.plan({ trickle: { bytes: 400, every: 1 } });
    const asked = exchange(`${proxy.url}/api/v1/places/outline`, { fetch, init: { headers: { accept: 'application/geo+json' } }, address: 'x', silence: 10_000, most: 1_000 });
    await assert.rejects(asked, (error) => isPortError(error) && error.kind === 'unexpected' && (error.cause as Fault).reason === 'too-long');
  });

  test('a proxy that takes no photo of this size is no fault of the report: the person can send less', async () => {
    proxy.plan(httpAnswer(413, 'text/html', '<h1>Request Entity Too Large</h1>'));
    await assert.rejects(ports().reports.createReport(report('Grande'), { key: newKey() }), (error) => isPortError(error) && error.kind === 'too-large' && !error.temporary);
    assert.equal(proxy.requests(), 1);
  });

  test('a wrong clock leaves the pause right', async () => {
    proxy.plan(wrongClock);
    await assert.rejects(ports().places.outline(), (error) => isPortError(error) && error.retryAfter === 240);
  });
});

describe('a report', () => {
  const misfortunes: [string, Chaos][] = [
    ['reset', 'reset'], ['lost answers', 'lose-answer'], ['cut answers', 'cut-answer'], ['a 500', broken], ['HTML as 200', portal], ['truncated JSON', truncated],
  ];
  for (const [name, chaos] of misfortunes) {
    test(`with ${name} at its photo and at itself is made once`, async () => {
      const title = `Prova di ${name}`;
      proxy.plan(chaos, 'pass', chaos, 'pass');
      const receipt = await ports().reports.createReport(report(title), { key: newKey() });
      assert.equal(await count(title), 1);
      assert.equal((await server.ports.reports.getReport(receipt.id)).attachments.length, 1);
    });
  }

  test('through any weather and the outbox arrives once, and its sender gets its code', async () => {
    const weather = fc.constantFrom<Chaos>('pass', 'pass', 'reset', 'lose-answer', 'cut-answer', broken, portal, truncated);
    let number = 0;
    await fc.assert(fc.asyncProperty(fc.array(weather, { minLength: 1, maxLength: 12 }), async (plan) => {
      const title = `Tempesta ${++number}`;
      const kept = new Map<string, Submission>();
      const outbox = new Outbox({
        store: { put: async (one) => void kept.set(one.key, one), remove: async (key) => void kept.delete(key), all: async () => [...kept.values()] },
        findPorts: async () => ports(), exclusively: (task) => task(), announce: () => undefined,
      });
      proxy.plan(...plan, 'pass');
      let outcome = await outbox.send({ endpoint: 'x', port: 'reports', method: 'createReport', input: report(title), label: title });
      outbox.listen((_, told) => { outcome = told; });
      for (let tries = 0; outcome.status === 'waiting' && tries < 20; tries++) await outbox.drain();
      assert.equal(outcome.status, 'sent');
      assert.match((outcome.result as { code: string }).code, /^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
      assert.equal(await count(title), 1);
      assert.equal(kept.size, 0);
    }), { numRuns: 40 });
  });
});

describe('the sentence', () => {
  const languages = ['it', 'en', 'de', 'fr', 'sl'] as const;
  const failed = async (chaos: Chaos): Promise<unknown> => {
    proxy.plan(chaos);
    // Only who waits in vain must give up soon: on a busy machine any answer may take long.
    return ports({ read: chaos === 'hang' ? 100 : 10_000 }).places.outline().then(() => assert.fail('it should have failed'), (error: unknown) => error);
  };

  test('is another for each misfortune and language, and never the machine\'s own words', async () => {
    const errors: unknown[] = [];
    for (const chaos of ['reset', 'hang', broken, portal, wrongClock] as const) errors.push(await failed(chaos));
    const sentences = new Set<string>();
    for (const language of languages) {
      for (const error of errors) {
        const sentence = await errorSentence(error, language);
        assert.match(sentence, /^\p{Lu}.{40,}\.$/u);
        assert.doesNotMatch(sentence, /undefined|null|Error|HTTP|JSON|\b[45]\d\d\b|fetch/);
        sentences.add(sentence);
      }
    }
    assert.equal(sentences.size, languages.length * errors.length);
  });

  test('tells who was writing what has become of it, and nobody else', async () => {
    const told: Record<Language, readonly [kept: string, once: string]> = {
      it: ['Quello che hai scritto resta qui.', 'Una richiesta già partita non arriva due volte.'],
      en: ['What you wrote stays here.', 'A request that had left already will not arrive twice.'],
      de: ['Ihre Eingaben bleiben hier.', 'Eine schon gesendete Anfrage kommt nicht zweimal an.'],
      fr: ['Ce que vous avez écrit reste ici.', 'Une demande déjà partie n’arrivera pas deux fois.'],
      sl: ['Kar ste napisali, ostane tukaj.', 'Že poslana zahteva ne bo prispela dvakrat.'],
      'it-x-facile': ['Le tue parole restano qui.', 'La richiesta non arriva due volte.'],
    };
    const [away, slow, busy] = [await failed('reset'), await failed('hang'), await failed(wrongClock)];
    for (const [language, [kept, once]] of Object.entries(told) as [Language, readonly [string, string]][]) {
      for (const [error, tail] of [[away, kept], [slow, once], [busy, kept]] as const) {
        const [reader, writer] = [await errorSentence(error, language), await errorSentence(error, language, true)];
        assert.equal(writer, `${reader} ${tail}`);
      }
    }
  });

  test('says how long to wait, in the grammar of the language', async () => {
    const error = await failed(wrongClock);
    assert.match(await errorSentence(error, 'it'), /tra 4 minuti/);
    assert.match(await errorSentence(error, 'sl'), /čez 4 minute\./);
    assert.match(await errorSentence(error, 'de'), /in 4 Minuten noch/);
  });

  test('is the backend\'s own where it explains a rule', async () => {
    proxy.plan('pass');
    const error = await ports().reports.createReport({ ...report('Fuori'), position: { lat: 45.4642, lon: 9.19 } }, { key: newKey() }).catch((reason: unknown) => reason);
    assert.equal(await errorSentence(error, 'it'), 'Il luogo indicato è fuori dal territorio del Comune.');
    assert.equal(await errorSentence(new TypeError('x is not a function'), 'it'), await errorSentence(undefined, 'it'));
  });
});

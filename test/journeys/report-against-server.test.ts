/** A report from the wizard to the reference server and back: P3, P4 and P11 as a citizen meets them. Real browser, real HTTP, real PostgreSQL. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type sharpModule from 'sharp';
import { createSecrets } from '@civico/server/kernel/secrets.ts';
import { openMessage } from '@civico/server/slices/messages/outgoing.ts';
import { killableBrowser, type KillableBrowser } from '../helpers/killable-browser.ts';
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts';
import { assertAccessible, withPage } from '../helpers/page.ts';
import { servePage, type ServedPage } from '../helpers/serve-page.ts';
import { until } from '../helpers/until.ts';
import { newReport, signIn, startTestServer, TEST_SECRET, type TestServer } from '../helpers/server.ts';

const sharp = createRequire(import.meta.resolve('@civico/server'))('sharp') as typeof sharpModule;

let postgres: TestPostgres;
let server: TestServer;
let databaseUrl: string;
let site: ServedPage;
/** Stands between the site and the server; what it gives is the answer. */
let gate: ((request: Request, pass: () => Promise<Response>) => Promise<Response>) | undefined;

before(async () => { postgres = await startPostgres(); });
after(() => postgres?.close());

beforeEach(async () => {
  databaseUrl = await postgres.database();
  server = await startTestServer(databaseUrl);
  gate = undefined;
  site = await servePage({
    html: '<civico-report-map endpoint="/vallechiara/api/v1" view="new" privacy-url="/privacy"></civico-report-map>',
    handler: async (request) => {
      const { pathname, search } = new URL(request.url);
      if (!pathname.startsWith('/vallechiara/api/v1/')) return undefined;
      const body = request.method === 'GET' ? null : await request.clone().arrayBuffer();
      const pass = async (): Promise<Response> => {
        const headers = new Headers(request.headers);
        for (const name of ['host', 'connection', 'content-length', 'accept-encoding', 'origin']) headers.delete(name);
        const answer = await fetch(`${server.url}${pathname}${search}`, { method: request.method, headers, body });
        return new Response(await answer.arrayBuffer(), { status: answer.status, headers: { 'content-type': answer.headers.get('content-type') ?? 'text/plain' } });
      };
      return gate ? gate(request, pass) : pass();
    },
  });
});

afterEach(async () => {
  await site.close();
  await server.close();
});

/** Reports that the server has, by title. */
const titles = async (): Promise<string[]> =>
  ((await server.call('GET', '/vallechiara/api/v1/reports?limit=100')).json.items as { title: string }[]).map(({ title }) => title).sort();

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name }).waitFor();
const photo = (colour: string): Promise<Buffer> => sharp({ create: { width: 2000, height: 1500, channels: 3, background: colour } })
  .withExif({ IFD0: { Make: 'CANARY-CAMERA' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '44/1 33/1 0/1' } }).jpeg().toBuffer();

async function conditions(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /informativa/ }).check();
  await press(page, 'Avanti');
  await heading(page, 'Dati di segnalazione');
}

async function fill(page: Page, title: string, category = 'waste'): Promise<void> {
  await page.getByLabel('Indirizzo o punto di riferimento').fill('Via Inventata 3');
  await page.getByLabel('Tipo di disservizio').selectOption(category);
  await page.getByLabel('Titolo').fill(title);
  await page.getByRole('textbox', { name: /^Dettagli/ }).fill('Da una settimana.');
}

async function addPhotos(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles([
    { name: 'uno.jpg', mimeType: 'image/jpeg', buffer: await photo('#806040') }, { name: 'due.jpg', mimeType: 'image/jpeg', buffer: await photo('#204060') },
  ]);
  await page.locator('[part~="file-preview"]').nth(1).waitFor();
}

async function keepDraft(page: Page): Promise<void> {
  await press(page, 'Salva richiesta');
  await press(page, 'Conserva la bozza');
  await page.getByText('Bozza conservata su questo dispositivo').waitFor();
}

const codeOn = async (page: Page): Promise<string> => (await page.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/).innerText()).trim();
const options = () => ({ origins: [site.url] });

describe('a report and the reference server', { timeout: 400_000 }, () => {
  test('the whole way with two photos; the office answers, and the citizen sees it by code', async () => {
    await withPage(options(), async ({ page }) => {
      let uploads = 0;
      let seen = '';
      gate = async (request, pass) => {
        // The second photo leaves while the page tells of it.
        if (request.url.endsWith('/attachments') && (uploads += 1) === 2) {
          await page.getByText('Invio foto 2 di 2…').first().waitFor();
          seen = await page.locator('[part~="progress"]').ariaSnapshot();
        }
        return pass();
      };
      await page.goto(site.url);
      await conditions(page);
      await fill(page, 'Cestino pieno');
      await addPhotos(page);
      await page.getByLabel(/Che cosa si vede/).first().fill('Un cestino');
      await press(page, 'Avanti');
      await press(page, 'Invia');
      await heading(page, 'Segnalazione inviata');
      assert.match(seen, /progressbar "Invio foto 2 di 2…"/);
      const code = await codeOn(page);

      const report = (await server.call('GET', `/vallechiara/api/v1/reports/by-code/${code}`)).json;
      assert.equal(report.attachments.length, 2);
      for (const { url } of report.attachments as { url: string }[]) {
        const stored = Buffer.from(await (await fetch(new URL(url, server.url))).arrayBuffer());
        assert.equal((await sharp(stored).metadata()).exif, undefined);
        assert.ok(!stored.includes('CANARY'));
      }

      await press(page, 'Segui la segnalazione');
      await page.getByText('Ricevuta').first().waitFor();
      const cookie = await signIn(server.call);
      const changed = await server.call('PATCH', `/vallechiara/api/v1/reports/${report.id}`, {
        body: { version: 1, status: 'in-progress', office: 'Manutenzione', publicNote: 'Passiamo domani.' }, headers: { cookie },
      });
      assert.equal(changed.status, 200, changed.text);
      await page.goto(site.url);
      await page.goto(`${site.url}/?segnalazione=${report.id}`);
      await page.getByText('Passiamo domani.').waitFor();
      assert.deepEqual(await titles(), ['Cestino pieno']);
    });
  });

  test('a danger stops, and an answer in time lets go on with all that was typed', async () => {
    await withPage(options(), async ({ page }) => {
      await page.goto(site.url);
      await conditions(page);
      await fill(page, 'Lampione', 'lighting');
      await page.getByLabel('Sì', { exact: true }).check();
      assert.equal(await page.getByRole('link', { name: 'Chiama il 112' }).getAttribute('href'), 'tel:112');
      await press(page, 'Avanti');
      await page.getByRole('link', { name: /non si può inviare/ }).waitFor();
      await page.getByLabel('No', { exact: true }).check();
      await press(page, 'Avanti');
      await press(page, 'Invia');
      await heading(page, 'Segnalazione inviata');
      assert.deepEqual(await titles(), ['Lampione']);
    });
  });

  test('a point outside the town that only the server knows of is explained, and can be taken off', async () => {
    await withPage({ ...options(), expected: [/422/] }, async ({ page }) => {
      gate = async (request, pass) => {
        // As from a town whose outline has changed since the page was loaded.
        if (!/places($|\?)/.test(request.url)) return pass();
        return Response.json({ items: [{ id: 'ponte', kind: 'landmark', name: 'Ponte lungo', position: { lat: 44.5, lon: 11.5 } }] });
      };
      site.put('/vallechiara/api/v1/places/outline', () => Response.json({
        type: 'FeatureCollection', name: 'Vallechiara', source: 'invented', bbox: [10, 44, 12, 45],
        features: [{ type: 'Feature', properties: { kind: 'boundary', name: 'Vallechiara' }, geometry: { type: 'Polygon', coordinates: [[[10, 44], [12, 44], [12, 45], [10, 45], [10, 44]]] } }],
      }));
      await page.goto(site.url);
      await conditions(page);
      await fill(page, 'Ponte rotto');
      await page.getByLabel('Indirizzo o punto di riferimento').fill('ponte');
      await page.getByRole('option', { name: /Ponte lungo/ }).click();
      await press(page, 'Avanti');
      await press(page, 'Invia');
      await page.getByRole('alert').or(page.getByRole('heading', { name: 'Controlla questi punti' })).first().waitFor();
      assert.equal(await page.getByLabel('Titolo').inputValue(), 'Ponte rotto');
      assert.deepEqual(await titles(), []);
      await press(page, 'Togli il punto, lascia solo l’indirizzo');
      await press(page, 'Avanti');
      await press(page, 'Invia');
      await heading(page, 'Segnalazione inviata');
      assert.deepEqual(await titles(), ['Ponte rotto']);
    });
  });

  test('a similar report nearby is offered, and "Anche io" counts at the server', async () => {
    const { json } = await server.call('POST', '/vallechiara/api/v1/reports', { body: newReport({ category: 'waste', title: 'Cestino della piazza', position: { lat: 44.5, lon: 10.5 } }) });
    await withPage(options(), async ({ page }) => {
      await page.goto(site.url);
      await conditions(page);
      await fill(page, 'Cestino');
      await page.getByLabel('Indirizzo o punto di riferimento').fill('piazza');
      await page.getByRole('option', { name: /Piazza della Libertà/ }).click();
      await page.getByText('C’è già una segnalazione simile qui vicino').waitFor();
      await page.getByRole('button', { name: /Anche io/ }).click();
      await page.getByText('Ora segui questa segnalazione').waitFor();
      assert.equal((await server.call('GET', `/vallechiara/api/v1/reports/${json.id}`)).json.followers, 1);
      assert.deepEqual(await titles(), ['Cestino della piazza']);
    });
  });

  test('an address follows a report only when the mailbox has answered, with the keyboard, at 360 px, in the dark', async () => {
    const { json } = await server.call('POST', '/vallechiara/api/v1/reports', { body: newReport({ category: 'waste', title: 'Cestino della piazza' }) });
    const followers = async () => (await server.call('GET', `/vallechiara/api/v1/reports/${json.id}`)).json.followers;
    await withPage({ origins: [site.url, server.url], viewport: { width: 360, height: 740 }, colorScheme: 'dark' }, async ({ page }) => {
      await page.goto(`${site.url}/?segnalazione=${json.id}`);
      await page.getByLabel(/Email per gli aggiornamenti/).fill('ada@posta.example');
      await page.keyboard.press('Enter');
      await page.getByText('apri il messaggio e conferma').waitFor();
      assert.equal(await followers(), 0);
      const [row] = await postgres.query<{ id: string; sealed: Buffer }>(databaseUrl, 'select id, sealed from messages');
      const { text } = openMessage(createSecrets(TEST_SECRET), row?.id ?? '', row?.sealed ?? Buffer.alloc(0));
      const [confirm, leave] = [...text.matchAll(/https:\/\/servizi\.vallechiara\.example(\/\S+)/g)].map(([, path]) => `${server.url}${path}`);
      for (const [address, question, done, count] of [[confirm, 'Vuoi seguire questa segnalazione?', 'Segui questa segnalazione', 1], [leave, 'Vuoi smettere di ricevere messaggi?', 'Non ti scriviamo più', 0]] as const) {
        await page.goto(address ?? '');
        await heading(page, question);
        await assertAccessible(page);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await heading(page, done);
        await assertAccessible(page);
        assert.equal(await followers(), count);
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await assertAccessible(page);
    });
  });

  test('two tabs with one draft send one report, and the other tab hears of it', async () => {
    await withPage(options(), async ({ page: one, context }) => {
      await one.goto(site.url);
      await conditions(one);
      await fill(one, 'Cestino doppio');
      await addPhotos(one);
      await press(one, 'Avanti');
      await keepDraft(one);
      const two = await context.newPage();
      await two.goto(site.url);
      await two.getByText('Abbiamo ritrovato la tua bozza').waitFor();
      // The first must not be done before the second is pressed: the report itself leaves only then.
      let bothPressed = (): void => undefined;
      const pressed = new Promise<void>((resolve) => { bothPressed = resolve; });
      await context.route(/\/reports$/, async (route) => {
        if (route.request().method() === 'POST') await pressed;
        await route.continue();
      });
      await Promise.all([press(one, 'Invia'), press(two, 'Invia')]);
      bothPressed();
      await heading(one, 'Segnalazione inviata');
      await heading(two, 'Segnalazione inviata');
      assert.equal(await codeOn(one), await codeOn(two));
      assert.deepEqual(await titles(), ['Cestino doppio']);
    });
  });
});

describe('a browser killed on the way to the reference server', { timeout: 400_000 }, () => {
  let browser: KillableBrowser;
  beforeEach(() => { browser = killableBrowser(); });
  afterEach(() => browser.remove());

  test('offline at each step, then killed: the draft is back with its photos, and what was sent arrives once', async () => {
    const steps: { name: string; to(page: Page): Promise<void>; at: string; written: string }[] = [
      { name: 'conditions', to: async () => undefined, at: 'Autorizzazioni e condizioni', written: '1 with 0 photos' },
      { name: 'data', to: async (page) => { await conditions(page); await fill(page, 'Cestino al buio'); await addPhotos(page); }, at: 'Dati di segnalazione', written: '2 with 2 photos' },
      { name: 'summary', to: (page) => press(page, 'Avanti'), at: 'Riepilogo', written: '3 with 2 photos' },
    ];
    let page = await browser.start();
    for (const { to, at, name, written } of steps) {
      await page.goto(site.url);
      await heading(page, name === 'summary' ? 'Dati di segnalazione' : 'Autorizzazioni e condizioni');
      await page.context().setOffline(true);
      await to(page);
      await heading(page, at);
      if (name === 'conditions') await keepDraft(page);
      // Written a moment after the last change.
      const onDevice = (): Promise<string> => page.evaluate(async () => {
        const open = indexedDB.open('civico-drafts');
        const database = await new Promise<IDBDatabase>((resolve) => { open.onsuccess = () => resolve(open.result); });
        const all = database.transaction('drafts').objectStore('drafts').getAll();
        const drafts = await new Promise<{ value: { step: number; values: { photos: unknown[] } } }[]>((resolve) => { all.onsuccess = () => resolve(all.result as never); });
        database.close();
        return drafts.map(({ value }) => `${value.step} with ${value.values.photos.length} photos`).join();
      });
      while (await onDevice() !== written) await page.waitForTimeout(50);
      await browser.kill();
      page = await browser.start();
      await page.goto(site.url);
      await page.getByText('Abbiamo ritrovato la tua bozza').waitFor();
      await heading(page, at);
    }
    assert.equal(await page.getByRole('img', { name: /^Foto \d/ }).count(), 2, 'the photos are back');
    await page.context().setOffline(true);
    await press(page, 'Invia');
    await heading(page, 'La segnalazione aspetta di partire');
    await browser.kill();
    assert.deepEqual(await titles(), []);
    page = await browser.start();
    await page.goto(site.url);
    await page.getByText('La tua segnalazione «Cestino al buio» è arrivata').waitFor();
    assert.deepEqual(await titles(), ['Cestino al buio']);
  });

  test('between the acknowledgement and the screen: the next visit shows the code, until it is put away', async () => {
    let page = await browser.start();
    await page.goto(site.url);
    await conditions(page);
    await fill(page, 'Cestino ricevuto');
    await press(page, 'Avanti');
    let code = '';
    const killed = new Promise<void>((resolve, reject) => {
      gate = async (request, pass) => {
        const answer = await pass();
        if (request.method !== 'POST' || code) return answer;
        code = (await answer.clone().json() as { code: string }).code;
        browser.kill().then(resolve, reject);
        return answer;
      };
    });
    press(page, 'Invia').catch(() => undefined);
    await killed;
    page = await browser.start();
    await page.goto(site.url);
    await page.getByText(`Annota il codice, serve per seguirla: ${code}`).waitFor();
    await page.getByRole('button', { name: 'Copia il codice' }).waitFor();
    assert.deepEqual(await titles(), ['Cestino ricevuto']);
    await page.getByRole('button', { name: 'Chiudi: Cestino ricevuto' }).click();
    await page.getByText(code).waitFor({ state: 'detached' });
    await page.reload();
    await heading(page, 'Autorizzazioni e condizioni');
    await until(page, async () => !(await indexedDB.databases()).some(({ name }) => name === 'civico-outbox-waiting'));
    assert.equal(await page.getByText(code).count(), 0);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../helpers/page.ts';
import { focused, opened } from './report-map-page.ts';

describe('a view that a link leads to', () => {
  test('leaves the focus where the person is, also when its data arrives', async () => {
    await opened({ path: '/empty' }, async (page, site) => {
      await page.goto(`${site.url}/?segnalazione=nuova`);
      await page.getByRole('button', { name: 'Avanti' }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
      await page.goto(site.url);
      await page.locator('[part~="card"] a').first().click();
      await page.getByRole('button', { name: /Anche io/ }).or(page.getByText('Ricevuta').first()).first().waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.localName), 'civico-report-map', 'on the page itself the focus goes along');
      await page.reload();
      await page.getByRole('button', { name: /Anche io/ }).or(page.getByText('Ricevuta').first()).first().waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body');
    });
  });
});

describe('the public list', () => {
  test('counts, filters, loads more; every state is accessible and fits 320 px', async () => {
    await opened({ page: { viewport: { width: 320, height: 800 } } }, async (page) => {
      await page.getByText('40 segnalazioni', { exact: true }).waitFor();
      await assertAccessible(page);
      assert.equal(await page.locator('[part~="card"]').count(), 20);
      await page.getByRole('button', { name: 'Carica altri' }).click();
      await page.getByText('40 di 40').waitFor();
      assert.equal(await page.locator('[part~="card"]').count(), 40);
      await page.getByLabel('Tipo di disservizio').selectOption('trees');
      await page.locator('[part~="count"]').filter({ hasNotText: '40' }).waitFor();
      for (const meta of await page.locator('[part~="card-meta"]').allTextContents()) assert.match(meta, /Alberi/);
      await page.getByRole('searchbox', { name: 'Cerca' }).fill('non esiste');
      await page.getByRole('searchbox', { name: 'Cerca' }).press('Enter');
      await page.getByText('Nessuna segnalazione con questi filtri').waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Togli i filtri' }).first().click();
      await page.getByText('40 segnalazioni', { exact: true }).waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no horizontal scroll at 320 px');
    });
  });

  test('an empty town invites the first report', async () => {
    await opened({ seed: { reports: 0 } }, async (page) => {
      await page.getByText('La prima può essere la tua').waitFor();
      await assertAccessible(page);
    });
  });

  test('a backend that is away: a sentence, the page\'s own way out, and a second try', async () => {
    await opened({ page: { tolerated: [/503/] }, path: '/empty' }, async (page, site) => {
      let away = true;
      site.backend.intercept = (_, response) => {
        if (away) response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '120' }).end('{"type":"about:blank","title":"x","status":503}');
        return away;
      };
      await page.goto(site.url);
      await page.getByText('Non riusciamo a mostrare le segnalazioni').waitFor({ timeout: 40_000 });
      assert.ok(await page.getByRole('link', { name: '0131 515111' }).isVisible(), 'the fallback stands');
      await assertAccessible(page);
      away = false;
      await page.getByRole('button', { name: 'Riprova' }).first().click();
      await page.getByText('40 segnalazioni', { exact: true }).waitFor();
    });
  });

  test('while it loads, the shape of the list stands and is announced', async () => {
    await opened({ path: '/empty' }, async (page, site) => {
      const held: (() => void)[] = [];
      site.backend.intercept = (seen, response) => {
        if (!seen.url.startsWith('/api/v1/reports?') || held.length > 0) return false;
        held.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[],"nextCursor":null,"total":0}'));
        return true;
      };
      await page.goto(site.url);
      await page.locator('[part~="skeleton"]').waitFor();
      await assertAccessible(page);
      held[0]?.();
      await page.getByText('La prima può essere la tua').waitFor();
    });
  });

  test('each report has an address of its own; the back button returns to the list', async () => {
    await opened({ page: { expected: [/404/] } }, async (page, site) => {
      await page.evaluate(() => {
        const events: unknown[] = [];
        Object.assign(globalThis, { events });
        document.addEventListener('civico-report-map-opened', (event) => events.push((event as CustomEvent).detail));
      });
      const link = page.locator('[part~="card-link"]').nth(2);
      const title = (await link.textContent())?.trim() ?? '';
      await link.click();
      await page.getByRole('heading', { name: title, level: 2 }).waitFor();
      const id = new URL(page.url()).searchParams.get('segnalazione') ?? '';
      assert.match(id, /^[\w-]{22}$/);
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { events: unknown }).events), [{ id }]);
      assert.equal(await focused(page), title);
      await assertAccessible(page);
      await page.goBack();
      await page.getByText('40 segnalazioni', { exact: true }).waitFor();
      assert.equal(new URL(page.url()).search, '');
      await page.goto(`${site.url}/?segnalazione=${id}`);
      await page.getByRole('heading', { name: title, level: 2 }).waitFor();
      await page.goto(`${site.url}/?segnalazione=${'x'.repeat(22)}`);
      await page.getByText('Segnalazione non trovata').waitFor();
      await assertAccessible(page);
    });
  });

  test('no-permalink leaves the page\'s address alone', async () => {
    await opened({ attributes: 'no-permalink' }, async (page, site) => {
      await page.locator('[part~="card-link"]').first().click();
      await page.getByRole('heading', { name: 'A che punto siamo' }).waitFor();
      assert.equal(page.url(), `${site.url}/`);
    });
  });

  test('"anche io" with an address says that it is confirmed from the mailbox', async () => {
    await opened({}, async (page) => {
      await page.getByLabel('Stato').selectOption('open');
      await page.locator('[part~="card-link"]').first().waitFor();
      await page.locator('[part~="card-link"]').first().click();
      await page.getByLabel('Email per gli aggiornamenti').fill('ada@');
      await page.getByRole('button', { name: 'Anche io' }).click();
      await page.getByText('Scrivi l’email per intero').waitFor();
      await page.getByLabel('Email per gli aggiornamenti').fill('ada@esempio.it');
      await page.getByRole('button', { name: 'Anche io' }).click();
      await page.getByText('apri il messaggio e conferma').waitFor();
      await assertAccessible(page);
    });
  });

  test('speaks the language of the page', async () => {
    await opened({ attributes: 'lang="en"' }, async (page) => {
      await page.getByRole('heading', { name: 'Reports from citizens' }).waitFor();
      await page.getByRole('link', { name: 'Report a problem' }).click();
      await page.getByRole('heading', { name: 'Permissions and conditions' }).waitFor();
    });
  });
});

describe('status by code', () => {
  test('a missing, a wrong and a right code', async () => {
    await opened({ attributes: 'view="status"', page: { expected: [/404/] } }, async (page, site) => {
      const { code } = await site.backend.ports.reports.createReport({ category: 'waste', title: 'Cestino pieno', description: 'Da giorni', address: 'Via Roma 1', photos: [] }, { key: crypto.randomUUID() });
      const open = page.getByRole('button', { name: 'Vedi a che punto è' });
      await open.click();
      await page.getByRole('link', { name: 'Scrivi il codice della ricevuta' }).waitFor();
      assert.match(await focused(page), /^Controlla questi punti/);
      await assertAccessible(page);
      await page.getByLabel('Codice della ricevuta').fill('00000-00000-00000-00000');
      await open.click();
      await page.getByRole('link', { name: /Non c’è una segnalazione/ }).waitFor();
      assert.equal(await page.getByLabel('Codice della ricevuta').inputValue(), '00000-00000-00000-00000', 'what was typed stays');
      await page.getByLabel('Codice della ricevuta').fill(code.toLowerCase().replaceAll('-', ' '));
      await open.click();
      await page.getByRole('heading', { name: 'Cestino pieno' }).waitFor();
      await page.getByText('Ricevuta', { exact: true }).first().waitFor();
      assert.equal(new URL(page.url()).search, '', 'the code stays out of the address');
      await assertAccessible(page);
    });
  });
});

describe('hostile words', () => {
  test('titles, places, notes and answers from the backend are text', async () => {
    const evil = '<img src=x onerror="globalThis.canary=1"><script>globalThis.canary=1</script>javascript:globalThis.canary=1" onload="globalThis.canary=1';
    const id = 'h'.repeat(22);
    const at = '2026-06-01T10:00:00Z';
    const report = {
      id, category: evil, title: evil, description: evil, status: 'received', address: evil, createdAt: at, updatedAt: at, followers: 1, office: evil,
      position: { lat: 44.55, lon: 10.75 }, timeline: [{ at, status: evil, note: evil, office: evil }], duplicateOf: 'javascript:globalThis.canary=1',
      attachments: [{ id, url: 'javascript:globalThis.canary=1', width: 10, height: 10, bytes: 1, alternativeText: evil }],
    };
    await opened({ seed: { reports: [report as never], categories: [{ id: 'x', name: evil, description: evil, questions: [{ id: 'q', label: evil, hint: evil, kind: 'choice', required: false, choices: [{ value: 'a', label: evil, stop: { title: evil, text: evil, phone: evil } }] }] }] } }, async (page) => {
      await page.locator('[part~="card-link"]').waitFor();
      await page.locator('[part~="card-link"]').click();
      await page.locator('[part~="timeline"]').waitFor();
      for (const href of await page.locator('a[href]').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))) assert.doesNotMatch(href, /^javascript:/);
      await page.goBack();
      await page.getByRole('link', { name: 'Segnala un disservizio' }).click();
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Avanti' }).click();
      await page.getByLabel('Tipo di disservizio').selectOption('x');
      await page.locator('[part~="question"] input').first().check();
      await page.locator('[part~="stop"]').waitFor();
      assert.equal(await page.evaluate(() => (globalThis as { canary?: number }).canary), undefined);
    });
  });
});

describe('tiles of another site', () => {
  test('are asked for only after the person agreed', async () => {
    const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const tiles = 'https://tiles.example';
    await opened({
      attributes: `tile-url="${tiles}/{z}/{x}/{y}.png" tile-attribution="© Prova"`, path: '/empty', page: { origins: [tiles] },
      csp: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: ${tiles}; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`,
    }, async (page, site) => {
      let asked = 0;
      await page.context().route(`${tiles}/**`, (route) => { asked += 1; return route.fulfill({ body: pixel, contentType: 'image/png' }); });
      await page.goto(site.url);
      const agree = page.getByRole('button', { name: 'Carica la mappa stradale' });
      await agree.waitFor();
      await page.getByText('Le immagini arrivano da tiles.example').waitFor();
      await page.locator('[part~="map-cluster"], [part~="cluster"], [part~="map-canvas"] button').first().waitFor();
      assert.equal(asked, 0);
      await assertAccessible(page);
      await agree.click();
      await page.waitForFunction(() => (document.querySelector('civico-report-map')?.shadowRoot?.querySelectorAll('img').length ?? 0) > 0);
      assert.equal(await agree.count(), 0, 'the question is gone');
      assert.ok(asked > 0);
    });
  });
});

describe('an element on the move', () => {
  test('taken off the page and put back it works as before', async () => {
    await opened({}, async (page) => {
      await page.getByText('40 segnalazioni', { exact: true }).waitFor();
      await page.evaluate(() => {
        const element = document.querySelector('civico-report-map');
        element?.remove();
        document.querySelector('main')?.append(element as Node);
      });
      await page.getByLabel('Tipo di disservizio').selectOption('trees');
      await page.locator('[part~="count"]').filter({ hasNotText: '40' }).waitFor();
      await page.locator('[part~="card-link"]').first().click();
      await page.getByRole('heading', { name: 'A che punto siamo' }).waitFor();
    });
  });
});

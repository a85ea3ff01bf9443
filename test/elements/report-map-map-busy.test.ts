import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { randomReportPoints } from '@civico/adapters/memory';
import type { ReportCollection } from '@civico/contract';
import type { Seen } from '../helpers/memory-server.ts';
import { focused, opened, type Options, type ReportMapPage } from './report-map-page.ts';

const all = randomReportPoints(3000).features;
/** Half of them on one spot, where no view parts them: the largest group always holds it. */
for (const one of all.slice(0, 1500)) one.geometry.coordinates = [10.7123, 44.7];

/** What a backend says that counts near reports together in cells, as the reference server does. */
function counted(features: ReportCollection['features'], most: number): ReportCollection {
  if (features.length <= most) return { type: 'FeatureCollection', truncated: false, features };
  const cells = Map.groupBy(features, ({ geometry: { coordinates: [lon, lat] } }) => `${Math.floor(lon! * 2 ** 9)} ${Math.floor(lat! * 2 ** 9)}`);
  const groups = [...cells.values()].filter(({ length }) => length > 1).map((cell) => {
    const [lons, lats] = [0, 1].map((axis) => cell.map(({ geometry }) => geometry.coordinates[axis]!)) as [number[], number[]];
    const mean = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    return { count: cell.length, position: { lon: mean(lons), lat: mean(lats) }, bbox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] };
  });
  return { type: 'FeatureCollection', truncated: false, features: [...cells.values()].filter(({ length }) => length === 1).flat(), groups };
}

type Points = 'counted' | 'all' | 'refuses most' | 'busy' | 'silent';
const isPoints = ({ headers }: Seen): boolean => headers.accept === 'application/geo+json';

/** The element before a backend with many reports, whose points are answered as the test says. */
const busy = (options: Options, use: (page: Page, site: ReportMapPage, answer: { points: Points }) => Promise<void>): Promise<void> => opened(options, async (page, site) => {
  const answer: { points: Points } = { points: 'counted' };
  const held: (() => void)[] = [];
  site.backend.intercept = (seen, response) => {
    const { pathname, searchParams } = new URL(seen.url, 'http://localhost');
    if (!pathname.endsWith('/reports') || seen.method !== 'GET') return false;
    const send = (status: number, body: unknown, type: string): true => { response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body)); return true; };
    const [west, south, east, north] = searchParams.get('bbox')?.split(',').map(Number) ?? [-180, -90, 180, 90];
    const within = all.filter(({ geometry: { coordinates: [lon, lat] } }) => lon! >= west! && lon! <= east! && lat! >= south! && lat! <= north!);
    if (!isPoints(seen)) {
      const items = within.slice(0, 20).map(({ id, properties }) => ({ id, ...properties, description: '', createdAt: '2026-06-01T10:00:00Z', updatedAt: '2026-06-01T10:00:00Z', followers: 0, attachments: [] }));
      return send(200, { items, total: within.length, nextCursor: null }, 'application/json');
    }
    const problem = (status: number): true => send(status, { type: 'urn:civico:problem:any', title: 'No', status }, 'application/problem+json');
    if (answer.points === 'silent') { held.push(() => problem(503)); return true; }
    if (answer.points === 'busy') return problem(503);
    const most = searchParams.get('most');
    if (answer.points === 'refuses most' && most !== null) return problem(400);
    return send(200, counted(within, answer.points === 'counted' ? Number(most ?? Infinity) : Infinity), 'application/geo+json');
  };
  try { await use(page, site, answer); } finally { for (const end of held) end(); }
});

const map = (page: Page): Promise<void> => page.locator('[part~="map-surface"]').waitFor();
const markers = (page: Page): ReturnType<Page['locator']> => page.locator('[part="map-reports"] > button');
const shown = async (page: Page): Promise<number> => {
  await markers(page).first().waitFor();
  return markers(page).evaluateAll((buttons) => buttons.reduce((sum, { textContent }) => sum + Number(textContent!.replace('.', '') || 1), 0));
};
/** A map that shows the whole town, however large the window. */
const wide: Options = { page: { viewport: { width: 1280, height: 1400 }, reducedMotion: 'reduce' } };
const FAILED = 'La mappa non mostra tutte le segnalazioni';

describe('the map of a busy town', () => {
  test('groups add up to all reports, and open by keyboard into a nearer view; what no view parts is a list', async () => {
    await busy(wide, async (page, site) => {
      await map(page);
      assert.equal(await shown(page), all.length);
      for (let views = 0; ; views += 1) {
        assert.ok(views < 12, 'a list opens in the end');
        if (await page.getByText(/in questo punto/).isVisible()) break;
        await markers(page).evaluateAll((buttons) => {
          const count = ({ textContent }: Element): number => Number(textContent!.replace('.', '') || 1);
          buttons.reduce((largest, button) => (count(button) > count(largest) ? button : largest)).focus();
        });
        await page.keyboard.press('Enter');
        await page.getByText('Carichiamo le segnalazioni sulla mappa').waitFor({ state: 'detached' });
      }
      assert.ok(site.backend.seen.some((seen) => isPoints(seen) && seen.url.includes('bbox')), 'nearer, what is seen is asked for');
      await page.getByText(/^1[.]?500 segnalazioni in questo punto/).waitFor();
      assert.notEqual(await focused(page), '', 'the keyboard is not thrown to the top of the page');
    });
  });

  test('points that fail or keep silent are told beside a list that works; "Riprova" brings them, and the focus stays at the map', async () => {
    await busy({ page: { ...wide.page, tolerated: [/console: .*(503|Failed to load)/] } }, async (page, _, answer) => {
      answer.points = 'busy';
      await page.reload();
      await page.getByText(FAILED).waitFor();
      assert.ok(await page.locator('[part="report-list"] > li').count() > 0);
      answer.points = 'silent';
      await page.getByRole('button', { name: 'Riprova' }).press('Enter');
      await page.getByText('Carichiamo le segnalazioni sulla mappa').waitFor();
      assert.equal(await page.evaluate(() => document.querySelector('civico-report-map')!.shadowRoot!.activeElement?.getAttribute('part')?.includes('map-surface')), true);
      answer.points = 'busy';
      await page.getByLabel('Stato').selectOption('open');
      await page.getByText(FAILED).waitFor();
      answer.points = 'counted';
      await page.getByRole('button', { name: 'Riprova' }).click();
      assert.equal(await shown(page), all.length);
      assert.equal(await page.getByText(FAILED).count(), 0);
    });
  });

  for (const points of ['all', 'refuses most'] as const) {
    test(`a backend that ${points === 'all' ? 'passes over' : 'refuses'} "most" gives every report, once`, async () => {
      await busy({ page: { ...wide.page, tolerated: [/console: .*400/] } }, async (page, site, answer) => {
        answer.points = points;
        await page.reload();
        assert.equal(await shown(page), all.length);
        const before = site.backend.seen.filter(isPoints).length;
        await markers(page).first().press('Enter');
        await page.getByRole('button', { name: 'Torna a vedere tutto' }).waitFor();
        assert.equal(site.backend.seen.filter(isPoints).length, before);
      });
    });
  }
});

describe('without a network, the map in view', () => {
  test('seen first without a network, asks for its code once and not in a loop, says so, and comes when the network is back', async () => {
    await opened({ page: { viewport: { width: 360, height: 640 }, tolerated: [/console: /, /error: /] } }, async (page) => {
      await page.locator('[part~="card"]').first().waitFor();
      let asked = 0;
      page.on('request', (request) => { if (/map-room|leaflet/.test(request.url())) asked += 1; });
      await page.context().setOffline(true);
      await page.locator('[part~="map-canvas"]').evaluate((place) => place.scrollIntoView());
      await page.getByText('La mappa ora non è disponibile').waitFor();
      // What asked without end did so at every frame.
      await page.evaluate(async () => { for (let frame = 0; frame < 120; frame += 1) await new Promise((next) => { requestAnimationFrame(next); }); });
      assert.ok(asked <= 3, `${asked} requests`);
      await page.context().setOffline(false);
      await map(page);
    });
  });
});

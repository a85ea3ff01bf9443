import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertAccessible } from '../helpers/page.ts';
import { opened } from './report-map-page.ts';
import { NEW, toData } from './report-map-steps.ts';

describe('the place of a new report', () => {
  test('a similar report nearby is offered, and following it needs no new report', async () => {
    await opened(NEW, async (page, site) => {
      const [place] = await site.backend.ports.places.searchPlaces('Municipio');
      assert.ok(place?.position);
      const { id } = await site.backend.ports.reports.createReport({ category: 'waste', title: 'Sacchi per strada', description: 'x', position: place.position, photos: [] }, { key: crypto.randomUUID() });
      await page.evaluate(() => document.addEventListener('civico-report-map-followed', (event) => Object.assign(globalThis, { followed: (event as CustomEvent).detail })));
      await toData(page);
      await page.getByRole('button', { name: place.name, exact: true }).click();
      await page.getByLabel('Tipo di disservizio').selectOption('waste');
      await page.getByText('Sacchi per strada').waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Anche io: Sacchi per strada' }).click();
      await page.getByText('Ora segui questa segnalazione').waitFor();
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { followed: unknown }).followed), { id, followers: 1 });
    });
  });

  test('the pin moves by keyboard and the nearest place is said; outside of the town is explained', async () => {
    await opened(NEW, async (page) => {
      await toData(page);
      await page.getByText('Punto sulla mappa', { exact: true }).scrollIntoViewIfNeeded();
      const pin = page.locator('[part~="map-pin"], [part~="pin"]').first();
      await pin.waitFor();
      await pin.focus();
      await page.keyboard.press('ArrowRight');
      await page.getByText(/Il segno è (a \d+ metri da|vicino a)/).waitFor();
      for (let i = 0; i < 130; i++) await page.keyboard.press('Shift+ArrowRight');
      await page.getByText(/non è nel territorio di/).waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: /Togli il punto/ }).first().click();
      await page.getByText('useremo l’indirizzo').waitFor();
    });
  });

  test('"Usa la mia posizione" asks only on request; denied is said plainly', async () => {
    await opened({ ...NEW, page: { geolocation: { latitude: 44.55, longitude: 10.75, accuracy: 20 }, permissions: ['geolocation'] } }, async (page) => {
      await toData(page);
      await page.getByRole('button', { name: 'Usa la mia posizione' }).click();
      await page.getByText('Posizione trovata, con un margine di 20 metri').waitFor();
      await page.getByText('Punto sulla mappa indicato').waitFor();
    });
    await opened({ ...NEW, page: { permissions: [] } }, async (page) => {
      await toData(page);
      await page.getByRole('button', { name: 'Usa la mia posizione' }).click();
      await page.getByText('Il browser non ci dà la tua posizione').waitFor();
      await assertAccessible(page);
    });
  });
});

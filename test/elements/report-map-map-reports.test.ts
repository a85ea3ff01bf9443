import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bounds, call, focusedLabel, host, labels, rest, row, rows, servesMaps, withMap, zoomOf } from './report-map-map-page.ts';

describe('reports on the map of the town', () => {
  servesMaps();

  test('by keyboard: the map, its reports, clusters that open, and the way back', async () => {
    await withMap({}, async (page) => {
      await page.getByText('Prima').focus();
      await page.keyboard.press('Tab');
      assert.equal(await focusedLabel(page), 'Mappa delle segnalazioni');
      const before = await bounds(page);
      await page.keyboard.press('ArrowRight');
      assert.ok((await bounds(page))[0]! > before[0]!, 'the arrow moved the map');
      await page.keyboard.press('ArrowLeft');

      await page.keyboard.press('Tab');
      assert.equal(await focusedLabel(page), '6 segnalazioni, apri');
      const far = await zoomOf(page);
      await page.keyboard.press('Enter');
      await rest(page);
      assert.ok(await zoomOf(page) >= far + 1, 'the cluster opened into a nearer view');
      assert.match(await focusedLabel(page), /Illuminazione pubblica: Lampione spento|segnalazioni, apri/);
      assert.deepEqual(await call(page, (element) => element.opened), []);

      // One tab stop for all reports.
      await page.keyboard.press('Tab');
      assert.equal(await focusedLabel(page), 'Torna a vedere tutto il Comune');
      await page.keyboard.press('Enter');
      assert.equal(await zoomOf(page), far);
      assert.equal(await focusedLabel(page), 'Mappa delle segnalazioni', 'the button is gone, the focus is not');
    });
  });

  test('arrows lead from report to report, and Enter opens one', async () => {
    await withMap({}, async (page) => {
      const all = await labels(page);
      assert.deepEqual(all, ['6 segnalazioni, apri', '6 segnalazioni, apri', 'Illuminazione pubblica: Buca davanti alla scuola'], 'top to bottom');
      await host(page).locator('[part="map-reports"] > button').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      assert.equal(await focusedLabel(page), 'Illuminazione pubblica: Buca davanti alla scuola');
      await page.keyboard.press('Enter');
      assert.deepEqual(await call(page, (element) => element.opened), [['alone']]);
      await page.keyboard.press('ArrowLeft');
      assert.equal(await focusedLabel(page), '6 segnalazioni, apri');
    });
  });

  test('a small cluster gives its reports, and so does one that no view would part', async () => {
    const same = Array.from({ length: 8 }, (_, index) => row(`same-${index}`, 0, 0));
    await withMap({ reports: [...same, row('a', 2500, 0), row('b', 2505, 5)] }, async (page) => {
      await host(page).getByRole('button', { name: '2 segnalazioni, apri' }).click();
      await host(page).getByRole('button', { name: '8 segnalazioni, apri' }).click();
      assert.deepEqual(await call(page, (element) => element.opened), [['a', 'b'], same.map(({ id }) => id)]);
    });
  });

  test('the focus stays on a report when the reports are drawn again, and goes to the nearest when its own is gone', async () => {
    await withMap({}, async (page) => {
      await host(page).getByRole('button', { name: /Buca/ }).focus();
      const stayed = await call(page, (element, reports) => {
        const before = element.shadowRoot!.activeElement;
        element.setPoints(reports);
        return before === element.shadowRoot!.activeElement;
      }, [...rows.slice(0, 12), row('alone', -4500, 0, 'Buca chiusa')]);
      assert.ok(stayed, 'the same element, so that nothing is read again');
      assert.match(await focusedLabel(page), /Buca chiusa/);
      await call(page, (element, reports) => { element.setPoints(reports); }, rows.slice(0, 12));
      assert.equal(await focusedLabel(page), '6 segnalazioni, apri');
      await call(page, (element) => { element.setPoints([]); });
      assert.equal(await focusedLabel(page), 'Mappa delle segnalazioni');
    });
  });

  test('a report says what it is to the eye too: pointed at or in focus, until Escape', async () => {
    await withMap({}, async (page) => {
      const tip = host(page).locator('[part~="map-tip"]');
      const pin = host(page).getByRole('button', { name: /Buca/ });
      assert.equal(await tip.isVisible(), false);
      await pin.hover();
      assert.equal(await tip.textContent(), 'Illuminazione pubblica: Buca davanti alla scuola');
      await tip.hover();
      assert.equal(await tip.isVisible(), true, 'the pointer may go onto it');
      await page.mouse.move(5, 5);
      assert.equal(await tip.isVisible(), false);
      await host(page).locator('[part="map-reports"] > button').first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      assert.match(await focusedLabel(page), /Buca/);
      assert.equal(await tip.isVisible(), true);
      await page.keyboard.press('Escape');
      assert.equal(await tip.isVisible(), false);
    });
  });

  test('one report is shown by its id, alone and marked', async () => {
    await withMap({}, async (page) => {
      assert.equal(await call(page, (element) => element.map.focusPoint('north-4', { focus: true })), true);
      const marked = host(page).locator('[aria-current=true]');
      assert.equal(await marked.getAttribute('aria-label'), 'Illuminazione pubblica: Lampione spento');
      assert.equal(await focusedLabel(page), 'Illuminazione pubblica: Lampione spento');
      assert.equal(await call(page, (element) => element.map.focusPoint('nessuno')), false);
      await call(page, (element) => { element.map.clearFocusPoint(); });
      assert.equal(await marked.count(), 0);
    });
  });
});

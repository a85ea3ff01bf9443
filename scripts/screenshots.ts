/**
 * `npm run screenshots [-- --all DIR]`: pictures of the demonstration for the README, in docs/images; with `--all`, of every page and state at
 * 360 and 1280 px, light and dark, into a directory to look through.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launch } from '../test/helpers/browser.ts';
import { runDemo } from '../test/helpers/demo.ts';

interface Shot {
  name: string;
  path: string;
  width: number;
  height?: number;
  /** Brings the page into the state that is shown. */
  act?: (page: Page) => Promise<void>;
  /** Only this part of the page. */
  only?: string;
}

const choose = (stars: number) => async (page: Page): Promise<void> => {
  await page.locator(`[data-element="feedback-rate-${stars}"]`).click();
};
const startReport = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Segnala un disservizio' }).or(page.getByRole('link', { name: 'Segnala un disservizio' })).last().click();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.getByRole('heading', { name: 'Dati di segnalazione' }).first().waitFor();
};

/** What the README shows. */
const readme: readonly Shot[] = [
  { name: 'town', path: '/sassuolo/', width: 1280, height: 900 },
  { name: 'rating', path: '/sassuolo/servizi/certificati-anagrafici', width: 720, act: choose(2), only: 'civico-rating' },
  { name: 'reports', path: '/capannori/segnalazioni', width: 1280, only: 'civico-report-map' },
  { name: 'events', path: '/mirandola/eventi', width: 1024, act: async (page) => { await page.getByRole('button', { name: 'Mese', exact: true }).click(); await page.getByRole('grid').waitFor(); await page.mouse.move(0, 0); }, only: 'civico-events-calendar' },
  { name: 'figures', path: '/capannori/dati', width: 1280, height: 1000, act: async (page) => { await page.locator('civico-service-dashboard').evaluate((element) => { element.scrollIntoView(); }); await page.locator('civico-service-dashboard canvas').first().waitFor(); } },
  { name: 'report-phone', path: '/crema/segnalazioni', width: 360, height: 780, act: startReport },
];

/** Every page of a town, for `--all`. */
const pages = ['', 'servizi', 'segnalazioni', 'segnalazioni?segnalazione=nuova', 'segnalazioni?segnalazione=stato', 'ufficio', 'privacy', 'accessibilita', 'eventi', 'dati', 'sportelli'];

async function take(page: Page, url: string, shot: Shot, file: string): Promise<void> {
  await page.setViewportSize({ width: shot.width, height: shot.height ?? 900 });
  await page.goto(url + shot.path);
  await page.waitForLoadState('networkidle');
  await shot.act?.(page);
  await page.waitForLoadState('networkidle');
  const picture = shot.only ? await page.locator(shot.only).first().screenshot() : await page.screenshot({ fullPage: shot.height === undefined });
  await sharp(picture).png({ palette: true, compressionLevel: 9, effort: 10 }).toFile(file);
  console.log(file);
}

const { values } = parseArgs({ options: { all: { type: 'string' } } });
const target = resolve(values.all ?? join(import.meta.dirname, '../docs/images'));
mkdirSync(target, { recursive: true });
const demo = await runDemo();
const browser = await launch();
try {
  const context = await browser.newContext({ locale: 'it-IT', timezoneId: 'Europe/Rome', deviceScaleFactor: 1, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const shots = values.all === undefined ? readme : pages.flatMap((path) => [360, 1280].map((width): Shot => ({
    name: `${path.replaceAll(/[^a-z]+/g, '-') || 'home'}-${width}`, path: `/sassuolo/${path}`, width,
  })));
  for (const scheme of values.all === undefined ? ['light'] as const : ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const shot of shots) {
      const file = join(target, `${shot.name}${scheme === 'dark' ? '-dark' : ''}.png`);
      await take(page, demo.url, shot, file).catch((error: unknown) => { console.error(`${shot.name}: ${String(error).split('\n')[0]}`); process.exitCode = 1; });
    }
  }
} finally {
  await browser.close();
  await demo.close();
}

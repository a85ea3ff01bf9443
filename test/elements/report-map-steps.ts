/** The steps of a new report as a person takes them, for every test that needs a form at some point of the way. */
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import type sharpModule from 'sharp';

const sharp = createRequire(new URL('../../packages/server/package.json', import.meta.url))('sharp') as typeof sharpModule;

/** A photo as a camera writes it: large, sideways, with place and device. */
export const cameraPhoto = (): Promise<Buffer> => sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#406080' } })
  .withExif({ IFD0: { Make: 'CANARY-CAMERA' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '44/1 33/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();

export const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Avanti' }).click();
export const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name }).waitFor();

/** From the conditions to the data. */
export async function toData(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /informativa/ }).check();
  await next(page);
  await heading(page, 'Dati di segnalazione');
}

/** Everything that must be filled in, on a page or in one of its elements. */
export async function fill(page: Page | Locator): Promise<void> {
  await page.getByLabel('Indirizzo o punto di riferimento').fill('Via Inventata 3');
  await page.getByLabel('Tipo di disservizio').selectOption('waste');
  await page.getByLabel('Titolo').fill('Cestino di prova');
  await page.getByRole('textbox', { name: /^Dettagli/ }).fill('Da una settimana nessuno lo svuota.');
}

/** Attributes of an element that opens with a new report. */
export const NEW = { attributes: 'view="new"' };

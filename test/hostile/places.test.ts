/** Wherever a page puts an element, it is as wide as a long paragraph would be there, or fills the place; and never wider than that. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { memoryBackend } from '../helpers/memory-backend.ts';
import { withPage } from '../helpers/page.ts';
import { servePage, type ServedPage } from '../helpers/serve-page.ts';
import { places, placesCss } from './places.ts';

const TAGS = ['civico-rating', 'civico-report-map', 'civico-events-calendar', 'civico-service-dashboard'];
/** What an element says of itself where nothing else decides, in px of a page of 16 px: its longest line, and its narrowest. */
const [LONGEST, NARROWEST] = [68 * 16, 8 * 16];

const paragraph = `<div data-it><p>${'Il Comune risponde a chi scrive entro trenta giorni dalla richiesta. '.repeat(8)}</p></div>`;
const page = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>x</title><meta name="viewport" content="width=device-width"><style>${placesCss}</style>
  <script type="module" src="/civico/civico.js"></script></head><body>
  ${places.map(({ html }) => `<div class="frame" data-place>${html.replace('@', paragraph)}</div>`).join('')}
  ${TAGS.map((tag) => `<${tag} data-it endpoint="/api/v1" no-permalink></${tag}>`).join('')}</body></html>`;

interface Measured { width: number; paragraph: number; room: number; over: number }

/** Puts the element where each paragraph stands, in the same turn, and measures both. */
const measure = (on: Page, tag: string): Promise<Measured[]> => on.evaluate((name) => {
  const element = document.querySelector<HTMLElement>(name)!;
  const home = document.createComment('');
  element.replaceWith(home);
  const measured = [...document.querySelectorAll<HTMLElement>('[data-place]')].map((place) => {
    for (const details of place.querySelectorAll<HTMLDetailsElement>('[data-open]')) details.open = false;
    for (const tab of place.querySelectorAll<HTMLElement>('[data-open-tab]')) tab.hidden = true;
    const other = place.querySelector<HTMLElement>('[data-it]')!;
    other.replaceWith(element);
    // Laid out once before what opens later opens.
    element.getBoundingClientRect();
    for (const details of place.querySelectorAll<HTMLDetailsElement>('[data-open]')) details.open = true;
    for (const tab of place.querySelectorAll<HTMLElement>('[data-open-tab]')) tab.hidden = false;
    place.querySelector<HTMLElement>('[data-show]')?.showPopover();
    const parent = element.parentElement!;
    const { paddingLeft, paddingRight } = getComputedStyle(parent);
    // In columns of text a box may go on in the next one.
    const width = (box: Element): number => box.getClientRects()[0]!.width;
    const own = { width: width(element), room: parent.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight), over: element.scrollWidth - element.clientWidth };
    element.replaceWith(other);
    const result = { ...own, paragraph: width(other) };
    place.querySelector<HTMLElement>('[data-show]')?.hidePopover();
    return result;
  });
  home.replaceWith(element);
  return measured;
}, tag);

function faults(measured: readonly Measured[], width: number): string[] {
  return measured.flatMap(({ width: own, paragraph: other, room, over }, at) => {
    const { name, asks } = places[at]!;
    const say = (fault: string): string => `${name} at ${width}: ${fault} (${own} px, paragraph ${other}, room ${room})`;
    const wanted = asks === 'narrowest' ? NARROWEST : asks === 'longest' ? Math.min(LONGEST, width) : Math.min(other, LONGEST);
    return [
      ...(own < wanted - 1 && own < room - 1 ? [say('too narrow')] : []),
      ...(own > Math.max(other, NARROWEST) + 1 || (own > room + 1 && !asks) || own > width + 1 ? [say('too wide')] : []),
      // Less than 200 px is no place for a form; there it may be scrolled.
      ...(over > 0 && own >= 200 ? [say(`${over} px stick out`)] : []),
    ];
  });
}

describe('places', () => {
  let server: ServedPage;
  before(async () => { server = await servePage({ html: page, csp: null, handler: memoryBackend() }); });
  after(() => server.close());

  test('every element has a width in each, at 1280 and at 320 px', () => withPage({ origins: [server.url] }, async ({ page: on }) => {
    await on.goto(server.url);
    await on.getByRole('radio').first().waitFor({ state: 'attached' });
    await on.waitForFunction((tags) => tags.every((tag) => document.querySelector<HTMLElement & { hasUpdated?: boolean }>(tag)!.hasUpdated), TAGS);
    const found: string[] = [];
    for (const width of [1280, 320]) {
      await on.setViewportSize({ width, height: 800 });
      for (const tag of TAGS) found.push(...faults(await measure(on, tag), width).map((fault) => `${tag} in ${fault}`));
    }
    assert.deepEqual(found, []);
  }));
});

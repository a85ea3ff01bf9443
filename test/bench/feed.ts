/**
 * An iCalendar file of 10,000 events, read and shown by the element, against bare ical.js that shows nothing: `ical.js` only turns the same file
 * into jCal, `ical.js moments` also into starts and ends that could be shown (test/bench/feed/bare.ts). Every sample in a
 * fresh browser context; code is loaded before the clock starts, the file is fetched while it runs.
 */
import { join } from 'node:path';
import { build } from 'esbuild';
import { launch } from '../helpers/browser.ts';
import { newPage } from '../helpers/page.ts';
import { servePage } from '../helpers/serve-page.ts';
import { median, rotated } from './statistics.ts';
import type { BenchOptions, BenchResult, Samples } from './types.ts';

const COUNT = 10_000;
const SIZES = [2500, 5000, 10_000, 20_000];
const names = ['civico', 'ical.js', 'ical.js moments'] as const;

/** A year of a town: one in a hundred is repeated every week. */
export function feed(count: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const events = Array.from({ length: count }, (_, n) => {
    const day = new Date(Date.UTC(2026, 0, 1 + n * 7919 % 365)).toISOString().slice(0, 10).replaceAll('-', '');
    const hour = 8 + n % 12;
    return [
      'BEGIN:VEVENT', `UID:evento-${n}@comune.example`, 'DTSTAMP:20260101T090000Z', `DTSTART;TZID=Europe/Rome:${day}T${two(hour)}0000`, `DTEND;TZID=Europe/Rome:${day}T${two(hour + 1)}3000`,
      ...(n % 100 ? [] : ['RRULE:FREQ=WEEKLY;COUNT=10']), `SUMMARY:Evento numero ${n}`, `DESCRIPTION:Incontro aperto a tutti\\, ingresso libero fino a esaurimento dei posti. Per sapere di pi`, ` ù scrivi all’ufficio cultura\\; numero ${n}.`,
      `LOCATION:Sala ${n % 40}`, `CATEGORIES:${['Mostra', 'Concerto', 'Mercato', 'Corso'][n % 4]}`, `URL:https://www.comune.example/eventi/${n}`, 'STATUS:CONFIRMED', 'END:VEVENT',
    ].join('\r\n');
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Prova//IT', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

declare const bareEvents: (url: string) => Promise<number>;
declare const bareMoments: typeof bareEvents;

export async function bench({ repetitions, log }: BenchOptions): Promise<BenchResult> {
  const { outputFiles } = await build({ entryPoints: [join(import.meta.dirname, 'feed/bare.ts')], bundle: true, minify: true, write: false, format: 'iife', target: 'es2022' });
  const server = await servePage({
    csp: null,
    html: '<civico-events-calendar src="/0.ics" date="2026-06-15"></civico-events-calendar>',
    head: '<script src="/bare.js"></script><script type="module" src="/civico/civico.js"></script>',
    files: {
      '/bare.js': outputFiles[0]!.text, '/0.ics': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
      ...Object.fromEntries([...new Set([...SIZES, COUNT])].map((size) => [`/${size}.ics`, feed(size)])),
    },
  });
  const browser = await launch();
  const measure = async (name: (typeof names)[number], count: number): Promise<number> => {
    const { page, close } = await newPage({ browser, origins: [server.url] });
    try {
      await page.goto(server.url);
      await page.getByText('Non ci sono eventi').waitFor();
      return name === 'civico' ? await page.evaluate(async (url) => {
        const element = document.querySelector('civico-events-calendar')!;
        const root = element.shadowRoot!;
        const start = performance.now();
        element.setAttribute('src', url);
        while (root.querySelectorAll('article').length !== 20) await new Promise(requestAnimationFrame);
        return performance.now() - start;
      }, `/${count}.ics`) : await page.evaluate(async ([url, expected, moments]) => {
        const start = performance.now();
        const found = await (moments ? bareMoments : bareEvents)(url);
        if (found !== expected) throw new Error(`${found} events instead of ${expected}`);
        return performance.now() - start;
      }, [`/${count}.ics`, count, name === 'ical.js moments'] as const);
    } finally {
      await close();
    }
  };
  try {
    await measure('civico', 2500);
    const shown: Samples = Object.fromEntries(names.map((name) => [name, []]));
    const grown = new Map<number, number[]>(SIZES.map((size) => [size, []]));
    for (let round = 0; round < repetitions; round++) {
      for (const name of rotated(names, round)) shown[name]!.push(await measure(name, COUNT));
      for (const size of rotated(SIZES, round)) grown.get(size)!.push(await measure('civico', size));
      log(`round ${round + 1} of ${repetitions}`);
    }
    return {
      subject: 'civico',
      figures: [{ name: 'shown', unit: 'ms', samples: shown }],
      growth: { shown: [...grown].map(([size, times]) => [size, median(times)] as const) },
      notes: [`${COUNT} events, ${(feed(COUNT).length / 2 ** 20).toFixed(1)} MB: fetched, read, in order; by the element also searchable, in the town's time, and its list painted.`],
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * A month of 5,000 events over a year, four times slower than this machine, against FullCalendar with "+N more" beyond three a day. Every sample in a
 * fresh browser context, the order rotated; both must say the same number of events on every day before their times count.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { CDPSession } from 'playwright-core';
import { launch } from '../helpers/browser.ts';
import { newPage } from '../helpers/page.ts';
import { servePage } from '../helpers/serve-page.ts';
import * as contenders from './events-calendar/contenders.ts';
import type { BenchPage } from './events-calendar/contenders.ts';
import { median, rotated } from './statistics.ts';
import type { BenchOptions, BenchResult, Samples } from './types.ts';

const COUNT = 5000;
const SIZES = [500, 1000, 2500, 5000, 10_000, 20_000];
const SLOWER = 4;
const names = ['civico', 'fullcalendar'] as const;
type Name = (typeof names)[number];
interface Sample { load: number; next: number; heap: number; june: [string, number][]; july: [string, number][] }

function page(head: string, body: string): string {
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Banco di prova</title><link rel="stylesheet" href="/page.css">${head}</head><body>${body}</body></html>`;
}

/** Bytes in use after garbage collection: objects and what the browser keeps for them. */
async function heapOf(session: CDPSession): Promise<number> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize + (embedderHeapUsedSize ?? 0);
}

export async function bench({ repetitions, log }: BenchOptions): Promise<BenchResult> {
  const { outputFiles } = await build({ entryPoints: [join(import.meta.dirname, 'events-calendar/port.ts')], bundle: true, minify: true, write: false, format: 'iife', target: 'es2022' });
  const server = await servePage({
    csp: null,
    files: {
      '/page.css': 'html { color-scheme: light } body { margin: 20px; font: 16px sans-serif }',
      '/port.js': outputFiles[0]!.text,
      '/fullcalendar.js': readFileSync(join(import.meta.dirname, '../../node_modules/fullcalendar/index.global.min.js')),
      '/civico.html': page('<script src="/port.js"></script><script type="module" src="/civico/civico.js"></script>', '<civico-events-calendar view="month" date="2026-06-15"></civico-events-calendar>'),
      '/fullcalendar.html': page('<script src="/fullcalendar.js"></script>', '<div id="calendar"></div>'),
    },
  });
  const browser = await launch();

  const measure = async (name: Name, count: number): Promise<Sample> => {
    // The element says that it has no backend before it is given one.
    const { page: target, close } = await newPage({ browser, origins: [server.url], viewport: { width: 1280, height: 900 }, tolerated: [/has no backend/] });
    try {
      const session = await target.context().newCDPSession(target);
      await target.goto(`${server.url}/${name}.html`);
      await target.evaluate(contenders.makeData, count);
      const before = await heapOf(session);
      await target.evaluate(name === 'civico' ? contenders.prepareCivico : contenders.prepareFullCalendar);
      // What every day must say, by the data alone.
      const perDay = await target.evaluate(() => {
        const days: Record<string, number> = {};
        for (const { start } of (globalThis as unknown as { bench: BenchPage }).bench.data) days[start.slice(0, 10)] = (days[start.slice(0, 10)] ?? 0) + 1;
        return days;
      });
      const total = (from: string, to: string): number => Object.entries(perDay).reduce((sum, [day, n]) => sum + (day >= from && day <= to ? n : 0), 0);
      const counts = (): Promise<[string, number][]> => target.evaluate(() => (globalThis as unknown as { bench: BenchPage }).bench.runner.counts());
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      const load = await target.evaluate(contenders.time, { act: 'load' as const, expected: total('2026-06-01', '2026-07-05') });
      const june = await counts();
      const next = await target.evaluate(contenders.time, { act: 'next' as const, expected: total('2026-06-29', '2026-08-02') });
      const july = await counts();
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      for (const [day, shown] of [...june, ...july]) assert.equal(shown, perDay[day] ?? 0, `${name} on ${day}`);
      return { load, next, june, july, heap: (await heapOf(session) - before) / 2 ** 20 };
    } finally {
      await close();
    }
  };

  try {
    // Once for nothing: the first page of a browser pays for its start.
    const [own, peer] = [await measure('civico', COUNT), await measure('fullcalendar', COUNT)];
    assert.deepEqual([own.june, own.july], [peer.june, peer.july], 'both show the same month');
    const load: Samples = Object.fromEntries(names.map((name) => [name, []]));
    const next: Samples = Object.fromEntries(names.map((name) => [name, []]));
    const heap: Samples = Object.fromEntries(names.map((name) => [name, []]));
    const grown = new Map<number, number[]>(SIZES.map((size) => [size, []]));
    for (let round = 0; round < repetitions; round++) {
      for (const name of rotated(names, round)) {
        const sample = await measure(name, COUNT);
        load[name]!.push(sample.load);
        next[name]!.push(sample.next);
        heap[name]!.push(sample.heap);
      }
      for (const size of rotated(SIZES, round)) grown.get(size)!.push((await measure('civico', size)).next);
      log(`round ${round + 1} of ${repetitions}`);
    }
    return {
      subject: 'civico',
      figures: [{ name: 'load', unit: 'ms', samples: load }, { name: 'next-month', unit: 'ms', samples: next }, { name: 'heap', unit: 'MB', samples: heap }],
      growth: { 'next-month': [...grown].map(([size, times]) => [size, median(times)] as const) },
      notes: [
        `${COUNT} events over a year, processor ${SLOWER} times slower; both say the same number of events on every day of June and July 2026.`,
        'load: events handed over to an empty month until the frame that shows them is painted. next-month: the same for a press on "next". heap: after garbage collection, above a page with the data only.',
        'growth: all in one year, so that the month grows with the calendar: from 1 event a day to 55. A cell shows three and says how many others; what more there are must cost nothing.',
        `growth: ${[...grown].map(([size, times]) => `${size}: ${median(times).toFixed(0)} ms`).join(', ')}.`,
      ],
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * The two calendars as a page runs them. These functions are sent to the browser as text: each stands alone and sees only the page. Both make an empty
 * month first; `load` hands over the data, `next` turns the month, `counts` says how many events each day of the grid says it has.
 */
import type { EventsPort } from '@civico/contract';

export interface BenchEvent { uid: string; title: string; start: string; end: string; place: { name: string } }
export interface Runner { load(): void; next(): void; counts(): [day: string, count: number][] }
export interface BenchPage { data: BenchEvent[]; runner: Runner }

declare const bench: BenchPage;
/** From test/bench/events-calendar/port.ts. */
declare const portOf: (entries: readonly BenchEvent[]) => EventsPort;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the peer's global, used only here
declare const FullCalendar: any;

/** Seeded events of one or two hours, spread over 2026 by day and evening. */
export function makeData(count: number): void {
  let seed = 20_261_124;
  const random = (): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const two = (value: number): string => String(value).padStart(2, '0');
  const data = Array.from({ length: count }, (_, n) => {
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor(random() * 365))).toISOString().slice(0, 10);
    const hour = 8 + Math.floor(random() * 13);
    return { uid: `e${n}`, title: `Evento numero ${n}`, start: `${day}T${two(hour)}:00`, end: `${day}T${two(hour + 1 + Math.floor(random() * 2))}:00`, place: { name: `Sala ${n % 20}` } };
  });
  Object.assign(globalThis, { bench: { data } });
}

export async function prepareCivico(): Promise<void> {
  await customElements.whenDefined('civico-events-calendar');
  const element = document.querySelector('civico-events-calendar') as HTMLElement & { port: EventsPort };
  element.port = portOf([]);
  const root = element.shadowRoot!;
  while (!root.querySelector('[data-day]')) await new Promise(requestAnimationFrame);
  bench.runner = {
    load() { element.port = portOf(bench.data); },
    next() { root.querySelector<HTMLButtonElement>('[aria-label="Mese successivo"]')!.click(); },
    counts() {
      return [...root.querySelectorAll<HTMLElement>('[data-day]')].map((day) => {
        const shown = [...day.querySelectorAll('[part~=entry]')].filter((one) => one.textContent).length;
        return [day.dataset['day']!, shown + Number(/\d+/.exec(day.querySelector('[part~=others]')!.textContent)?.[0] ?? (day.querySelector('[part~=others]')!.textContent ? 1 : 0))];
      });
    },
  };
}

/** A month that says "+N more" beyond three events, as ours does. */
export function prepareFullCalendar(): void {
  const place = document.querySelector<HTMLElement>('#calendar')!;
  const calendar = new FullCalendar.Calendar(place, { initialView: 'dayGridMonth', initialDate: '2026-06-15', firstDay: 1, fixedWeekCount: false, dayMaxEvents: 3, events: [] });
  calendar.render();
  bench.runner = {
    load() { calendar.addEventSource(bench.data); },
    next() { calendar.next(); },
    counts() {
      return [...place.querySelectorAll<HTMLElement>('td.fc-daygrid-day')].map((day) => {
        const shown = [...day.querySelectorAll<HTMLElement>('.fc-daygrid-event-harness')].filter((one) => one.style.visibility !== 'hidden').length;
        return [day.dataset['date']!, shown + Number(/\d+/.exec(day.querySelector('.fc-daygrid-more-link')?.textContent ?? '')?.[0] ?? 0)];
      });
    },
  };
}

/** From the act until the frame that shows the expected month is painted; what this counting takes is not the calendars'. @returns milliseconds */
export function time({ act, expected }: { act: 'load' | 'next'; expected: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      let counting = 0;
      bench.runner[act]();
      const look = (): void => {
        const before = performance.now();
        const total = bench.runner.counts().reduce((sum, [, count]) => sum + count, 0);
        const now = performance.now();
        counting += now - before;
        if (total !== expected) {
          if (now - start > 30_000) reject(new Error(`${act}: ${total} events are shown, not ${expected}`));
          else requestAnimationFrame(look);
          return;
        }
        // A message comes after the frame was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { resolve(performance.now() - start - counting); };
        port2.postMessage(0);
      };
      requestAnimationFrame(look);
    });
  });
}

import type { CalendarEvent } from '@civico/contract';

/** Days and hours in the town's own zone and the page's language. */
export interface When {
  /** ISO day of a moment or a day. */
  dayOf(time: string): string;
  /** "martedì 24 novembre 2026" */
  day(iso: string): string;
  /** "10:00–11:30", "dal 9 maggio al 9 agosto": what a card says under its day. Empty for one whole day. */
  hours(event: CalendarEvent): string;
  /** "10:00" */
  time(moment: string): string;
  /** "24 novembre 2026, 10:00–11:30" */
  full(event: Pick<CalendarEvent, 'start' | 'end' | 'allDay'>): string;
}

const MS = 86_400_000;

export function whenIn(language: string, timeZone: string): When {
  const made = new Map<string, Intl.DateTimeFormat>();
  const format = (locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify([locale, zone, options]);
    let one = made.get(key);
    if (!one) made.set(key, one = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
    return one;
  };
  const isDay = (time: string): boolean => time.length === 10;
  const dayOf = (time: string): string => (isDay(time) ? time : format('sv', timeZone, {}).format(Date.parse(time)));
  const lastDay = ({ start, end }: Pick<CalendarEvent, 'start' | 'end'>): string =>
    end > start ? (isDay(end) ? new Date(Date.parse(end) - MS).toISOString().slice(0, 10) : dayOf(new Date(Date.parse(end) - 1).toISOString())) : dayOf(start);
  const time = { timeStyle: 'short' } as const;
  const full: When['full'] = ({ start, end, allDay }) => {
    const zone = allDay ? 'UTC' : timeZone;
    const last = Math.max(Date.parse(start), Date.parse(end) - (allDay ? MS : 0));
    const one = format(language, zone, { dateStyle: 'long', ...(!allDay && time) });
    const [from, to] = [one.format(Date.parse(start)), one.format(last)];
    // "28–29 novembre 2026"; only Italian ranges say "09 maggio". With hours two days are clearer whole.
    return from === to ? from : allDay || dayOf(start) === lastDay({ start, end }) ? one.formatRange(Date.parse(start), last).replace(allDay ? /\b0/g : '', '') : `${from} – ${to}`;
  };
  return {
    dayOf, full,
    time: (moment) => format(language, timeZone, time).format(Date.parse(moment)),
    day: (iso) => format(language, 'UTC', { dateStyle: 'full' }).format(Date.parse(iso)),
    hours: (event) => {
      if (dayOf(event.start) !== lastDay(event)) return full(event);
      return event.allDay ? '' : format(language, timeZone, time).formatRange(Date.parse(event.start), Date.parse(event.end));
    },
  };
}

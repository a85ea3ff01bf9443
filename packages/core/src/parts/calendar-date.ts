/**
 * Calendar days as ISO text (`2026-11-24`), without time or time zone: a day is a day wherever the browser stands.
 * Arithmetic runs in UTC, which has no daylight saving.
 */

const DAY = 86_400_000;

export const toUtc = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
const toIso = (date: Date): string => date.toISOString().slice(0, 10);

/** The day of a typed Italian date (24/11/2026, 24-11-2026, 24.11.2026, 24 11 2026), or undefined when there is no such day. */
export function parseDay(text: string): string | undefined {
  const match = /^\s*(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})\s*$/.exec(text);
  if (!match) return undefined;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = toUtc(iso);
  // Date rolls 31 February over into March: only a day that comes back as it went in exists.
  return Number.isNaN(date.getTime()) || toIso(date) !== iso ? undefined : iso;
}

/** 24/11/2026: the form people type and read on Italian documents, in every language of the interface. */
export const typedDay = (iso: string): string => iso.split('-').reverse().join('/');

/** Today where the browser stands. */
export function localToday(now = new Date()): string {
  return toIso(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
}

export const addDays = (iso: string, days: number): string => toIso(new Date(toUtc(iso).getTime() + days * DAY));

/** The same day of another month, or that month's last day when it is shorter. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toIso(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))));
}

/** Writes a day in words of a language. */
export function dayInWords(iso: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(toUtc(iso));
}

/** The day itself, or the nearest one between `min` and `max`. */
export function clampDay(iso: string, min?: string, max?: string): string {
  if (min && iso < min) return min;
  return max && iso > max ? max : iso;
}

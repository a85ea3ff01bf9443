import type { Indicator, Observation } from '@civico/contract';
import { runningBy, today } from './unfinished.ts';

const COLUMNS = ['period', 'until', 'category', 'value', 'n', 'low', 'high', 'missing', 'qualifier', 'note'] as const;
const DEFINITION = ['id', 'title', 'theme', 'unit', 'source', 'licence', 'updatedAt'] as const;

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. */
const cell = (text: string, separator: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** All digits of a number, without thousands. Three decimals get a fourth, or they would look like thousands to somebody. */
const numberWith = (mark: string) => (value: number): string => {
  const text = value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
  return (/^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text).replace('.', mark);
};

/** A school year and two whole years must not look the same: `2023/2024` is written with its months. */
const periodOf = (period: string): string => period.replace(/^(\d{4})\/(\d{4})$/, '$1-01/$2-12');

/**
 * All values of an indicator, one a line, each with what it is and where it comes from. As a spreadsheet in that language opens it: semicolons and decimal commas, or
 * commas and points (RFC 4180). `until` is the last day counted, of a period that is not over.
 */
export function csvOf(indicator: Indicator, observations: readonly Observation[], language = 'en', now = today()): string {
  const comma = new Intl.NumberFormat(language).format(0.5).includes(',');
  const separator = comma ? ';' : ',';
  const number = numberWith(comma ? ',' : '.');
  const running = runningBy(indicator, observations, now);
  const about = DEFINITION.map((name) => (name === 'source' || name === 'licence' ? indicator[name].name : indicator[name]));
  const lines = observations.map((one) => {
    const part = running(one);
    const values = { ...one, period: periodOf(one.period), until: part?.kind === 'running' ? part.until ?? now : one.until };
    return [...about, ...COLUMNS.map((name) => values[name])].map((value) => (typeof value === 'number' ? Number.isFinite(value) ? number(value) : '' : cell(value ?? '', separator)));
  });
  return [[...DEFINITION, ...COLUMNS], ...lines].map((line) => line.join(separator)).join('\r\n');
}

/** The same as the static file that the element itself reads. */
export const jsonOf = (indicator: Indicator, observations: readonly Observation[]): string => JSON.stringify({ indicators: [{ ...indicator, observations }] }, null, 1);

/** Hands a text to the person as a file. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(new Blob(type === 'text/csv' ? ['\ufeff', text] : [text], { type: `${type};charset=utf-8` }));
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

import type { Indicator, Observation } from '@civico/contract';

const COLUMNS = ['period', 'category', 'value', 'n', 'low', 'high', 'missing', 'qualifier', 'note'] as const;
const DEFINITION = ['id', 'title', 'theme', 'unit', 'source', 'licence', 'updatedAt'] as const;

/** Text that a spreadsheet would run as a formula gets an apostrophe before it. */
const cell = (value: unknown): string => {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** All values of an indicator, one a line, each with what it is and where it comes from (RFC 4180). */
export function csvOf(indicator: Indicator, observations: readonly Observation[]): string {
  const about = DEFINITION.map((name) => (name === 'source' || name === 'licence' ? indicator[name].name : indicator[name]));
  const lines = observations.map((one) => [...about, ...COLUMNS.map((name) => one[name])]);
  return [[...DEFINITION, ...COLUMNS], ...lines].map((line) => line.map(cell).join(',')).join('\r\n');
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

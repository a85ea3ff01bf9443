import type { Indicator, Observation } from '@civico/contract';
import { periodName } from '../period.ts';
import type { ServiceDashboardMessages } from '../service-dashboard.messages.ts';
import type { Part } from '../unfinished.ts';

type Measure = Pick<Indicator, 'unit' | 'unitLabel'>;

/** As many decimals as are published: chart, table and file say the same figure. */
const STYLES: Record<Indicator['unit'], Intl.NumberFormatOptions> = {
  count: { maximumFractionDigits: 3 }, score: { maximumFractionDigits: 3 }, percent: { style: 'percent', maximumFractionDigits: 3 },
  euro: { style: 'currency', currency: 'EUR', maximumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as Intl.NumberFormatOptions,
  days: { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 3 }, minutes: { style: 'unit', unit: 'minute', unitDisplay: 'long', maximumFractionDigits: 3 },
};

const formats = new Map<string, Intl.NumberFormat>();

/** A value with its unit as the language writes it: "1.200", "86,7%", "280.000 €", "12,5 giorni". An unknown unit gives the bare number. */
export function numberIn(language: string, { unit }: Measure, value: number): string {
  const key = language + unit;
  let format = formats.get(key);
  // Italian leaves "1200" alone, and then 1200 and 12.000 are read differently in one table.
  if (!format) formats.set(key, format = new Intl.NumberFormat(language, { ...STYLES[unit], useGrouping: true }));
  return format.format(unit === 'percent' ? value / 100 : value);
}

/** A value as it was published: "oltre 6.000", "circa 12". */
export function saidIn(language: string, indicator: Measure, value: number, qualifier: Observation['qualifier'], t: ServiceDashboardMessages): string {
  const text = numberIn(language, indicator, value);
  return qualifier === 'at-least' ? t.atLeast(text) : qualifier === 'at-most' ? t.atMost(text) : qualifier ? t.about(text) : text;
}

/** "in corso, dati fino al 30 aprile 2026", or nothing for a whole period. */
export function partIn(language: string, part: Part | undefined, t: ServiceDashboardMessages): string {
  return !part ? '' : part.kind === 'gaps' ? t.incomplete : t.running(part.until === undefined ? undefined : periodName(part.until, language));
}

/** A period with what it lacks: "2026 (in corso, dati fino al 30 aprile 2026)". */
export function periodIn(language: string, { period, part }: { period: string; part?: Part }, t: ServiceDashboardMessages): string {
  const lacks = partIn(language, part, t);
  return `${periodName(period, language)}${lacks && ` (${lacks})`}`;
}

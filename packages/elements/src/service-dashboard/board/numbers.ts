import type { Indicator, Observation } from '@civico/contract';
import type { ServiceDashboardMessages } from '../service-dashboard.messages.ts';

type Measure = Pick<Indicator, 'unit' | 'unitLabel'>;

const STYLES: Record<Indicator['unit'], Intl.NumberFormatOptions> = {
  count: { maximumFractionDigits: 0 }, score: { maximumFractionDigits: 1 }, percent: { style: 'percent', maximumFractionDigits: 1 },
  euro: { style: 'currency', currency: 'EUR', maximumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as Intl.NumberFormatOptions,
  days: { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 }, minutes: { style: 'unit', unit: 'minute', unitDisplay: 'long', maximumFractionDigits: 1 },
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

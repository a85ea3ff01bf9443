/** Dates as people of the town write them, whatever the device's own zone is; and how far it is. */
export interface Dates {
  /** "3 marzo 2026" */
  day(iso: string): string;
  /** "3 marzo 2026 alle ore 14:05" */
  moment(time: string | number): string;
  /** "120 metri", "1,5 chilometri" */
  length(metres: number): string;
}

export function datesIn(language: string): Dates {
  const timeZone = 'Europe/Rome';
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const write = (format: Intl.DateTimeFormat, time: string | number): string => {
    const date = new Date(time);
    return Number.isNaN(date.getTime()) ? '' : format.format(date);
  };
  const length = (value: number, unit: string, maximumFractionDigits: number): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits }).format(value);
  return {
    day: (iso) => write(day, iso), moment: (time) => write(moment, time),
    length: (metres) => (metres < 1000 ? length(metres, 'meter', 0) : length(metres / 1000, 'kilometer', 1)),
  };
}

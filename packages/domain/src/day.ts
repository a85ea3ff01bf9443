/** Days are Italian days, wherever the device or the server stands. */

/** The zone of every Comune. */
export const ITALY = 'Europe/Rome';

const inItaly = new Intl.DateTimeFormat('sv-SE', { timeZone: ITALY });

/** The day in Italy of a moment (a Date, or milliseconds since the epoch), as `2026-06-15`. */
export const italianDay = (moment: Date | number): string => inItaly.format(moment);

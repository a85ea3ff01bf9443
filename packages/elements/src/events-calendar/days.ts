/** Days as a store may know them: without parts of a view. */
export { addDays, addMonths } from '@civico/core/parts/calendar-date.ts';

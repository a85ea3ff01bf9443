/** Events in time: an index of all of a calendar, the rules of repetition, time zones, and iCalendar and JSON in and out. Reading iCalendar (ical.js) has an entry of its own. */
export { EventIndex } from './event-index.ts';
export { finish, inSlices, type Steps } from './steps.ts';
export { eventOf, idOf, lastDay, type Occurrence } from './occurrence.ts';
export { isRepeated, stepsOfMonth, withinBudget, MOST_STEPS } from './series.ts';
export { readEntry, type CalendarEntry, type EventFacts, type ReadEntry } from './entry.ts';
export { indexPort, nextTask, periodOf, LONGEST_GRID, LONGEST_LIST } from './events-port.ts';
export { jsonInSteps, readJson, readList, type ReadCalendar } from './read-json.ts';
export { writeIcs } from './write-ics.ts';
export { categoryCode, categoryCodes, categoryName } from './vocabulary.ts';

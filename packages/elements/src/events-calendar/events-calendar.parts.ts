/**
 * The parts of civico-events-calendar that a page may style with `::part(…)`, besides those of core/parts: read by the elements' manifest, which fails
 * when a part is drawn and not told here, or told and not drawn.
 *
 * Frame
 * @csspart calendar - The whole calendar.
 * @csspart title - Title of the calendar.
 * @csspart toolbar - Period, arrows and choice of the view.
 * @csspart tool - A button of the toolbar.
 * @csspart period - The month, week or day that is shown.
 * @csspart filters - Form of the filters.
 * @csspart filter-search - Search field with its button.
 * @csspart field - A field with its label.
 * @csspart button - A button.
 * @csspart actions - Buttons below the filters.
 * @csspart results - How many events there are.
 * @csspart message - A sentence in place of events.
 * @csspart message-error - The sentence when something failed.
 * @csspart skipped - Entries of a feed that could not be read.
 * @csspart subscription - How to subscribe to what the filters show.
 * @csspart help - Explanation of the subscription.
 * @csspart link - A link.
 * @csspart link-button - A button that looks like a link.
 * @csspart visually-hidden - Text for screen readers only.
 *
 * List
 * @csspart event-list - The events of a day.
 * @csspart day-group - A day with its events.
 * @csspart group - A group of fields or events.
 * @csspart day - Heading of a day.
 * @csspart event-body - One event in the list.
 * @csspart event-title - Title of an event.
 * @csspart event-when - Time of an event.
 * @csspart event-status - Cancelled, postponed or moved, in words.
 * @csspart event-cancelled - An event that is cancelled.
 * @csspart event-postponed - An event that is postponed.
 * @csspart event-moved - An event that was moved.
 * @csspart event-image - Picture of an event.
 * @csspart facts - Place, price and audience of an event.
 * @csspart description - Text of an event.
 * @csspart detail - What opens below an event.
 * @csspart detail-list - Facts in the detail.
 * @csspart detail-actions - Map, calendar and page of an event.
 *
 * Month and week
 * @csspart grid-box - Frame of the grid.
 * @csspart grid-month - Grid of a month.
 * @csspart grid-week - Grid of one week.
 * @csspart weekday - Name of a weekday.
 * @csspart cell - A day in the grid.
 * @csspart cell-today - Today.
 * @csspart cell-chosen - The day whose events are listed.
 * @csspart cell-outside - A day of the month before or after.
 * @csspart number - Number of the day.
 * @csspart entry - An event in a cell.
 * @csspart entry-ongoing - An event in a cell that began on an earlier day.
 * @csspart note - A sentence below a grid: loading, or nothing is on.
 * @csspart entry-cancelled - A cancelled event in a cell.
 * @csspart entry-postponed - A postponed event in a cell.
 * @csspart entry-status - That it is cancelled or postponed, in words; in a week.
 * @csspart mark - Mark of an event in a narrow cell.
 * @csspart others - How many more events a cell has.
 * @csspart day-panel - Events of the chosen day below the grid.
 * @csspart panel-title - Title of the chosen day.
 */
export {};

/** How long what names a person is kept. The privacy page of a town says these figures, and `eraseContacts` keeps them. */

/** Months after the closing of a report until its contacts are erased, where the town says nothing else. */
export const CONTACT_MONTHS = 12;

/** Hours a photo waits for the report that names it. */
export const PHOTO_HOURS = 24;

/** Days a link that confirms an address can be pressed; then the address is forgotten. */
export const CONFIRM_DAYS = 7;

/** Days a message and its address are kept, delivered or not. */
export const MESSAGE_DAYS = 30;

/** The term of a town, in months. */
export function contactMonths(town: { contactMonths?: number }): number {
  return town.contactMonths ?? CONTACT_MONTHS;
}

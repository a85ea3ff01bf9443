/** Months after the closing of a report until its contacts are erased, where the town says nothing else. The privacy page of a town says it. */
export const CONTACT_MONTHS = 12;

/** The term of a town, in months. */
export function contactMonths(town: { contactMonths?: number }): number {
  return town.contactMonths ?? CONTACT_MONTHS;
}

/** Hours a photo waits for the report that names it. The privacy page of a town says it. */
export const PHOTO_HOURS = 24;
/** Hours it waits even where room is short. */
export const PHOTO_HOURS_AT_LEAST = 1;

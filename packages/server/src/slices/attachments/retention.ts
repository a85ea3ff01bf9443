/** Hours a photo waits for the report that names it. The privacy page of a town says it. */
export const PHOTO_HOURS = 24;

/** Italian towns share one clock. */
export const ZONE = 'Europe/Rome';

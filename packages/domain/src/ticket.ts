/** The ticket of a queue, where a counter has tickets. */
import { NEW_RATING_TICKET_MAX_LENGTH, NEW_RATING_TICKET_PATTERN } from '../generated/limits.ts';

/** Whether a text can be the number of a ticket, as the contract takes it. */
export const isTicket = (text: string): boolean => text.length <= NEW_RATING_TICKET_MAX_LENGTH && NEW_RATING_TICKET_PATTERN.test(text);

/** Days a message and its address are kept, delivered or not. The privacy page of a town says it. */
export const MESSAGE_DAYS = 30;

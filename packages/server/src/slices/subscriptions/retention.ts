/** Days a link that confirms an address can be pressed; then the address is forgotten. The privacy page of a town says it. */
export const CONFIRM_DAYS = 7;

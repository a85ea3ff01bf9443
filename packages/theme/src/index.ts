/** The CSS made from the design tokens. The tokens themselves are in `tokens.ts`, for tools. */
export { tokenCss } from '../generated/token-css.ts';
export { partTokenCss } from '../generated/part-token-css.ts';

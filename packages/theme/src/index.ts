/** Design tokens and the CSS made from them. */
export { tokens, tokenDeclarations, type Token } from './tokens.ts';
export { tokenCss } from '../generated/token-css.ts';

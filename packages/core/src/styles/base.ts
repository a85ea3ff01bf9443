import { tokenCss } from '@civico/theme';

/** Tells the browser that the brand is a colour: one that is none (a typing error of the page) then falls back to Civico's, and with it all that is made from it. */
function registerBrand(): void {
  // Known already from another copy, or no browser.
  try { CSS.registerProperty({ name: '--_brand', syntax: '<color>', inherits: true, initialValue: '#06c' }); } catch { /* both are fine */ }
}

/**
 * Tokens and the ground of every element. `scope` is `:host` in a shadow root, the tag in the light DOM. What would be inherited from a hostile
 * page (`* { letter-spacing: 9px !important }`) is important: important rules of a shadow root win over those outside. Box and place
 * (margin, width, grid area) stay the page's to set. The font family is the page's own. Of the last rules
 * those that do not fit the scope match nothing.
 */
export const groundCss = (scope: string): string => {
  registerBrand();
  return `
${scope} {
  ${tokenCss}
  display: block;
  color: var(--_color-text) !important;
  font-family: var(--_font-family) !important;
  font-size: var(--_font-size) !important;
  font-style: normal !important;
  font-weight: 400 !important;
  line-height: var(--_font-line-height) !important;
  letter-spacing: normal !important;
  text-align: start !important;
  text-decoration: none !important;
  text-indent: 0 !important;
  text-shadow: none !important;
  text-transform: none !important;
  white-space: normal !important;
  word-break: normal !important;
  word-spacing: normal !important;
  overflow-wrap: break-word !important;
  cursor: auto !important;
  list-style: none !important;
}
${scope}[hidden] { display: none !important; }
:host([hidden]) { display: none !important; }
:host(:focus) { outline: none !important; box-shadow: none !important; }
`;
};

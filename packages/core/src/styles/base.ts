import { tokenCss } from '@civico/theme';

/** Tells the browser that the brand is a colour: one that is none (a typing error of the page) then falls back to Civico's, and with it all that is made from it. */
function registerBrand(): void {
  // Known already from another copy, or no browser.
  try { CSS.registerProperty({ name: '--_brand', syntax: '<color>', inherits: true, initialValue: '#06c' }); } catch { /* both are fine */ }
}

/**
 * The frame of every element (`openFrame`), in its shadow root. The view asks its container how wide it is, so it gives nobody a width itself: where the
 * page asks the content (flex rows, dialogs, table cells, floats), the frame answers like a long paragraph, of words 8rem long in a line of 68rem, or as wide as the screen. They take
 * no room and are neither seen, read out nor found. Without a font size what is left of them is the space between their letters.
 */
export const frameCss = `
:host { display: block; text-decoration: none !important; }
:host([hidden]) { display: none !important; }
:host > slot[hidden] { display: none; }
:host > #frame { flex: 1; min-inline-size: 0; max-width: 100vw; }
:host > #frame::before { content: 'aa aa aa aa aa aa'; display: block; block-size: 0; overflow: hidden; visibility: hidden;
  font-size: 0; line-height: 0; letter-spacing: 4rem; word-spacing: 0; white-space: normal; word-break: normal; overflow-wrap: normal; text-indent: 0; }
:host > #frame > #view { container-type: inline-size; }
`;

/**
 * Tokens and the ground of every element. `scope` is `:host` in a shadow root, the tag in the light DOM. What would be inherited from a hostile
 * page (`* { letter-spacing: 9px !important }`) is important: important rules of a shadow root win over those outside. Box and place
 * (margin, width, grid area) stay the page's to set. The font family is the page's own. Of the last rules
 * those that do not fit the scope match nothing.
 */
export const groundCss = (scope: string): string => {
  registerBrand();
  return `${scope === ':host' ? frameCss : ''}
${scope} {
  ${tokenCss}
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
:host(:focus) { outline: none !important; box-shadow: none !important; }
`;
};

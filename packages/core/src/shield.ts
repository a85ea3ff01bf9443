/** A declaration that is not important yet: after `{` or `;`, up to `;` or `}`. A selector with a pseudo-class ends with `{` and does not match; nor does a custom property. */
const DECLARATION = /([{;]\s*)([a-z][a-z-]*\s*:[^;{}!]+)(?=[;}])/g;

/**
 * Makes a style sheet that a host page cannot break: every declaration becomes `!important` inside the cascade layer `civico`. Important
 * declarations of a layer win over important declarations outside of layers, so even a host's `* { … !important }` loses. Custom
 * properties stay normal, for the host may set them. Only for elements in the light DOM. The css holds no strings with `;` or braces.
 */
export function shieldedSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer civico{${css.replace(DECLARATION, '$1$2!important')}}`);
  return sheet;
}

/** Adopts a sheet into the document or shadow root in which the element stands; once each. Allowed by every CSP. */
export function adoptSheet(element: Element, sheet: CSSStyleSheet): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

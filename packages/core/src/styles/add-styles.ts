/** Styles that come later than their element. */
import type { CSSResultGroup, CSSResultOrNative } from 'lit';

const flat = (styles: CSSResultGroup): CSSResultOrNative[] => (Array.isArray(styles) ? styles.flatMap(flat) : [styles as CSSResultOrNative]);

/** Adds to what is adopted already, in order, each sheet once. */
export function addStyles(root: ShadowRoot, styles: CSSResultGroup): void {
  const sheets = flat(styles).flatMap((style) => (style instanceof CSSStyleSheet ? style : style.styleSheet) ?? []).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (sheets.length) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...new Set(sheets)];
}

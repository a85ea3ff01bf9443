/**
 * Makes a style sheet that a host page cannot break: every declaration becomes `!important` inside the cascade layer `civico`. Important
 * declarations of a layer win over important declarations outside of layers, so even a host's `* { … !important }` loses. Custom
 * properties stay normal, for the host may set them. Only for elements in the light DOM.
 */
export function shieldedSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer civico{${css}}`);
  makeImportant(sheet.cssRules);
  return sheet;
}

function makeImportant(rules: CSSRuleList): void {
  for (const rule of rules) {
    if ('style' in rule) {
      const { style } = rule as CSSStyleRule;
      for (const name of [...style]) {
        if (!name.startsWith('--')) style.setProperty(name, style.getPropertyValue(name), 'important');
      }
    }
    if ('cssRules' in rule) makeImportant((rule as CSSGroupingRule).cssRules);
  }
}

/** Adopts a sheet into the document or shadow root in which the element stands; once each. Allowed by every CSP. */
export function adoptSheet(element: Element, sheet: CSSStyleSheet): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

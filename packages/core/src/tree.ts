/** The nearest ancestor (the element itself included) that matches, crossing shadow roots upwards. */
export function closestAcross(start: Element, selector: string): Element | null {
  let here: Element | null = start;
  while (here) {
    const found: Element | null = here.closest(selector);
    if (found) return found;
    const root: Node = here.getRootNode();
    here = 'host' in root ? (root as ShadowRoot).host : null;
  }
  return null;
}

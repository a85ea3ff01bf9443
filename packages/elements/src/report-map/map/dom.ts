/** An element with a part name and attributes; children are text or elements. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, part: string, attributes: Record<string, string> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.setAttribute('part', part);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A decorative icon drawn on a 24 × 24 square. */
export function icon(path: string, part = 'map-icon'): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', part })) svg.setAttribute(name, value);
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** The element that has the focus in the tree (shadow root or document) of a node. */
export function focused(node: Node): Element | null {
  return (node.getRootNode() as ShadowRoot | Document).activeElement;
}

/** Builds nodes without ever parsing a string: whatever comes from a report stays text. */
type Child = Node | string | false | null | undefined;

export interface Attributes {
  [name: string]: string | number | boolean | null | undefined | ((event: Event) => void);
}

/**
 * An element with attributes and children. A function becomes a listener of that event (`click`, `submit`); `true` an attribute
 * without a value; `false`, `null` and `undefined` nothing.
 */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A labelled control; `hint` is tied to it. */
export function field(id: string, label: string, control: HTMLElement, hint?: string): HTMLElement {
  control.id = id;
  if (hint) control.setAttribute('aria-describedby', `${id}-aiuto`);
  return el('div', { class: 'field' }, el('label', { for: id }, label), control, hint && el('p', { class: 'hint', id: `${id}-aiuto` }, hint));
}

/** A list to choose from; the entry whose value is `chosen` is selected. */
export function select(name: string, options: readonly (readonly [value: string, label: string])[], chosen = ''): HTMLSelectElement {
  return el('select', { name }, ...options.map(([value, label]) => el('option', { value, selected: value === chosen }, label)));
}

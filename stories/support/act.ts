/** What a visitor does in a story, to bring an element into a state. */

/** Waits until something is there; the element draws in its own time. */
export async function until<T>(find: () => T | null | undefined | false, what: string): Promise<T> {
  const end = performance.now() + 10_000;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > end) throw new Error(`the story waits in vain for ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

/** The first visible element that matches in the light or shadow DOM of `root`. */
export function first<E extends HTMLElement>(root: HTMLElement | ShadowRoot, selector: string): E | null {
  return [...root.querySelectorAll<E>(selector)].find((one) => one.checkVisibility()) ?? null;
}

/** Its button or link whose text begins so. */
export function named(root: HTMLElement | ShadowRoot, text: string): HTMLElement | undefined {
  return [...root.querySelectorAll<HTMLElement>('button, a, summary, label')].find((one) => one.checkVisibility() && (one.textContent.trim().startsWith(text) || one.ariaLabel?.startsWith(text)));
}

export async function press(root: HTMLElement | ShadowRoot, text: string): Promise<void> {
  (await until(() => named(root, text), `"${text}"`)).click();
}

export async function type(root: HTMLElement | ShadowRoot, selector: string, text: string): Promise<void> {
  const field = await until(() => first<HTMLInputElement>(root, selector), selector);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

const controlOf = (root: HTMLElement | ShadowRoot, text: string): HTMLInputElement | undefined => {
  const label = [...root.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(text));
  return (label?.control ?? (label?.htmlFor ? root.querySelector(`#${CSS.escape(label.htmlFor)}`) : label?.querySelector('input'))) as HTMLInputElement | undefined;
};

/** Answers the field whose label begins so: text is typed, an option chosen, a box ticked. */
export async function answer(root: HTMLElement | ShadowRoot, label: string, text: string | true): Promise<void> {
  const field = await until(() => controlOf(root, label), `the field "${label}"`);
  if (text === true) { if (!field.checked) field.click(); return; }
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

import { version } from './version.ts';

/** What a class tells `define` about itself. */
interface Defined { civicoVersion?: string }

/**
 * Registers a custom element once. When the tag is taken by another version the first stays, and the console says both versions:
 * two scripts on one page must be noticed, never guessed.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const present = customElements.get(tag);
  if (!present) {
    Object.defineProperty(element, 'civicoVersion', { value: version });
    customElements.define(tag, element);
    return;
  }
  if (present === element) return;
  const other = (present as Defined).civicoVersion;
  if (other !== version) {
    console.warn(`Civico: <${tag}> is already defined by version ${other ?? 'unknown'}; version ${version} is ignored. Keep one script on the page.`);
  }
}

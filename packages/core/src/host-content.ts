/** What makes up a page, and has no place in a fallback. */
const OF_A_PAGE = 'header, footer, main, nav, aside, section, article, h1, dialog, iframe';
/** More than this, in characters, is no fallback. */
const LONGEST_FALLBACK = 600;

/**
 * What the page put inside the tag. It stays the page's: nothing of it is moved, changed or taken away. It shows until the element has drawn, and after
 * that only when it looks like the rest of the page: `<civico-rating />` is not closed in HTML, and swallows all that follows.
 */
export class HostContent {
  readonly #host: Element;
  readonly #slot: HTMLSlotElement;
  #drawn = false;
  #warned = false;

  constructor(host: Element, slot: HTMLSlotElement) {
    this.#host = host;
    this.#slot = slot;
    // Pages arrive in pieces, and applications change what they put inside.
    new MutationObserver(() => this.#judge()).observe(host, { childList: true });
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.#judge(), { once: true });
  }

  /** The element has drawn and stands for its content from now on. */
  stepBack(): void {
    if (this.#drawn) return;
    this.#drawn = true;
    this.#judge();
  }

  #judge(): void {
    if (!this.#drawn) return;
    const sign = signOfPage(this.#host);
    this.#slot.hidden = !sign;
    if (!sign || this.#warned) return;
    this.#warned = true;
    const tag = this.#host.localName;
    console.warn(`Civico: <${tag}> holds ${sign}, which looks like the rest of the page, and leaves it visible. Close the tag with </${tag}>: "/>" does not close it.`);
  }
}

/** Why the content must be the page's own; undefined when it may well be a fallback. */
function signOfPage(host: Element): string | undefined {
  // What has a slot of its own is not of this content, nor are data for search engines.
  const content = [...host.children].filter((child) => !child.slot && child.localName !== 'script');
  for (const child of content) {
    for (const one of [child, ...child.querySelectorAll('*')]) {
      if (one.matches(OF_A_PAGE) || (one instanceof HTMLElement && one.localName.includes('-'))) return `<${one.localName}>`;
    }
  }
  const length = content.reduce((sum, { textContent }) => sum + textContent.replace(/\s+/g, ' ').length, 0);
  if (length > LONGEST_FALLBACK) return `more than ${LONGEST_FALLBACK} characters`;
  return content.length && endsWithParent(host) ? `<${content[0]!.localName}>` : undefined;
}

/** A tag that was never closed ends where its parent ends: nothing follows, and the last line is indented less than the tag itself,
 * or neither is, as in the source of many a CMS: there a closed tag whose line goes on with the end of its parent is shown beside the element, which is the lesser harm. */
function endsWithParent(host: Element): boolean {
  if (host.nextSibling || document.readyState === 'loading') return false;
  let end = host.lastChild;
  while (end instanceof Element && end.slot) end = end.previousSibling;
  const [own, last] = [indentBefore(host.previousSibling), indentBefore(end)];
  return own !== undefined && last !== undefined && (last < own || (own === 0 && last === 0));
}

/** How far what follows a text is indented, in characters; undefined when it begins no line. */
function indentBefore(node: ChildNode | null): number | undefined {
  const text = node instanceof Text ? /\n([ \t]*)$/.exec(node.data) : null;
  return text?.[1]!.length;
}

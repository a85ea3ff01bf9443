/**
 * The one script of a page: loads an element's code when its tag is first seen, now or later. The first copy on a page wins.
 * The build puts in the version and the names of the files: tag without `civico-`, hyphen, eight characters of hash.
 */
declare const CIVICO_VERSION: string;
declare const CIVICO_FILES: string;

const page = globalThis as { [mark: symbol]: { version: string } | undefined };
const mark = Symbol.for('civico');
const first = page[mark]?.version;
const files = new Map(CIVICO_FILES.split(' ').map((file) => [`civico-${file.slice(0, -9)}`, file]));

/** First pause in ms before a file is asked for again; each next one is twice as long. */
const PAUSE = 2_000;
const TRIES = 8;

/** On a bad line a file may not arrive the first time: then again after a pause, or as soon as there is a network. The page's fallback content stays meanwhile. */
const load = (file: string, tries = 0): void => {
  import(`./${file}.js`).catch((error: unknown) => {
    if (!tries) console.warn('Civico', file, error);
    if (tries === TRIES) return;
    const again = (): void => {
      clearTimeout(timer);
      removeEventListener('online', again);
      load(file, tries + 1);
    };
    const timer = setTimeout(again, PAUSE * 2 ** tries);
    addEventListener('online', again);
  });
};

/** The document has no name, and a text no inside: both pass through. */
const search = (nodes: Iterable<Partial<Element>>): void => {
  for (const node of nodes) {
    const tag = node.localName as string;
    const file = files.get(tag);
    if (file) load(file);
    // However many there are of it.
    files.delete(tag);
    search(node.querySelectorAll?.(':not(:defined)') ?? []);
  }
};

if (first) {
  if (first !== CIVICO_VERSION) console.warn(`Civico ${first} is on this page: ${CIVICO_VERSION} does nothing`);
} else if ('replaceSync' in CSSStyleSheet.prototype) {
  // Browsers from before 2023 keep the fallback content of the page.
  page[mark] = { version: CIVICO_VERSION };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) search(addedNodes as Iterable<object>);
  }).observe(document, { childList: true, subtree: true });
  search([document] as Iterable<object>);
}

export {};

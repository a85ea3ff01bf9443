/**
 * The one script of a page: loads an element's code when its tag is first seen, now or later. The first copy on a page wins.
 * The build puts in the version and the table from tag to file.
 */
declare const CIVICO_VERSION: string;
declare const CIVICO_FILES: Record<string, string>;

const page = globalThis as { [mark: symbol]: { version: string } | undefined };
const mark = Symbol.for('civico');
const first = page[mark]?.version;
const files = CIVICO_FILES;
const waiting = ':not(:defined)';

const load = (element: Element): void => {
  const tag = element.localName;
  const file = files[tag];
  // Taken out at once, so that a tag is asked for once; put back when the network failed, for the next time it is seen.
  delete files[tag];
  if (file) import(`./${file}.js`).catch((error: unknown) => { files[tag] = file; console.error(error); });
};

const search = (root: ParentNode): void => { root.querySelectorAll(waiting).forEach(load); };

if (!first) {
  page[mark] = { version: CIVICO_VERSION };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) { load(node); search(node); }
    }
  }).observe(document, { childList: true, subtree: true });
  search(document);
} else if (first !== CIVICO_VERSION) {
  console.warn(`Civico ${first} is on this page: ${CIVICO_VERSION} does nothing`);
}

export {};

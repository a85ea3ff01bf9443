/** Where the page may say which colours it wants. */
const attributes = ['class', 'style', 'data-bs-theme', 'data-civico-scheme', 'data-civico-contrast', 'data-civico-theme'];

/**
 * For what is painted and not styled: calls back when the scheme, the contrast or the page's theme may have changed.
 * @returns stops
 */
export function watchColors(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  for (const node of [document.documentElement, document.body]) observer.observe(node, { attributeFilter: attributes });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
  };
}

/** Style sheets of the Bootstrap Italia pages, for stories that show them. */
const loaded = (link: HTMLLinkElement): Promise<void> => new Promise((resolve, reject) => {
  link.onload = () => { resolve(); };
  link.onerror = () => { reject(new Error(`${link.href} did not load`)); };
});

/** Links style sheets before those of the Storybook. @returns when they are there; `remove` takes them away again. */
export function linkSheets(addresses: readonly string[]): { ready: Promise<unknown>; remove(): void } {
  const links = addresses.map((href) => Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
  const ready = Promise.all(links.map(loaded));
  document.head.prepend(...links);
  return { ready, remove: () => { for (const link of links) link.remove(); } };
}

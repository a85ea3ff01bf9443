/** Copying, saving and printing a receipt. Needs a browser. */

/** False where the browser or the page's permissions do not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Prints the element that holds `inside` and nothing else of the page. The sheet is constructed: a strict CSP allows it. */
export function printElement(inside: Element): void {
  const { host } = inside.getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  const name = host.localName;
  sheet.replaceSync(`@media print { body * { visibility: hidden !important } ${name} { visibility: visible !important; position: absolute !important; inset: 0 !important } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  addEventListener('afterprint', () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  }, { once: true });
  print();
}

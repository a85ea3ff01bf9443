/** A fragment would be looked for in the page, outside of the shadow root. */
export function jump(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  const target = (link.getRootNode() as ShadowRoot).querySelector<HTMLElement>(`${link.hash} [tabindex="-1"]`);
  target?.focus();
  target?.scrollIntoView({ block: 'start' });
}

/** Name of the slot through which the rating's own child is seen, and how its styles find that child. */
export const VIEW_SLOT = 'civico-rating';

/**
 * The one child of ours among those of the page: it stands in the light DOM, where the state's validator looks, and everything is drawn into it. It comes
 * back when the page writes its content anew, and a copy that came with a cloned element, or with the kept HTML of a page, goes.
 */
export function lightView(host: HTMLElement): HTMLElement {
  const view = document.createElement('div');
  view.slot = VIEW_SLOT;
  const keep = (): void => {
    for (const child of [...host.children]) if (child.slot === VIEW_SLOT && child !== view) child.remove();
    if (view.parentNode !== host) host.append(view);
  };
  keep();
  new MutationObserver(keep).observe(host, { childList: true });
  return view;
}

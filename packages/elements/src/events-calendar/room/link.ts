import type { EventsCalendarStore } from '../events-calendar.store.ts';
import type { ViewContext } from '../view-context.ts';

/** The address of an event on this page. */
export const linkTo = (id: string): string => new URL(`#evento-${encodeURIComponent(id)}`, location.href).href;

/** Pages of a list that are read for the event: one hundred begin before it on its day at most. */
const PAGES = 6;

/** Opens the event the address names and takes the focus there; closes the one it named before. */
export async function followLink({ store, when, toggle, port, focusAfter }: ViewContext, before: unknown, now: string | undefined): Promise<void> {
  if (typeof before === 'string') toggle(decoded(before), false);
  if (!now) return;
  const id = decoded(now);
  let day: string;
  try {
    day = when.dayOf((await (await port()).getEvent(id)).start);
  } catch (error) {
    // An event of another calendar on this page, or one that is over: the list stands. What else is wrong the list says itself.
    if ((error as { kind?: unknown }).kind !== 'not-found') console.error(error);
    return;
  }
  // What the page shows by itself comes first: an event that is in it does not move it.
  await settled(store);
  const isThere = (): boolean => {
    const state = store.state.get();
    return 'items' in state && state.items.some((one) => one.id === id);
  };
  if (!isThere() || store.state.get().view !== 'list') await store.load({ view: 'list', day, filter: {}, chosen: undefined });
  for (let page = 1; page < PAGES && !isThere(); page++) await store.loadMore();
  toggle(id, true);
  focusAfter(`[id="e-${CSS.escape(id)}"] [part~="event-title"][tabindex]`);
}

const settled = ({ state }: EventsCalendarStore): Promise<void> => new Promise((resolve) => {
  if (state.get().status !== 'loading') { resolve(); return; }
  const stop = state.listen(({ status }) => {
    if (status === 'loading') return;
    stop();
    resolve();
  });
});

function decoded(text: string): string {
  try { return decodeURIComponent(text); } catch { return text; }
}

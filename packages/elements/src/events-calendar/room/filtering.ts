import type { EventFilter } from '@civico/contract';
import type { EventsCalendarStore } from '../events-calendar.store.ts';
import type { ViewContext } from '../view-context.ts';

/** Adds to the filter, or takes from it: what is undefined, false or empty is no filter. */
export function filterBy(store: EventsCalendarStore, change: { [Key in keyof EventFilter]: EventFilter[Key] | undefined }): Promise<void> {
  const merged = { ...store.state.get().filter, ...change };
  return store.load({ filter: Object.fromEntries(Object.entries(merged).filter(([, value]) => value && (!Array.isArray(value) || value.length))) });
}

/** Asks for the choices of the filters; without them the filters that need none still work. */
export async function readFacets({ store, port, today, language }: ViewContext): Promise<void> {
  if (store.state.get().facets) return;
  try {
    store.offer(await (await port()).eventFacets({ from: today }, { language }));
  } catch { /* Said by the list already, or soon. */ }
}

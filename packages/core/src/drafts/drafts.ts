import { clear, createStore, del, entries, get, set } from 'idb-keyval';

/** After a week a draft nobody came back to is forgotten, in ms. */
const KEPT_FOR = 7 * 86_400_000;

interface Kept<T> { value: T; expiresAt: number }

/** Drafts of one page. Only what a person agreed to keep goes in here; never a codice fiscale. */
export interface Drafts<T> {
  /** undefined also where the browser forbids to keep anything. */
  load(): Promise<T | undefined>;
  /** Rejects when it could not be kept (storage forbidden or full): the person must not be told that it was. */
  save(value: T): Promise<void>;
  remove(): Promise<void>;
}

const database = createStore('civico-drafts', 'drafts');

/** The draft kept under a name, e.g. `report-map:/api/v1`. Loading one that has expired removes it and every other expired one. */
export function browserDraft<T>(name: string, now: () => number = Date.now): Drafts<T> {
  return {
    async load() {
      try {
        await forgetExpired(now());
        return (await get<Kept<T>>(name, database))?.value;
      } catch {
        return undefined;
      }
    },
    save: async (value) => set(name, { value, expiresAt: now() + KEPT_FOR } satisfies Kept<T>, database),
    async remove() {
      try { await del(name, database); } catch { /* nothing was kept */ }
    },
  };
}

/** Forgets every draft of this device ("computer condiviso"). */
export const wipeDrafts = async (): Promise<void> => clear(database);

async function forgetExpired(now: number): Promise<void> {
  for (const [name, kept] of await entries<string, Kept<unknown>>(database)) {
    if (kept.expiresAt <= now) await del(name, database);
    // Saved while the device's clock was ahead: the week starts now.
    else if (kept.expiresAt > now + KEPT_FOR) await set(name, { ...kept, expiresAt: now + KEPT_FOR }, database);
  }
}

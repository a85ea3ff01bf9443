import { clear, createStore, del, entries, get, set } from 'idb-keyval';

/** Days after which a draft nobody came back to is forgotten. */
const KEEP_DAYS = 7;
const DAY = 86_400_000;

interface Kept<T> { value: T; expiresAt: number }

/** Drafts of one page. Only what a person agreed to keep goes in here; never a codice fiscale. */
export interface Drafts<T> {
  load(): Promise<T | undefined>;
  save(value: T): Promise<void>;
  remove(): Promise<void>;
}

let store: ReturnType<typeof createStore> | undefined;
const database = (): ReturnType<typeof createStore> => (store ??= createStore('civico-drafts', 'drafts'));

/** The draft kept under a name, e.g. `report-map:/api/v1`. Loading one that has expired removes it and every other expired one. */
export function browserDraft<T>(name: string, now: () => number = Date.now): Drafts<T> {
  return {
    async load() {
      const kept = await get<Kept<T>>(name, database());
      await forgetExpired(now());
      return kept && kept.expiresAt > now() ? kept.value : undefined;
    },
    save: (value) => set(name, { value, expiresAt: now() + KEEP_DAYS * DAY } satisfies Kept<T>, database()),
    remove: () => del(name, database()),
  };
}

/** Forgets every draft of this device ("computer condiviso"). */
export const wipeDrafts = (): Promise<void> => clear(database());

async function forgetExpired(now: number): Promise<void> {
  for (const [name, kept] of await entries<string, Kept<unknown>>(database())) {
    if (kept.expiresAt <= now) await del(name, database());
  }
}

import { createStore, del, entries, set } from 'idb-keyval';
import type { Submission, SubmissionStore } from './submission.ts';
import { noteWaiting } from './note-waiting.ts';

/** IndexedDB where there is one; memory in windows that forbid it, so that sending still works while the page is open. */
export function submissionStore(name: string): SubmissionStore {
  const database = createStore(name, 'submissions');
  /** Newer than what the database holds under the same key; undefined: gone, though the database could not be told. */
  const memory = new Map<string, Submission | undefined>();
  const change = async (key: string, value: Submission | undefined): Promise<void> => {
    memory.set(key, value);
    try {
      await (value ? set(key, value, database) : del(key, database));
      if (memory.get(key) === value) memory.delete(key);
    } catch { /* stays in memory */ }
  };
  const all = async (): Promise<Submission[]> => {
    const kept = new Map<string, Submission | undefined>();
    // In a forbidden window this throws, at once or later.
    try { for (const [key, value] of await entries<string, Submission>(database)) kept.set(key, value); } catch { /* then memory is all there is */ }
    for (const [key, value] of memory) kept.set(key, value);
    return [...kept.values()].filter((value) => value !== undefined);
  };
  return {
    put: async (submission) => {
      // Before it is stored: a note too many costs a look, one too few would leave the submission lying.
      await noteWaiting(true);
      await change(submission.key, submission);
      // Another tab may have taken the note away in between.
      await noteWaiting(true);
    },
    remove: async (key) => {
      await change(key, undefined);
      if ((await all()).length) return;
      await noteWaiting(false);
      // Another tab may have put something in between.
      if ((await all()).length) await noteWaiting(true);
    },
    all,
  };
}

import { WAITING } from './waiting.ts';

/** Notes on the device that something is in the outbox, or that nothing is. Resolves when a kill of the browser no longer undoes it; never rejects. */
export async function noteWaiting(waits: boolean): Promise<void> {
  try {
    await new Promise<void>((resolve) => {
      const request = waits ? indexedDB.open(WAITING) : indexedDB.deleteDatabase(WAITING);
      // An open connection would hold up the next to delete it.
      request.onsuccess = () => {
        (request.result as IDBDatabase | undefined)?.close();
        resolve();
      };
      request.onerror = () => resolve();
    });
  } catch { /* storage is forbidden: the outbox lives as long as the page */ }
}

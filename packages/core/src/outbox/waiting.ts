/** An empty database: that it exists says that something is in the outbox. */
export const WAITING = 'civico-outbox-waiting';

/**
 * Whether something is in the outbox of this device, asked without loading the outbox. Not from local storage: that is written seconds later, and
 * a browser that is killed would forget it. True where the browser cannot say: then the outbox looks itself.
 */
export async function somethingWaits(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === WAITING);
  } catch {
    return true;
  }
}

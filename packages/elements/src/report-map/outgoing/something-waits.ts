/** Whether this device has an outbox at all: without one its code need not be loaded. True where the browser does not tell. */
export async function somethingWaits(): Promise<boolean> {
  try { return (await indexedDB.databases()).some(({ name }) => name === 'civico-outbox'); } catch { return typeof indexedDB !== 'undefined'; }
}

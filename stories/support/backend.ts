/** The backend of every story: in memory, behind the network of the toolbar. Nothing leaves the page. */
import { memoryPorts, withNetwork, type MemorySeed, type Network } from '@civico/adapters/memory';
import type { Ports } from '@civico/contract';

let network: Network = 'fast';

export function setNetwork(next: Network): void {
  network = next;
}

/** A fresh backend. With `fixed` the story has its own network, whatever the toolbar says. */
export function backend(seed: MemorySeed = {}, fixed?: Network): Ports {
  return withNetwork(memoryPorts(seed), () => fixed ?? network);
}

/** Forgets what an earlier story left on the device: votes, drafts, reports that wait. */
export async function forget(): Promise<void> {
  sessionStorage.clear();
  for (const key of Object.keys(localStorage)) if (key.startsWith('civico')) localStorage.removeItem(key);
  const all = await indexedDB.databases();
  await Promise.all(all.filter(({ name }) => name?.startsWith('civico')).map(({ name }) => new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name!);
    // An open connection of the story before keeps it until that story is gone.
    request.onsuccess = request.onerror = request.onblocked = () => { resolve(); };
  })));
}

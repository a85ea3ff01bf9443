/** What the stories of all elements share. */
import type { MemorySeed, Network } from '@civico/adapters/memory';
import { backend } from './backend.ts';

interface Ported extends HTMLElement { port: object | undefined }

/** Gives the element of a story its backend before it is drawn. */
export function withBackend<E extends Ported>(element: E, names: readonly (keyof ReturnType<typeof backend>)[], seed: MemorySeed = {}, fixed?: Network): E {
  const ports = backend(seed, fixed);
  element.port = Object.assign({}, ...names.map((name) => ports[name]));
  return element;
}

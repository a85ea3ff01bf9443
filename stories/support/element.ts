/** What every element's stories share: its page in the docs from custom-elements.json, and a way to set its port. */
import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { MemorySeed, Network } from '@civico/adapters/memory';
import { backend } from './backend.ts';

interface Ported extends HTMLElement { port: object | undefined }

/** Gives the element of a story its backend before it is drawn. */
export function withBackend<E extends Ported>(element: E, names: readonly (keyof ReturnType<typeof backend>)[], seed: MemorySeed = {}, fixed?: Network): E {
  const ports = backend(seed, fixed);
  element.port = Object.assign({}, ...names.map((name) => ports[name]));
  return element;
}

/** As wide as the smallest phone. */
export const narrow: Decorator = (story) => html`<div class="narrow">${story()}</div>`;

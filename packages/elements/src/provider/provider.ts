import type { Ports } from '@civico/contract';
import type { PortProvider } from '@civico/core';
import { backendUrl } from '../addresses.ts';

/** Node has no elements, and must still be able to import the class. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * Gives every Civico element inside it the same backend. Draws nothing.
 *
 * @tag civico-provider
 * @attr {string} endpoint - Base URL of the contract's paths, e.g. `/api/v1`.
 * @prop {Partial<Ports>} ports - The ports themselves, for an application that has its own.
 * @slot - The page.
 */
export class CivicoProvider extends Base implements PortProvider {
  private given: Partial<Ports> | undefined;
  private connected: { endpoint: string; ports: Promise<Partial<Ports>> } | undefined;

  connectedCallback(): void {
    // A framework may have set the property before the class was there.
    if (Object.hasOwn(this, 'ports')) {
      const early = (this as unknown as { ports: Partial<Ports> }).ports;
      delete (this as { ports?: unknown }).ports;
      this.ports = early;
    }
  }

  get backend(): string | undefined {
    const endpoint = this.getAttribute('endpoint');
    return this.given || endpoint === null ? undefined : backendUrl(this, endpoint);
  }

  get ports(): Promise<Partial<Ports>> {
    if (this.given) return Promise.resolve(this.given);
    let endpoint: string | undefined;
    try { endpoint = this.backend; } catch (error) { return Promise.reject(error); }
    if (!endpoint) return Promise.reject(new Error('Civico: <civico-provider> needs endpoint="/api/v1" or its ports property.'));
    if (this.connected?.endpoint !== endpoint) {
      this.connected = { endpoint, ports: import('@civico/client').then(({ connect }) => connect(endpoint)) };
    }
    return this.connected.ports;
  }

  set ports(ports: Partial<Ports>) {
    this.given = ports;
  }
}

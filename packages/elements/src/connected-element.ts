import type { Ports } from '@civico/contract';
import { CivicoElement } from '@civico/core';
import { somethingWaits } from '@civico/core/outbox/waiting.ts';
import type { NewSubmission, Outbox, Outcome, Settled } from '@civico/core/outbox';
import { backendUrl } from './addresses.ts';
import { report } from './explain.ts';
import type { Sending } from './sending.ts';

/** Base of the elements: a CivicoElement that reaches a backend through the HTTP client and the outbox, both loaded on demand. */
export abstract class ConnectedElement<M extends object, P extends object> extends CivicoElement<M, P> {
  #sending: Promise<Sending> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void somethingWaits().then((waits) => { if (waits && this.isConnected) this.takeUp(); });
  }

  /** What could not leave from another page, or before the browser was closed, leaves from here. */
  protected takeUp(): void {
    this.prepareToSend();
  }

  protected readonly connect = async (endpoint: string): Promise<Partial<Ports>> => (await import('@civico/client/citizen.ts')).connectCitizen(endpoint);

  /** Which backend a submission of this element goes to; undefined for a port given by the page. */
  protected get backend(): string | undefined {
    if (this.port) return undefined;
    return this.endpoint === undefined ? this.provider?.backend : backendUrl(this, this.endpoint);
  }

  /** A chunk that cannot be loaded is asked for again next time. */
  readonly #send = (): Promise<Sending> => {
    this.#sending ??= import('./sending.ts').then(({ Sending }) => new Sending({
      uses: this.uses, findPort: this.findPort, connect: this.connect, backend: () => this.backend,
    }));
    this.#sending.catch(() => { this.#sending = undefined; });
    return this.#sending;
  };

  /** The page's outbox, knowing how to reach this element's backend. */
  protected readonly outbox = async (): Promise<Outbox> => (await this.#send()).outbox;

  /** Keeps a submission on the device and sends it until the backend has it. */
  protected readonly submit = async (submission: Omit<NewSubmission, 'endpoint'>): Promise<Outcome> => (await this.#send()).submit(submission);

  /** Hears what became of a submission that waits. @returns stops before */
  protected readonly follow = (key: string, settled: (outcome: Settled) => void): (() => void) => {
    let stop: (() => void) | undefined;
    let stopped = false;
    this.#send().then((sending) => { if (!stopped) stop = sending.follow(key, settled); }).catch(console.error);
    return () => {
      stopped = true;
      stop?.();
    };
  };

  /** Loads what sending needs while there still is a network, so that losing it later loses nothing. A page that names no backend hears of it. */
  protected prepareToSend(): void {
    this.outbox().then(this.findPort).catch(report);
  }
}

import type { Ports } from '@civico/contract';
import { CivicoElement } from '@civico/core';
import { somethingWaits } from '@civico/core/outbox/waiting.ts';
import type { NewSubmission, Outbox, Outcome, Submission } from '@civico/core/outbox';

/** Base of the elements: a CivicoElement that reaches a backend through the HTTP client and the outbox, both loaded on demand. */
export abstract class ConnectedElement<M extends object, P extends object> extends CivicoElement<M, P> {
  private outboxReady: Promise<Outbox> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // What could not leave from another page, or before the browser was closed, leaves from here.
    if (somethingWaits()) void this.outbox().catch(() => undefined);
  }

  protected override async connect(endpoint: string): Promise<Partial<Ports>> {
    const { connect } = await import('@civico/client');
    return connect(endpoint);
  }

  /** Which backend a submission of this element goes to; undefined for a port given by the page. */
  protected get backend(): string | undefined {
    if (this.port) return undefined;
    return this.endpoint === undefined ? this.provider?.backend : new URL(this.endpoint, document.baseURI).href;
  }

  /** The page's outbox, knowing how to reach this element's backend. A chunk that cannot be loaded is asked for again next time. */
  protected readonly outbox = (): Promise<Outbox> => {
    this.outboxReady ??= import('@civico/core/outbox').then(({ pageOutbox }) => pageOutbox(this.portsOfSubmission));
    this.outboxReady.catch(() => { this.outboxReady = undefined; });
    return this.outboxReady;
  };

  /** Keeps a submission on the device and sends it until the backend has it. */
  protected readonly submit = async (submission: Omit<NewSubmission, 'endpoint'>): Promise<Outcome> => {
    // Asked first: a page that names no backend must hear of it now, not wait for ever.
    await this.findPort();
    return (await this.outbox()).send({ ...submission, endpoint: this.backend });
  };

  private readonly portsOfSubmission = async (submission: Submission): Promise<Partial<Ports>> => {
    if (submission.endpoint !== this.backend) {
      if (submission.endpoint === undefined) throw new Error('the submission belongs to a port of another page');
      return this.connect(submission.endpoint);
    }
    const port = await this.findPort();
    return Object.fromEntries(this.uses.map((name) => [name, port])) as Partial<Ports>;
  };

  /** Loads what sending needs while there still is a network, so that losing it later loses nothing. */
  protected prepareToSend(): void {
    void this.outbox().catch(() => undefined);
    void this.findPort().catch((error: unknown) => { console.error(error); });
  }
}

import type { Ports } from '@civico/contract';
import { newKey } from '@civico/core/key.ts';
import { pageOutbox, type NewSubmission, type Outbox, type Outcome, type Settled, type Submission } from '@civico/core/outbox';

/** What an element tells about its backend. */
export interface Sender {
  uses: readonly (keyof Ports)[];
  findPort(): Promise<object>;
  connect(endpoint: string): Promise<Partial<Ports>>;
  /** Absolute URL; undefined for a port given by the page. */
  backend(): string | undefined;
  /** The only lane it sends from, asked each time; without one, what is in no lane. */
  lane?(): string;
}

/** How an element sends: through the page's outbox, which learns from it how to reach its backend. Loaded when somebody begins to answer. */
export class Sending {
  readonly outbox: Outbox;
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
    this.outbox = pageOutbox(this.#findPorts);
  }

  /** Keeps a submission on the device and sends it until the backend has it. One that is refused goes back to the form it came from, and off the device. */
  async submit(submission: Omit<NewSubmission, 'endpoint'>): Promise<Outcome> {
    // Asked first: a page that names no backend must hear of it now, not wait for ever.
    await this.#sender.findPort();
    const key = submission.key ?? newKey();
    const outcome = await this.outbox.send({ ...submission, key, endpoint: this.#sender.backend() });
    if (outcome.status === 'refused') await this.outbox.discard(key);
    return outcome;
  }

  /** Told once what became of a submission that waited. One that is refused goes back to the form here too. */
  follow(key: string, settled: (outcome: Settled) => void): () => void {
    return this.outbox.follow(key, (outcome) => {
      if (outcome.status === 'refused') void this.outbox.discard(key);
      settled(outcome);
    });
  }

  /** Rejects for what another element of the page may know better. */
  readonly #findPorts = async ({ endpoint, port: name, lane }: Submission): Promise<Partial<Ports>> => {
    const { uses, findPort, connect, backend } = this.#sender;
    // What is in a lane needs more than a backend: the votes of a counter need its token.
    if (lane !== this.#sender.lane?.()) throw new Error('the submission belongs to another sender');
    if (endpoint === backend() && uses.includes(name)) {
      const port = await findPort();
      return Object.fromEntries(uses.map((used) => [used, port])) as Partial<Ports>;
    }
    const ports = endpoint === undefined ? {} : await connect(endpoint);
    if (!ports[name]) throw new Error(`this element does not reach ${name} of ${endpoint ?? 'a port of another page'}`);
    return ports;
  };
}

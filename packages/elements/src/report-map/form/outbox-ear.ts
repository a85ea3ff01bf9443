import type { Outcome } from '@civico/core/outbox';
import type { FormEnvironment } from './form-environment.ts';

type Heard = Awaited<ReturnType<FormEnvironment['outbox']>>;

/** What the form hears of the page's outbox while it is on the page: also of what happens later, and in another tab. */
export class OutboxEar {
  private readonly env: Pick<FormEnvironment, 'outbox'>;
  private readonly tell: { outcome(key: string, outcome: Outcome): void; progress(key: string, done: number, total: number): void };
  private stops: (() => void)[] = [];

  constructor(env: OutboxEar['env'], tell: OutboxEar['tell']) {
    this.env = env;
    this.tell = tell;
  }

  async open(): Promise<Heard> {
    const outbox = await this.env.outbox();
    this.close();
    this.stops = [
      outbox.listen((key, outcome) => this.tell.outcome(key, outcome)),
      outbox.watch((key, done, total) => this.tell.progress(key, done, total)),
    ];
    return outbox;
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
  }
}

import type { Problem, ReportReceipt, ReportSubmission } from '@civico/contract';
import { BaseStore } from '@civico/core/store.ts';
import type { Outbox, Outcome, Submission } from '@civico/core/outbox';

/** A report of an earlier visit whose code the person has not seen yet, and what became of it. */
export interface Outgoing {
  readonly key: string;
  readonly title: string;
  /** Undefined once it has arrived. */
  readonly report: ReportSubmission | undefined;
  readonly fate:
    | { readonly status: 'waiting' }
    | { readonly status: 'sent'; readonly receipt: ReportReceipt }
    | { readonly status: 'refused'; readonly sentence: string };
}

export interface OutgoingState { readonly status: 'watching'; readonly reports: readonly Outgoing[] }

export interface OutgoingEnvironment {
  outbox(): Promise<Pick<Outbox, 'listen' | 'pending' | 'receipts' | 'discard' | 'drain'>>;
  backend(): string | undefined;
  explain(error: unknown, writing?: boolean): Promise<string>;
}

/** Watches what waited when the page was opened: it goes by itself, and the person is told. So is who left before the code was shown. */
export class OutgoingStore extends BaseStore<OutgoingState> {
  private readonly env: OutgoingEnvironment;
  private stopListening: (() => void) | undefined;

  constructor(env: OutgoingEnvironment) {
    super({ status: 'watching', reports: [] });
    this.env = env;
  }

  async watch(): Promise<void> {
    this.stop();
    const outbox = await this.env.outbox();
    this.stopListening = outbox.listen((key, outcome) => void this.tell(key, outcome));
    const mine = [...await outbox.receipts(), ...await outbox.pending()].filter(({ method, endpoint }) => method === 'createReport' && endpoint === this.env.backend());
    const known = new Set(this.now.reports.map(({ key }) => key));
    this.set({ status: 'watching', reports: [...this.now.reports, ...mine.filter(({ key }) => !known.has(key)).map(outgoing)] });
  }

  /** Takes one out of the list, and off the device; its report, to be mended. */
  async take(key: string): Promise<ReportSubmission | undefined> {
    const one = this.now.reports.find((report) => report.key === key);
    this.set({ status: 'watching', reports: this.now.reports.filter((report) => report.key !== key) });
    await (await this.env.outbox()).discard(key);
    return one?.report;
  }

  /** Tries at once what waits. @returns whether this one has left */
  async sendNow(key: string): Promise<boolean> {
    await (await this.env.outbox()).drain().catch(() => undefined);
    return !this.now.reports.some((report) => report.key === key && report.fate.status === 'waiting');
  }

  stop(): void {
    this.stopListening?.();
  }

  private async tell(key: string, outcome: Outcome): Promise<void> {
    if (outcome.status === 'waiting' || !this.now.reports.some((report) => report.key === key)) return;
    const fate: Outgoing['fate'] = outcome.status === 'sent'
      ? { status: 'sent', receipt: outcome.result as ReportReceipt }
      : { status: 'refused', sentence: await this.env.explain(outcome.error, true) };
    this.set({ status: 'watching', reports: this.now.reports.map((report) => report.key === key ? { ...report, fate } : report) });
  }
}

function outgoing({ key, label, input, refused, sent }: Submission): Outgoing {
  if (sent) return { key, title: label, report: undefined, fate: { status: 'sent', receipt: sent.result as ReportReceipt } };
  const problem = refused as Partial<Problem> | undefined;
  return {
    key, title: label, report: input as ReportSubmission,
    fate: problem ? { status: 'refused', sentence: problem.detail ?? problem.title ?? '' } : { status: 'waiting' },
  };
}

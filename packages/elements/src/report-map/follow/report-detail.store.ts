import { isPortError, type Report, type ReportCategory, type ReportsPort } from '@civico/contract';
import { BaseStore } from '@civico/core/store.ts';
import { isEmail } from '@civico/domain/contact.ts';
import { CODE_LENGTH, groupedCode, plainCode } from '@civico/domain/receipt-code.ts';

/** `email-wrong`: what was typed as an email is none. `to-confirm`: whoever reads the mailbox has to confirm first. */
export type Following = 'idle' | 'following' | 'followed' | 'to-confirm' | 'failed' | 'email-wrong';

export type DetailState =
  /** Nothing asked for yet. `code`: what was typed. */
  | { readonly status: 'idle'; readonly code: string; readonly problem: 'codeMissing' | 'codeShort' | 'codeUnknown' | undefined; readonly attempts: number }
  | { readonly status: 'loading'; readonly code: string }
  | { readonly status: 'missing' }
  | { readonly status: 'failed'; readonly code: string; readonly sentence: string }
  | { readonly status: 'ready'; readonly code: string; readonly report: Report; readonly categories: readonly ReportCategory[]; readonly following: Following; /** Why it failed, where the backend says it. */ readonly refusal?: string };

export interface DetailEnvironment {
  findPort(): Promise<ReportsPort>;
  explain(error: unknown): Promise<string>;
  language(): string;
  newKey(): string;
}

/** One report: by its public id, or by the code of a receipt. */
export class ReportDetailStore extends BaseStore<DetailState> {
  private readonly env: DetailEnvironment;
  private reading: AbortController | undefined;
  /** What is typed as an address for updates; not part of what is drawn. */
  email = '';
  private again: () => Promise<void> = () => Promise.resolve();
  private attempts = 0;
  private readonly keys = new Map<string, string>();

  constructor(env: DetailEnvironment) {
    super({ status: 'idle', code: '', problem: undefined, attempts: 0 });
    this.env = env;
  }

  openReport(id: string): Promise<void> {
    return this.read('', (port, options) => port.getReport(id, options));
  }

  /** Shows the empty form, or keeps what was typed into it. */
  askCode(code = ''): void {
    this.reading?.abort();
    this.set({ status: 'idle', code, problem: undefined, attempts: this.attempts });
  }

  typeCode(code: string): void {
    if (this.now.status === 'idle') this.set({ ...this.now, code });
  }

  /** Case, spaces and separators do not matter. */
  openCode(code: string): Promise<void> {
    const plain = plainCode(code);
    if (plain.length !== CODE_LENGTH) {
      this.set({ status: 'idle', code, problem: plain ? 'codeShort' : 'codeMissing', attempts: ++this.attempts });
      return Promise.resolve();
    }
    return this.read(code, (port, options) => port.getReportByCode(groupedCode(plain), options));
  }

  retry(): Promise<void> {
    return this.again();
  }

  /** "Anche io". Resolves to the number of followers, undefined when it could not be done or is yet to be confirmed. */
  async follow(email: string): Promise<number | undefined> {
    if (this.now.status !== 'ready' || this.now.following === 'following') return undefined;
    const state = this.now;
    const { id } = state.report;
    const address = email.trim();
    if (address && !isEmail(address)) {
      this.set({ ...state, following: 'email-wrong' });
      return undefined;
    }
    const mark = `${id} ${address}`;
    const key = this.keys.get(mark) ?? this.env.newKey();
    this.keys.set(mark, key);
    this.set({ ...state, following: 'following' });
    try {
      const { followers, confirmation } = await (await this.env.findPort()).followReport({ id, ...(address && { email: address }) }, { key, language: this.env.language() });
      this.set({ ...state, report: { ...state.report, followers }, following: confirmation ? 'to-confirm' : 'followed' });
      return confirmation ? undefined : followers;
    } catch (error) {
      const explained = isPortError(error) && (error.kind === 'refused' || error.kind === 'invalid') ? await this.env.explain(error) : undefined;
      this.set({ ...state, following: 'failed', ...(explained && { refusal: explained }) });
      return undefined;
    }
  }

  stop(): void {
    this.reading?.abort();
  }

  private async read(code: string, ask: (port: ReportsPort, options: { signal: AbortSignal; language: string }) => Promise<Report>): Promise<void> {
    this.again = () => this.read(code, ask);
    this.reading?.abort();
    const { signal } = (this.reading = new AbortController());
    this.set({ status: 'loading', code });
    try {
      const port = await this.env.findPort();
      const options = { signal, language: this.env.language() };
      // A report can be read without the names of the categories.
      const [report, categories] = await Promise.all([ask(port, options), port.reportCategories(options).catch(() => [])]);
      if (!signal.aborted) this.set({ status: 'ready', code, report, categories, following: 'idle' });
    } catch (error) {
      if (signal.aborted) return;
      if (isPortError(error) && (error.kind === 'not-found' || error.kind === 'invalid')) {
        this.set(code ? { status: 'idle', code, problem: 'codeUnknown', attempts: ++this.attempts } : { status: 'missing' });
        return;
      }
      const sentence = await this.env.explain(error);
      if (!signal.aborted) this.set({ status: 'failed', code, sentence });
    }
  }
}

import type { FormContext } from './form-environment.ts';
import type { FormDraft } from './form-state.ts';

/** Pause after the last change before the draft is written, in ms. */
const PAUSE = 400;

/** The draft on the device: only after the person agreed, gone as soon as they say so or the report has left the form. */
export class DraftKeeper {
  private readonly form: FormContext;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(form: FormContext) {
    this.form = form;
  }

  async load(): Promise<FormDraft | undefined> {
    try { return await (await this.form.env.drafts()).load(); } catch { return undefined; }
  }

  /** "Salva richiesta": first what it means, unless it is kept already. */
  ask(): Promise<void> | undefined {
    if (this.form.work()?.draft === 'kept') return this.write();
    this.form.patch({ draft: 'asking' });
    return undefined;
  }

  decline(): void {
    this.form.patch({ draft: 'off' });
  }

  agree(): Promise<void> {
    this.form.patch({ draft: 'saving' });
    return this.write();
  }

  /** Something was typed. */
  changed(): void {
    const state = this.form.work()?.draft;
    if (state !== 'kept' && state !== 'failed') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.write(), PAUSE);
  }

  /** Writes at once what a pause still holds back, for a page that is being left. */
  flush(): void {
    if (this.timer !== undefined) void this.write();
  }

  async remove(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.writing;
    try { await (await this.form.env.drafts()).remove(); } catch { /* There was no place to keep one. */ }
    this.form.patch({ draft: 'off' });
  }

  private write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(async () => {
      const work = this.form.work();
      if (!work || work.draft === 'off') return;
      try {
        await (await this.form.env.drafts()).save({ values: work.values, step: work.step, key: this.form.key, savedAt: (this.form.env.now ?? Date.now)(), unprepared: work.preparing.map(({ name }) => name) });
        this.form.patch({ draft: 'kept' });
      } catch {
        this.form.patch({ draft: 'failed' });
      }
    });
    return this.writing;
  }
}

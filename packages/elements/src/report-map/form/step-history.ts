import type { Step } from './form-state.ts';
import type { ReportFormStore } from './report-form.store.ts';

interface HostState { readonly civicoSteps?: Readonly<Record<string, readonly Step[]>> }

let forms = 0;

/**
 * The steps as entries of the browser's history, so that its back button goes one step back instead of off the page. Address and state of the host
 * stay as they are: each entry only carries beside them the steps that lead to it, by form.
 */
export class StepHistory {
  private readonly id = String((forms += 1));
  private readonly form: ReportFormStore;
  /** False where the page keeps its history for itself. */
  private readonly allowed: () => boolean;
  private step: Step | undefined;
  private following = false;

  constructor(form: ReportFormStore, allowed: () => boolean) {
    this.form = form;
    this.allowed = allowed;
    form.state.listen(() => this.update());
  }

  /** The browser went back or forward. */
  follow(): void {
    const step = this.trail?.at(-1);
    if (!step || step === this.step || !this.allowed()) return;
    this.following = true;
    this.form.visit(step);
    this.following = false;
  }

  private update(): void {
    const state = this.form.state.get();
    const before = this.step;
    this.step = 'step' in state ? state.step : undefined;
    if (this.following || this.step === before || !this.allowed()) return;
    if (this.step && before) this.enter(before, this.step);
    // What was sent is no longer open: back then leads to where the form was entered from.
    const behind = (this.trail?.length ?? 1) - 1;
    if ((state.status === 'sent' || state.status === 'waiting') && behind > 0) history.go(-behind);
  }

  private enter(before: Step, step: Step): void {
    const trail = this.trail ?? [before];
    const at = trail.lastIndexOf(step);
    const last = trail.length - 1;
    // Been there: as the browser's back button would, so that pressing that afterwards does not lead forward again.
    if (at >= 0 && at < last) history.go(at - last);
    if (at >= 0) return;
    if (step < trail[last]!) {
      this.write('replaceState', [...trail.slice(0, -1), step]);
      return;
    }
    if (!this.trail) this.write('replaceState', trail);
    this.write('pushState', [...trail, step]);
  }

  private get trail(): readonly Step[] | undefined {
    return (history.state as HostState | null)?.civicoSteps?.[this.id];
  }

  private write(how: 'pushState' | 'replaceState', trail: readonly Step[]): void {
    const state = history.state as HostState | null;
    history[how]({ ...state, civicoSteps: { ...state?.civicoSteps, [this.id]: trail } }, '');
  }
}

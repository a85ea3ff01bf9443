import type { ReportFormStore } from './report-form.store.ts';
import type { Step } from './form-state.ts';

/** Two taps nearer than this, in ms, are one gesture, as systems have it for a double press. */
const GESTURE = 500;
/** So long, in ms, the summary is on the screen before it can be sent: whoever presses again because nothing seemed to happen is faster than that. */
const SEEN = 1_000;
const SUMMARY: Step = 3;

/**
 * Keeps a press off the button of the next step, which stands where the last one stood and which nobody has read yet. Of a mouse the second half of a double
 * press is told by the browser (`detail`); not every browser counts taps. A press counts when it began well after its step was on the screen.
 */
class PressGuard {
  /** The summary has just come, and is not to be sent yet. */
  unseen = false;
  private step: Step | undefined;
  /** Counts the steps shown: the same one may come, go and come back within a second. */
  private visit = 0;
  /** When the step was on the screen; undefined for the first one, which no press led to. */
  private shown: number | undefined;
  private began: { button: EventTarget | null; touch: boolean; at: number } | undefined;

  /** At every drawing; `redraw` is called when the summary has been seen. */
  drawn(step: Step, redraw: () => void): void {
    if (step === this.step) return;
    const pressed = this.step !== undefined;
    const visit = (this.visit += 1);
    this.step = step;
    this.unseen = pressed && step === SUMMARY;
    if (!pressed) return;
    this.shown = Infinity;
    // The second frame begins when the first has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (this.visit !== visit) return;
      this.shown = performance.now();
      if (step !== SUMMARY) return;
      setTimeout(() => {
        if (this.visit !== visit) return;
        this.unseen = false;
        redraw();
      }, SEEN);
    }));
  }

  readonly pointerdown = (event: PointerEvent): void => {
    this.began = { button: buttonOf(event), touch: event.pointerType !== 'mouse', at: event.timeStamp };
  };

  /** Takes no focus from the heading of the new step either. */
  readonly mousedown = (event: MouseEvent): void => {
    const button = buttonOf(event);
    if (button && (event.detail > 1 || this.isEarly(button))) event.preventDefault();
  };

  readonly click = (event: MouseEvent): void => {
    // A press of the keyboard has no detail, and its key cannot have begun here: the focus goes to the heading.
    if (event.detail > 1 || (event.detail === 1 && this.isEarly(event.currentTarget))) event.preventDefault();
  };

  private isEarly(button: EventTarget | null): boolean {
    const { began, shown, step } = this;
    if (began?.button !== button || !began || shown === undefined) return false;
    return began.at < shown + (step === SUMMARY ? SEEN : began.touch ? GESTURE : 0);
  }
}

const buttonOf = ({ target }: Event): Element | null => (target as Element).closest('[part~="next-button"]');

const guards = new WeakMap<ReportFormStore, PressGuard>();

/** The one of a form. */
export function pressGuard(form: ReportFormStore): PressGuard {
  const guard = guards.get(form) ?? new PressGuard();
  guards.set(form, guard);
  return guard;
}

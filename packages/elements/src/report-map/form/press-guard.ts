import type { ReportFormStore } from './report-form.store.ts';
import type { Step } from './form-state.ts';

/** Two taps nearer than this, in ms, are one gesture, as systems have it for a double press. */
const GESTURE = 500;

/**
 * Keeps the second half of a double press off the button of the next step, which nobody has read yet. Of a mouse it is the press that the browser counts as
 * second (`detail`). Not every browser counts taps: one counts when it began well after its step was on the screen.
 */
class PressGuard {
  private step: Step | undefined;
  /** When the step was on the screen; undefined for the first one, which no press led to. */
  private shown: number | undefined;
  private began: { button: EventTarget | null; touch: boolean; at: number } | undefined;

  /** At every drawing. */
  drawn(step: Step): void {
    if (step === this.step) return;
    if (this.step !== undefined) {
      this.shown = Infinity;
      // The second frame begins when the first has been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => { if (this.step === step) this.shown = performance.now(); }));
    }
    this.step = step;
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
    const { began, shown } = this;
    return began?.touch === true && began.button === button && shown !== undefined && began.at < shown + GESTURE;
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

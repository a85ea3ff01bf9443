/** What is on the screen, for whoever looks after the focus. */
export interface Scene {
  /** Where attempts are counted: those of another view are no errors of this one. */
  readonly view: string;
  /** Names it, so that a change can be told from a redraw. */
  readonly name: string;
  /** Its data is still on the way. */
  readonly coming: boolean;
  /** Tries that found something wrong so far; undefined where nothing is tried. They are counted, so that a second try with the same error is told again. */
  readonly attempts: number | undefined;
}

/** Leads the focus to what has changed: to the heading of a new step or view, to what is wrong after a try that failed. Never at a redraw. */
export class FocusKeeper {
  private shown: Scene | undefined;
  private tasks: ((root: ParentNode) => void)[] = [];
  private readonly focusErrors: (root: ParentNode) => boolean;

  /** @param focusErrors false when nothing wrong is shown */
  constructor(focusErrors: (root: ParentNode) => boolean) {
    this.focusErrors = focusErrors;
  }

  /** Does something once the next drawing is done, in place of what this would do. */
  next(task: (root: ParentNode) => void): void {
    this.tasks.push(task);
  }

  /** After every drawing. */
  follow(root: ParentNode, now: Scene): void {
    const before = this.shown;
    // While an answer is awaited nothing is counted.
    const scene = now.attempts === undefined && before?.view === now.view ? { ...now, attempts: before.attempts } : now;
    const tasks = this.tasks.splice(0);
    for (const task of tasks) task(root);
    if (tasks.length > 0) {
      this.shown = scene;
      return;
    }
    if (!before) {
      // The first view of a page never takes the focus from where the person is, nor does it when its data arrives.
      if (!scene.coming) this.shown = scene;
      return;
    }
    const failed = scene.view === before.view && scene.attempts !== undefined && before.attempts !== undefined && scene.attempts > before.attempts;
    if (failed && this.focusErrors(root)) {
      this.shown = scene;
      return;
    }
    if (scene.name === before.name) {
      this.shown = scene;
      return;
    }
    const heading = root.querySelector<HTMLElement>('[part~="view-title"]');
    heading?.focus();
    // A view without a heading yet is waited for.
    if (heading) this.shown = scene;
  }
}

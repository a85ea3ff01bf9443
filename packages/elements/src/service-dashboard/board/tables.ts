type View = typeof import('./values-table.ts');

/** Which tables stand open, and the code that draws them: loaded with the first that is opened. */
export class Tables {
  private readonly chosen = new Map<string, boolean>();
  private readonly draw: () => void;
  private loading: Promise<void> | undefined;
  view: View | undefined;

  constructor(draw: () => void) {
    this.draw = draw;
  }

  /** Open when the person has opened it; until they choose, when there is no chart to look at. */
  open(id: string, otherwise: boolean): boolean {
    const open = this.chosen.get(id) ?? otherwise;
    if (open) void this.load().catch(() => undefined);
    return open;
  }

  toggle(id: string, open: boolean): void {
    if (this.chosen.get(id) === open) return;
    this.chosen.set(id, open);
    this.draw();
  }

  /** A chunk that could not be loaded is asked for again next time. */
  load(): Promise<void> {
    this.loading ??= import('./values-table.ts').then((view) => {
      this.view = view;
      this.draw();
    });
    this.loading.catch(() => { this.loading = undefined; });
    return this.loading;
  }
}

import { BaseStore } from '@civico/core/store.ts';
import type { ReportDetailStore } from './follow/report-detail.store.ts';
import type { ReportFormStore } from './form/report-form.store.ts';
import type { ReportListStore } from './list/report-list.store.ts';
import type { OutgoingStore } from './outgoing/outgoing.store.ts';

/** What is on the screen. `report` shows one by id, `status` by the code of a receipt. */
export type Route =
  | { readonly view: 'list' | 'new' | 'status' }
  | { readonly view: 'report'; readonly id: string };

/** The rooms that come when they are needed. */
export interface Rooms {
  form: ReportFormStore;
  detail: ReportDetailStore;
  outgoing: OutgoingStore;
}

export type MapState =
  | { readonly status: 'ready'; readonly route: Route }
  /** The code of a room is on its way, or could not be had. */
  | { readonly status: 'loading' | 'failed'; readonly route: Route };

export interface MapEnvironment {
  list: ReportListStore;
  openRoom<Name extends keyof Rooms>(name: Name): Promise<Rooms[Name]>;
}

const roomOf = { list: undefined, new: 'form', report: 'detail', status: 'detail' } as const;

/** Which view is open, and the rooms behind the views. */
export class ReportMapStore extends BaseStore<MapState> {
  readonly list: ReportListStore;
  form: ReportFormStore | undefined;
  detail: ReportDetailStore | undefined;
  outgoing: OutgoingStore | undefined;
  private readonly env: MapEnvironment;
  private listOpened = false;
  private wishes = 0;

  constructor(env: MapEnvironment) {
    super({ status: 'loading', route: { view: 'list' } });
    this.env = env;
    this.list = env.list;
  }

  /** Shows a view; resolves when it stands, with its data perhaps still on the way. */
  async go(route: Route): Promise<void> {
    // A room that arrives late must not take the place of what was asked for since.
    const wish = ++this.wishes;
    const before = this.now.route.view;
    if (route.view !== 'new') this.form?.putAway();
    const name = roomOf[route.view];
    if (!name) {
      this.set({ status: 'ready', route });
      // Again after a report was sent, for it is in the list now; and after the element was taken off the page while it loaded.
      const sent = this.form?.state.get().status === 'sent';
      if (!this.listOpened || sent || this.list.state.get().status === 'loading') void this.list.load();
      this.listOpened = true;
      return;
    }
    try {
      if (!this[name]) {
        this.set({ status: 'loading', route });
        await this.room(name);
      }
    } catch {
      if (wish === this.wishes) this.set({ status: 'failed', route });
      return;
    }
    if (wish !== this.wishes) return;
    if (route.view === 'new') this.openForm(before);
    if (route.view === 'report') void this.detail!.openReport(route.id);
    if (route.view === 'status') this.detail!.askCode();
    this.set({ status: 'ready', route });
  }

  /** What waited from an earlier visit goes, and is told about. */
  async watchOutgoing(): Promise<void> {
    await (await this.room('outgoing')).watch();
  }

  /** Mends a report that was refused while nobody looked. */
  async mend(key: string, sentence: string | undefined): Promise<void> {
    const form = await this.room('form');
    const report = await this.outgoing?.take(key);
    if (!report) return;
    await form.resume(report, sentence);
    await this.go({ view: 'new' });
  }

  /** Back on the page. */
  start(): void {
    void this.form?.resumeListening().catch(() => undefined);
  }

  stop(): void {
    for (const store of [this.list, this.outgoing, this.form, this.detail]) store?.stop();
  }

  private openForm(before: Route['view']): void {
    const { status } = this.form!.state.get();
    if (status === 'opening') void this.form!.open();
    // Who comes back after sending wants to report something else.
    if (status === 'sent' && before !== 'new') this.form!.again();
  }

  private async room<Name extends keyof Rooms>(name: Name): Promise<Rooms[Name]> {
    const opened = this[name] as Rooms[Name] | undefined ?? await this.env.openRoom(name);
    // Asked for twice at once, the first stays.
    (this as Partial<Rooms>)[name] ??= opened;
    return this[name] as Rooms[Name];
  }
}

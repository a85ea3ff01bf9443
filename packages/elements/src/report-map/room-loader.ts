import { nothing, type TemplateResult } from 'lit';
import type { PlacesPort, ReportReceipt, ReportsPort, ReportSubmission } from '@civico/contract';
import type { NewSubmission, Outbox, Outcome } from '@civico/core/outbox';
import type { Language } from '@civico/core';
import { addStyles } from '@civico/core/styles/add-styles.ts';
import { prepareToExplain } from '../explain.ts';
import type { Scene } from './focus-keeper.ts';
import type { AllMessages, ReportMapMessages } from './report-map.messages.ts';
import type { ReportFormStore } from './form/report-form.store.ts';
import type { ReportDetailStore } from './follow/report-detail.store.ts';
import type { OutgoingStore } from './outgoing/outgoing.store.ts';
import type { Rooms, Route } from './report-map.store.ts';
import type { FullContext } from './view-context.ts';

type FormRoom = typeof import('./form/form-room.ts');
type FollowRoom = typeof import('./follow/follow-room.ts');
type OutgoingRoom = typeof import('./outgoing/outgoing-room.ts');

export interface RoomEnvironment {
  findPort(): Promise<ReportsPort & PlacesPort>;
  outbox(): Promise<Outbox>;
  send(submission: Omit<NewSubmission, 'endpoint'>): Promise<Outcome>;
  backend(): string | undefined;
  explain(error: unknown, writing?: boolean): Promise<string>;
  language(): Language;
  newKey(): string;
  /** False when it was cancelable and the host prevented it. */
  emit(name: string, detail: unknown, cancelable: boolean): boolean;
  draw(): void;
  mayUseHistory(): boolean;
  /** A report waits on this device, or its receipt. */
  onQueued(): void;
}

/** Brings the code of the views that not everybody needs, with its styles and words, and joins their stores to the element. */
export class RoomLoader {
  private readonly host: HTMLElement;
  private readonly env: RoomEnvironment;
  private form: FormRoom | undefined;
  private follow: FollowRoom | undefined;
  private outgoing: OutgoingRoom | undefined;
  private stores: Partial<Rooms> = {};
  private steps: { follow(): void } | undefined;
  private readonly submitted = new Set<string>();

  constructor(host: HTMLElement, env: RoomEnvironment) {
    this.host = host;
    this.env = env;
  }

  async open<Name extends keyof Rooms>(name: Name): Promise<Rooms[Name]> {
    const store = name === 'form' ? await this.openForm() : name === 'detail' ? await this.openFollow() : await this.openOutgoing();
    return store as Rooms[Name];
  }

  view(name: Exclude<Route['view'], 'list'>, context: FullContext): TemplateResult | typeof nothing {
    if (name === 'new') return this.stores.form && this.form ? this.form.view(context) : nothing;
    return this.stores.detail && this.follow ? this.follow.view(context, name) : nothing;
  }

  /** What became of earlier reports; nothing while none is known, or while the form itself tells it. */
  news(context: FullContext, { view }: Route): TemplateResult | typeof nothing {
    const status = this.stores.form?.state.get().status;
    if (view === 'new' && (status === 'waiting' || status === 'sent')) return nothing;
    return this.stores.outgoing && this.outgoing ? this.outgoing.view(context) : nothing;
  }

  /** The element's words with those of the rooms that are there. */
  words(t: ReportMapMessages): AllMessages {
    return { ...this.form?.formIt, ...this.follow?.followIt, ...this.outgoing?.outgoingIt, ...t } as AllMessages;
  }

  /** False when nothing wrong is shown. */
  focusErrors(root: ParentNode): boolean {
    return (this.form ?? this.follow)?.focusErrors(root) ?? false;
  }

  /** What is on the screen, for the focus. */
  sceneOf(route: Route): Scene {
    const state = route.view === 'new' ? this.stores.form?.state.get() : route.view === 'list' ? undefined : this.stores.detail?.state.get();
    const step = state && 'step' in state ? state.step : state?.status;
    return {
      view: route.view,
      name: `${route.view} ${'id' in route ? route.id : ''} ${step ?? ''}`,
      coming: state?.status === 'opening' || state?.status === 'loading',
      attempts: state && 'attempts' in state ? state.attempts : undefined,
    };
  }

  /** The browser's back or forward button, within the form. */
  followSteps(): void {
    this.steps?.follow();
  }

  /** Lets go of pictures that are no longer shown. */
  tidy(): void {
    const state = this.stores.form?.state.get();
    if (state) this.form?.keepPreviews('values' in state ? state.values.photos.map(({ blob }) => blob) : []);
  }

  private async openForm(): Promise<ReportFormStore> {
    const room = this.form ??= await import('./form/form-room.ts');
    addStyles(this.host.shadowRoot!, room.styles);
    const { env } = this;
    const store = new room.ReportFormStore({
      ...env, preparePhoto: room.preparePhoto, locate: room.devicePosition,
      drafts: async () => (await import('@civico/core/drafts')).browserDraft(`report-map:${env.backend() ?? ''}`),
      putAway: async (key) => (this.stores.outgoing ? this.stores.outgoing.take(key) : (await env.outbox()).discard(key)),
      maySubmit: (report: ReportSubmission) => env.emit('submitting', { report }, true),
    });
    this.steps ??= new room.StepHistory(store, env.mayUseHistory);
    let before = '';
    store.state.listen((state) => {
      if (state.status !== before) {
        if (state.status === 'sent') this.tellSubmitted(state.receipt);
        if (state.status === 'waiting') {
          env.emit('queued', { key: state.key }, false);
          env.onQueued();
        }
      }
      before = state.status;
      env.draw();
    });
    // While there still is a network: what sending needs, so that losing it later loses nothing.
    void env.outbox().catch(() => undefined);
    void import('@civico/core/drafts').catch(() => undefined);
    void import('./outgoing/outgoing-room.ts').catch(() => undefined);
    prepareToExplain(env.language());
    return (this.stores.form ??= store);
  }

  private async openFollow(): Promise<ReportDetailStore> {
    const room = this.follow ??= await import('./follow/follow-room.ts');
    addStyles(this.host.shadowRoot!, room.styles);
    const store = new room.ReportDetailStore(this.env);
    store.state.listen(() => this.env.draw());
    return (this.stores.detail ??= store);
  }

  private async openOutgoing(): Promise<OutgoingStore> {
    const room = this.outgoing ??= await import('./outgoing/outgoing-room.ts');
    const store = new room.OutgoingStore(this.env);
    store.state.listen(({ reports }) => {
      for (const { fate } of reports) if (fate.status === 'sent') this.tellSubmitted(fate.receipt);
      this.env.draw();
    });
    return (this.stores.outgoing ??= store);
  }

  /** Form and outgoing reports both hear of the same arrival: it is told once. */
  private tellSubmitted({ id, code }: ReportReceipt): void {
    if (this.submitted.has(id)) return;
    this.submitted.add(id);
    this.env.emit('submitted', { id, code }, false);
  }
}

import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Outline, PlacesPort, ReportsPort } from '@civico/contract';
import { commonProperties, newKey } from '@civico/core';
import type { HeadingLevel } from '@civico/core/parts/heading.ts';
import { button } from '@civico/core/parts/button.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import { skeleton } from '@civico/core/parts/skeleton.ts';
import { ConnectedElement } from '../connected-element.ts';
import { explain } from '../explain.ts';
import { datesIn, type Dates } from './dates.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { listView } from './list/list-view.ts';
import { ReportListStore } from './list/report-list.store.ts';
import { MapPanel } from './map-panel.ts';
import { readPermalink, writePermalink } from './permalink.ts';
import { messages, type AllMessages, type ReportMapMessages } from './report-map.messages.ts';
import { ReportMapStore, type Rooms, type Route } from './report-map.store.ts';
import { reportMapStyles } from './report-map.styles.ts';
import { RoomLoader } from './room-loader.ts';
import type { ViewContext } from './view-context.ts';

/**
 * Reports of decay and disservice: the public list with the map beside it, one report with its progress, the official three steps of a new
 * report, and the status by receipt code without login. Stands in the shadow DOM; all parts of `core/parts` are its `::part`s.
 *
 * @tag civico-report-map
 * @attr {string} endpoint - Base URL of the contract's paths, e.g. `/api/v1`.
 * @attr {'list'|'new'|'status'} [view=list] - The view that is shown first.
 * @attr {string} privacy-url - The Comune's privacy notice, linked in the first step.
 * @attr {string} tile-url - Raster tiles, `https://…/{z}/{x}/{y}.png`; those of another site are asked for only after a click. Without it the
 *   map draws the town's own outline.
 * @attr {string} tile-attribution - Source of the tiles, shown on the map.
 * @attr {boolean} no-permalink - Leaves the page's address and history alone. Without it views have an address, and the steps of a report are entries
 *   of the history: the browser's back button goes one step back.
 * @attr {2|3|4|5} [heading-level=2] - Level of the title in the page's outline.
 * @prop {ReportsPort & PlacesPort} port - The backend, for applications that have one of their own.
 * @prop {Partial<ReportMapMessages>} messages - Sentences that replace the element's own, one by one.
 * @fires civico-report-map-opened - A report is shown: `{id}`.
 * @fires civico-report-map-submitting - Before a report leaves, cancelable: `{report}`.
 * @fires civico-report-map-submitted - The backend has the report: `{id, code}`.
 * @fires civico-report-map-queued - There is no network; the report waits on this device: `{key}`.
 * @fires civico-report-map-followed - "Anche io": `{id, followers}`.
 * @slot - What works without JavaScript: a link, a phone number. Also shown when the backend cannot be reached.
 * @csspart view - The view that is open; more parts are listed with core/parts.
 * @csspart map-box - Frame of the map.
 * @cssproperty --civico-color-brand - The Comune's colour; every other token of the theme works likewise.
 * @cssproperty [--civico-report-map-height=32rem] - Height of the map beside the list.
 */
export class CivicoReportMap extends ConnectedElement<ReportMapMessages, ReportsPort & PlacesPort> {
  static override properties: PropertyDeclarations = {
    ...commonProperties,
    view: { type: String },
    privacyUrl: { type: String, attribute: 'privacy-url' },
    tileUrl: { type: String, attribute: 'tile-url' },
    tileAttribution: { type: String, attribute: 'tile-attribution' },
    noPermalink: { type: Boolean, attribute: 'no-permalink' },
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  static override styles = reportMapStyles;

  declare view: 'list' | 'new' | 'status';
  declare privacyUrl: string | undefined;
  declare tileUrl: string | undefined;
  declare tileAttribution: string | undefined;
  declare noPermalink: boolean;
  declare headingLevel: HeadingLevel;

  protected readonly catalogue = messages;
  protected readonly uses = ['reports', 'places'] as const;
  private readonly shared = {
    findPort: this.findPort, outbox: this.outbox, explain: (error: unknown, writing?: boolean) => explain(error, this.language, this.t?.unreachable ?? '', writing), language: () => this.language,
    newKey, backend: () => this.backend, send: this.submit,
  };
  private readonly list = new ReportListStore(this.shared);
  private readonly rooms = new RoomLoader(this, {
    ...this.shared,
    emit: (name, detail, cancelable) => this.emit(name, detail, { cancelable }),
    draw: () => this.requestUpdate(),
    mayUseHistory: () => !this.noPermalink,
    onQueued: () => void this.store.watchOutgoing().catch(() => undefined),
  });
  protected readonly store = new ReportMapStore({
    list: this.list, openRoom: <Name extends keyof Rooms>(name: Name) => this.rooms.open(name),
  });
  private readonly map = new MapPanel({
    outline: () => this.outline(), language: () => this.language, tileUrl: () => this.tileUrl, tileAttribution: () => this.tileAttribution,
    onChange: () => this.requestUpdate(),
    store: this.store, go: (route) => void this.go(route),
  });
  private town: Promise<Outline> | undefined;
  private dates: Dates | undefined;
  private said = '';
  private unsubscribe: (() => void)[] = [];
  private readonly focusKeeper = new FocusKeeper((root) => this.rooms.focusErrors(root));
  private opened = '';

  constructor() {
    super();
    this.view = 'list';
    this.headingLevel = 2;
    this.noPermalink = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const draw = (): void => this.requestUpdate();
    this.unsubscribe = [this.list.state.listen(draw)];
    addEventListener('popstate', this.followAddress);
    addEventListener('pagehide', this.leave);
    for (const name of ['online', 'offline']) addEventListener(name, draw);
    this.unsubscribe.push(() => { for (const name of ['online', 'offline']) removeEventListener(name, draw); });
    if (this.hasUpdated) this.followAddress();
    this.store.start();
  }

  /** What waited from an earlier visit goes now, whether or not a report is written today. */
  protected override takeUp(): void {
    super.takeUp();
    void this.store.watchOutgoing().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.unsubscribe) stop();
    removeEventListener('popstate', this.followAddress);
    removeEventListener('pagehide', this.leave);
    this.store.stop();
    this.map.close();
  }

  protected override firstUpdated(): void {
    this.followAddress();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as Map<PropertyKey, unknown>);
    if (changed.has('t')) this.dates = datesIn(this.language);
  }

  protected override updated(): void {
    this.map.update();
    const { route, status } = this.store.state.get();
    this.map.watch();
    this.rooms.tidy();
    if (status !== 'ready') return;
    this.announceOpened(route);
    this.focusKeeper.follow(this.shadowRoot!, this.rooms.sceneOf(route));
  }

  protected override render(): TemplateResult {
    const t = this.t!;
    const { status, route } = this.store.state.get();
    const context = this.context();
    return html`${liveRegion(navigator.onLine ? '' : notice({ kind: 'warning', text: t.offline }))}
      ${liveRegion(this.rooms.news(context, route))}
      ${status === 'loading' && route.view !== 'list' ? skeleton({ label: t.loading, kind: 'text', count: 6 })
      : status === 'failed' ? html`${notice({ kind: 'error', text: t.unreachable, live: 'alert', actions: button({ label: t.retry, onClick: () => void this.store.go(route) }) })}<slot></slot>`
      : route.view === 'list' ? listView(context) : this.rooms.view(route.view, context)}
      ${liveRegion(this.said, 'status', true)}`;
  }

  private context(): ViewContext<AllMessages> {
    return {
      t: this.rooms.words(this.t!), dates: this.dates ?? datesIn(this.language), level: this.headingLevel, store: this.store, map: this.map,
      privacyUrl: this.privacyUrl, fallback: html`<slot></slot>`,
      say: (sentence) => { this.said = sentence; this.requestUpdate(); },
      afterDrawing: (task) => { this.focusKeeper.next(task); this.requestUpdate(); },
      go: (route) => this.go(route),
      link: (route) => (this.noPermalink ? location.href : writePermalink(location.href, route, this.view)),
      followed: (id, followers) => this.emit('followed', { id, followers }),
    };
  }

  private async go(route: Route): Promise<void> {
    if (!this.noPermalink) {
      const target = writePermalink(location.href, route, this.view);
      if (target !== location.href) history.pushState({ ...history.state, civicoSteps: undefined }, '', target);
    }
    this.said = '';
    await this.store.go(route);
  }

  private readonly followAddress = (): void => {
    const route = (this.noPermalink ? undefined : readPermalink(location.href)) ?? { view: this.view };
    void this.store.go(route);
    if (route.view === 'new') this.rooms.followSteps();
  };

  private readonly leave = (): void => {
    this.store.form?.draft.flush();
    this.store.form?.putAway();
  };

  private announceOpened(route: Route): void {
    const id = route.view === 'report' ? route.id : '';
    if (id && id !== this.opened) this.emit('opened', { id });
    this.opened = id;
  }

  /** The town's lines are the same for every view: asked for once, again after a failure. */
  private outline(): Promise<Outline> {
    this.town ??= this.findPort().then((port) => port.outline({ language: this.language }));
    this.town.catch(() => { this.town = undefined; });
    return this.town;
  }
}

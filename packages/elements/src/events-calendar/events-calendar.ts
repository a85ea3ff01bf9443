import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { CalendarEvent, EventsPort, Ports } from '@civico/contract';
import { commonProperties } from '@civico/core';
import { parseUrl } from '@civico/core/parse-url.ts';
import { heading, type HeadingLevel } from '@civico/core/parts/heading.ts';
import { TryAgain } from '@civico/core/try-again.ts';
import { ConnectedElement } from '../connected-element.ts';
import { explain } from '../explain.ts';
import { messages, type EventsCalendarMessages } from './events-calendar.messages.ts';
import { EventsCalendarStore, isFiltered, type View } from './events-calendar.store.ts';
import { eventsCalendarStyles } from './events-calendar.styles.ts';
import { eventList } from './list-view.ts';
import type { Room } from './room/room.ts';
import { structuredData } from './structured-data.ts';
import { tool } from './tools.ts';
import type { ViewContext } from './view-context.ts';
import { whenIn, type When } from './when.ts';

const views: readonly View[] = ['list', 'week', 'month'];

/**
 * Public events: a list by day first, a month and a week as grids beside it, with search, filters, details and a calendar to subscribe to. From a
 * backend, or from any iCalendar or JSON file without one. Each event has an address on its page, `#evento-ID`, that opens it. Stands in the shadow DOM.
 *
 * @tag civico-events-calendar
 * @attr {string} endpoint - Base URL of the contract's paths, e.g. `/api/v1`.
 * @attr {string} src - An iCalendar file or feed (`eventi.ics`, `webcal://…`) or a list in JSON (`eventi.json`), instead of a backend.
 * @attr {'list'|'week'|'month'} [view=list] - The view that is shown first.
 * @attr {string} [time-zone=Europe/Rome] - IANA name of the town's zone.
 * @attr {string} date - ISO day to begin with, instead of today.
 * @attr {2|3|4|5} [heading-level=2] - Level of the title in the page's outline.
 * @prop {EventsPort} port - The backend, for applications that have one of their own.
 * @prop {Partial<EventsCalendarMessages>} messages - Sentences that replace the element's own, one by one.
 * @fires civico-events-calendar-opened - The details of an event are shown: `{id, uid}`.
 * @fires civico-events-calendar-skipped - Entries of a file that could not be read: `{entries}`.
 * @slot - What works without JavaScript: a link to the programme. Also shown when the calendar cannot be reached.
 * @csspart event - One event of the list.
 * @csspart day-title - Heading of a day.
 * @csspart grid - Month or week.
 * @cssproperty --civico-color-brand - The Comune's colour; every other token of the theme works likewise.
 */
export class CivicoEventsCalendar extends ConnectedElement<EventsCalendarMessages, EventsPort> {
  static override properties: PropertyDeclarations = {
    ...commonProperties,
    src: { type: String },
    view: { type: String },
    timeZone: { type: String, attribute: 'time-zone' },
    date: { type: String },
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  static override styles = eventsCalendarStyles;

  declare src: string | undefined;
  declare view: View;
  declare timeZone: string;
  declare date: string | undefined;
  declare headingLevel: HeadingLevel;

  protected readonly catalogue = messages;
  protected readonly uses = ['events'] as const;
  readonly #source = async (): Promise<EventsPort> => {
    const { src } = this;
    return this.#portNow = src === undefined || this.port ? await this.findPort() : await (await import('../event-files.ts')).eventsOf(this, src, this.#zone);
  };

  protected readonly store = new EventsCalendarStore({
    findPort: this.#source, explain: (error) => explain(error, this.language, this.t?.unreachable ?? ''), language: () => this.language, today: () => this.#today,
    gridOf: async (view, day) => (this.#room ?? await import('./room/room.ts')).gridPeriod(view, day),
  });
  #when: When | undefined;
  #zone = '';
  #portNow: EventsPort | undefined;
  #room: Room | undefined;
  #roomState: 'none' | 'loading' | 'failed' = 'none';
  readonly #again = new TryAgain(() => { this.#roomState = 'none'; this.requestUpdate(); });
  readonly #open = new Set<string>();
  #afterwards: string | undefined;
  #linked: unknown;
  #told: unknown;
  #described: HTMLElement | undefined;
  #descriptionOf: unknown;

  constructor() {
    super();
    this.view = 'list';
    this.timeZone = 'Europe/Rome';
    this.headingLevel = 2;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
    this.#again.done();
    this.store.stop();
    this.#described?.remove();
    this.#described = this.#descriptionOf = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
    if (this.hasUpdated) void this.store.load();
  }

  /** What is at hand is drawn once: a month that is waited for, drawn for nothing, costs as much as the month itself. */
  protected override async scheduleUpdate(): Promise<void> {
    const { loaded, state } = this.store;
    if (loaded && state.get().status === 'loading') await Promise.race([loaded, new Promise((resolve) => { setTimeout(resolve); })]);
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as Map<PropertyKey, unknown>);
    if (changed.has('t') || changed.has('timeZone')) {
      this.#zone = zoneOf(this.timeZone);
      this.#when = whenIn(this.language, this.#zone);
      this.#room = undefined;
      this.#roomState = 'none';
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.t) return;
    const state = this.store.state.get();
    const opens = state.day === '';
    // In a microtask: what is loaded changes the state, and that asks for the next drawing.
    if (opens || ['src', 'endpoint', 'port', 'timeZone', 't', 'view', 'date'].some((name) => changed.has(name))) {
      const asked = (name: string): boolean => opens || changed.has(name);
      queueMicrotask(() => void this.store.load({ ...(asked('view') && { view: views.includes(this.view) ? this.view : 'list' }), ...(this.date && asked('date') && { day: this.date }) }));
    }
    if (state.view !== 'list' || this.#open.size || state.skipped.length) void this.#openRoom();
    if (opens) this.#follow();
    if (this.#room && state.skipped.length && state.skipped !== this.#told) {
      this.#told = state.skipped;
      this.#room.warn(this.localName, state.skipped);
      this.emit('skipped', { entries: state.skipped });
    }
    if (this.isConnected && state.status === 'ready' && state.view === 'list' && this.#descriptionOf !== state.items && state.items.length) {
      this.#descriptionOf = state.items;
      this.#describe(state.items);
    }
    if (this.#afterwards) {
      const target = this.renderRoot.querySelector<HTMLElement>(this.#afterwards);
      if (target) { this.#afterwards = undefined; target.focus(); }
    }
  }

  protected override render(): TemplateResult {
    const t = this.t!;
    const { store } = this;
    const state = store.state.get();
    const { view, day } = state;
    const context = this.#context();
    const toggle = (panel: string, label: string): TemplateResult =>
      tool({ label, expanded: this.#open.has(panel), onClick: () => { this.#toggle(panel); } });
    return html`<section part="calendar" aria-labelledby="title">
      ${heading(this.headingLevel, html`<span id="title">${t.title}</span>`, 'title')}
      <div part="toolbar">
        <div part="group" role="group" aria-label=${t.viewLabel}>${views.map((one) => tool({ label: t.views[one], pressed: one === view, onClick: () => void store.show(one) }))}</div>
        <div part="group" role="group" aria-label=${t.periodLabel}>
          ${tool({ label: '‹', name: t.previous[view], onClick: () => void store.step(-1) })}
          ${tool({ label: t.today, onClick: () => void store.today() })}
          ${tool({ label: '›', name: t.next[view], onClick: () => void store.step(1) })}
        </div>
        <div part="group">${toggle('filters', t.filters)}</div>
      </div>
      ${this.#open.has('filters') && this.#room ? this.#room.filters(context, state) : nothing}
      <p part="period" role="status">${day && (view === 'list' ? t.from(context.when.day(day)) : this.#room?.period(context, state))}</p>
      ${state.skipped.length && this.#room ? this.#room.skipped(state.skipped) : nothing}
      <div part="results" aria-busy=${state.status === 'loading'}>${this.#results(context)}</div>
      <div part="actions group">${toggle('subscribe', t.subscribe)}${tool({ label: t.print, onClick: () => { print(); } })}</div>
      ${this.#open.has('subscribe') && this.#room ? this.#room.subscribe(context, state) : nothing}
    </section>`;
  }

  #results(context: ViewContext): unknown {
    const { t, store } = context;
    const state = store.state.get();
    if (state.status === 'failed' || (this.#roomState === 'failed' && state.view !== 'list')) {
      return html`<div part="message message-error" role="alert"><p>${state.status === 'failed' ? state.sentence : t.unreachable}</p>
        ${tool({ label: t.retry, onClick: () => { this.#roomState = 'none'; void store.load(); } })}</div><slot></slot>`;
    }
    if (state.view !== 'list') return this.#room ? this.#room.grid(context, state) : html`<p role="status">${t.loading}</p>`;
    if (state.status === 'loading') return html`<p role="status">${t.loading}</p>`;
    const { items, nextCursor, more } = state;
    if (!items.length) {
      return html`<div part="message"><p role="status">${isFiltered(state.filter) ? t.emptyFiltered : t.empty}</p>${
        isFiltered(state.filter) ? tool({ label: t.clear, onClick: () => void store.load({ filter: {} }) }) : nothing}</div>`;
    }
    return html`${eventList(context, items, state.day)}
      ${more === 'failed' ? html`<p role="alert">${t.moreFailed}</p>` : nothing}
      ${nextCursor ? html`<div>${tool({ label: more === 'loading' ? t.loading : t.loadMore, busy: more === 'loading', onClick: () => void store.loadMore() })}</div>` : nothing}`;
  }

  #context(): ViewContext {
    return {
      t: this.t!, when: this.#when!, level: this.headingLevel, store: this.store, language: this.language, today: this.#today, open: this.#open,
      toggle: this.#toggle, port: this.#source,
      details: (event) => this.#room?.details(this.#context(), event) ?? this.t!.loading,
      picture: this.#picture,
      feed: (filter) => this.#portNow?.eventsFeed(filter),
      focusAfter: (selector) => { this.#afterwards = selector; this.requestUpdate(); },
    };
  }

  readonly #toggle = (panel: string, open = !this.#open.has(panel)): void => {
    this.#open[open ? 'add' : 'delete'](panel);
    if (open) {
      const state = this.store.state.get();
      const event = 'items' in state ? state.items.find(({ id }) => id === panel) : undefined;
      if (event) this.emit('opened', { id: event.id, uid: event.uid });
    }
    this.requestUpdate();
  };

  /** Shows the event the page's address names (`#evento-…`), now and whenever that changes; the one it named before is closed. */
  readonly #follow = (): void => {
    const [, id] = /^#evento-(.+)/.exec(location.hash) ?? [];
    if (!id && !this.#linked) return;
    void import('./room/link.ts').then(({ followLink }) => followLink(this.#context(), this.#linked, this.#linked = id)).catch(console.error);
  };

  /** Grids, filters, details: asked for when one of them is. */
  async #openRoom(): Promise<void> {
    if (this.#room || this.#roomState !== 'none') return;
    this.#roomState = 'loading';
    const { language } = this;
    try {
      const { openRoom } = await import('./room/room.ts');
      const room = await openRoom(this.shadowRoot!, language);
      if (language !== this.language) { this.#roomState = 'none'; return; }
      this.#room = room;
      this.#roomState = 'none';
      this.#again.done();
    } catch (error) {
      console.error(error);
      this.#roomState = 'failed';
      if (this.isConnected) this.#again.failed();
    }
    this.requestUpdate();
  }

  /** Of all a backend offers, the events. */
  protected override readonly connect = async (endpoint: string): Promise<Partial<Ports>> => ({ events: (await import('@civico/client/events-only.ts')).connectEvents(endpoint) });

  /** Only from the page's own site, or the one it named as its source: a picture from elsewhere would tell a third party who looks. */
  readonly #picture = ({ image }: CalendarEvent): string => {
    const source = (this.src ?? this.backend ?? '').replace(/^webcal/i, 'http');
    const base = parseUrl(source, document.baseURI) ?? new URL(document.baseURI);
    const url = image && parseUrl(image.url, base.href);
    return url && [location.host, base.host].includes(url.host) ? url.href : '';
  };

  /** Beside the fallback content, where search engines look. */
  #describe(items: readonly CalendarEvent[]): void {
    this.#described?.remove();
    this.append(this.#described = structuredData(items, location.href));
  }

  get #today(): string {
    return this.#when!.dayOf(new Date().toISOString());
  }
}

/** A name that is no zone's is Italy's. */
function zoneOf(name: string): string {
  try { return new Intl.DateTimeFormat('it', { timeZone: name }).resolvedOptions().timeZone; } catch { return 'Europe/Rome'; }
}

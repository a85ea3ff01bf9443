import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { CalendarEvent, EventsPort, Ports } from '@civico/contract';
import { commonProperties } from '@civico/core';
import { heading, type HeadingLevel } from '@civico/core/parts/heading.ts';
import { ConnectedElement } from '../connected-element.ts';
import { messages, type EventsCalendarMessages } from './events-calendar.messages.ts';
import { EventsCalendarStore, isFiltered, type View } from './events-calendar.store.ts';
import { eventsCalendarStyles } from './events-calendar.styles.ts';
import { eventList } from './list-view.ts';
import type { Room } from './room/room.ts';
import { tool } from './tools.ts';
import type { ViewContext } from './view-context.ts';
import { whenIn, type When } from './when.ts';

const views: readonly View[] = ['list', 'week', 'month'];

/**
 * Public events: a list by day first, a month and a week as grids beside it, with search, filters, details and a calendar to subscribe to. From a
 * backend, or from any iCalendar or JSON file without one. Stands in the shadow DOM.
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
  protected readonly store = new EventsCalendarStore({
    findPort: () => this.#source(), explain: (error) => this.#explain(error), language: () => this.language, today: () => this.#today,
  });
  #when: When | undefined;
  #zone = '';
  #file: { key: string; port: Promise<EventsPort> } | undefined;
  #portNow: EventsPort | undefined;
  #room: Room | undefined;
  #roomState: 'none' | 'loading' | 'failed' = 'none';
  readonly #open = new Set<string>();
  #afterwards: string | undefined;
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
    this.store.stop();
    this.#described?.remove();
    this.#described = this.#descriptionOf = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.store.load();
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
      queueMicrotask(() => void this.store.load({ ...((opens || changed.has('view')) && { view: views.includes(this.view) ? this.view : 'list' }), ...(this.date && (opens || changed.has('date')) && { day: this.date }) }));
    }
    if (state.view !== 'list' || this.#open.size) void this.#openRoom();
    if (state.skipped.length && state.skipped !== this.#told) {
      this.#told = state.skipped;
      for (const { name, line, reason } of state.skipped.slice(0, 20)) console.warn(`Civico: <${this.localName}> skips "${name}"${line ? ` (line ${line})` : ''}: ${reason}`);
      this.emit('skipped', { entries: state.skipped });
    }
    if (state.status === 'ready' && state.view === 'list' && this.#descriptionOf !== state.items && state.items.length) {
      this.#descriptionOf = state.items;
      void this.#describe(state.items);
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
      <p part="period" role="status">${day && (view === 'list' ? t.from(context.when.day(day)) : context.when.month(day))}</p>
      ${state.skipped.length ? html`<details part="skipped"><summary>${t.skipped(state.skipped.length)}</summary><ul>${state.skipped.slice(0, 50).map(({ name }) => html`<li>${name}</li>`)}</ul></details>` : nothing}
      <div part="results" aria-busy=${state.status === 'loading'}>${this.#results(context)}</div>
      <div part="actions">${toggle('subscribe', t.subscribe)}</div>
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
        isFiltered(state.filter) ? tool({ label: t.clear, onClick: () => void store.filter(undefined) }) : nothing}</div>`;
    }
    return html`${eventList(context, items, state.day)}
      ${more === 'failed' ? html`<p role="alert">${t.moreFailed}</p>` : nothing}
      ${nextCursor ? html`<div>${tool({ label: more === 'loading' ? t.loading : t.loadMore, busy: more === 'loading', onClick: () => void store.loadMore() })}</div>` : nothing}`;
  }

  #context(): ViewContext {
    return {
      t: this.t!, when: this.#when!, level: this.headingLevel, store: this.store, language: this.language, today: this.#today, open: this.#open,
      toggle: (panel) => { this.#toggle(panel); },
      details: (event) => this.#room?.details(this.#context(), event) ?? this.t!.loading,
      picture: (event) => this.#picture(event),
      feed: (filter) => this.#portNow?.eventsFeed(filter),
      focusAfter: (selector) => { this.#afterwards = selector; this.requestUpdate(); },
    };
  }

  #toggle(panel: string): void {
    if (!this.#open.delete(panel)) {
      this.#open.add(panel);
      if (panel === 'filters') void this.store.readFacets();
      const state = this.store.state.get();
      const event = 'items' in state ? state.items.find(({ id }) => id === panel) : undefined;
      if (event) this.emit('opened', { id: event.id, uid: event.uid });
    }
    this.requestUpdate();
  }

  /** Grids, filters, details: asked for when one of them is. */
  async #openRoom(): Promise<void> {
    if (this.#room || this.#roomState !== 'none') return;
    this.#roomState = 'loading';
    const { language } = this;
    try {
      const { openRoom } = await import('./room/room.ts');
      const room = await openRoom(this.renderRoot as ShadowRoot, language);
      if (language !== this.language) { this.#roomState = 'none'; return; }
      this.#room = room;
      this.#roomState = 'none';
    } catch (error) {
      console.error(error);
      this.#roomState = 'failed';
    }
    this.requestUpdate();
  }

  /** Of all a backend offers, the events. */
  protected override readonly connect = async (endpoint: string): Promise<Partial<Ports>> => ({ events: (await import('@civico/client/events-only.ts')).connectEvents(endpoint) });

  async #source(): Promise<EventsPort> {
    let port: EventsPort;
    if (this.src === undefined || this.port) port = await this.findPort();
    else {
      const { src } = this;
      const zone = this.#zone;
      const key = `${zone} ${src}`;
      if (this.#file?.key !== key) {
        const opened = import('../event-files.ts').then(({ openEvents }) => openEvents(src, zone));
        opened.catch(() => { this.#file = undefined; });
        this.#file = { key, port: opened };
      }
      port = await this.#file.port;
    }
    return this.#portNow = port;
  }

  async #explain(error: unknown): Promise<string> {
    if (!(error instanceof Error && error.name === 'PortError')) console.error(error);
    try {
      const { errorSentence } = await import('@civico/core/errors');
      return await errorSentence(error, this.language);
    } catch {
      return this.t?.unreachable ?? '';
    }
  }

  /** Only from the page's own site, or the one it named as its source: a picture from elsewhere would tell a third party who looks. */
  #picture({ image }: CalendarEvent): string {
    const source = this.src ?? this.backend;
    const base = source && URL.canParse(source, document.baseURI) ? new URL(source.replace(/^webcal/i, 'http'), document.baseURI) : new URL(document.baseURI);
    if (!image || !URL.canParse(image.url, base.href)) return '';
    const url = new URL(image.url, base);
    return url.host === location.host || url.host === base.host ? url.href : '';
  }

  /** Beside the fallback content, where search engines look. */
  async #describe(items: readonly CalendarEvent[]): Promise<void> {
    try {
      const { structuredData } = await import('./structured-data.ts');
      if (!this.isConnected || this.#descriptionOf !== items) return;
      this.#described?.remove();
      this.append(this.#described = structuredData(items, location.href));
    } catch (error) {
      console.error(error);
    }
  }

  get #today(): string {
    return this.#when!.dayOf(new Date().toISOString());
  }
}

/** A name that is no zone's is Italy's. */
function zoneOf(name: string): string {
  try { return new Intl.DateTimeFormat('it', { timeZone: name }).resolvedOptions().timeZone; } catch { return 'Europe/Rome'; }
}

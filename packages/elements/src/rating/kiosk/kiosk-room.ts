/** The tablet at a counter: loaded only where `mode="kiosk"` is. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isPortError, type Ports, type RatingsPort } from '@civico/contract';
import type { Outbox, Outcome, Submission } from '@civico/core/outbox';
import { adoptSheet, shieldedSheet } from '@civico/core/shield.ts';
import { REASONS_AFTER_RED } from '@civico/domain/face-reasons.ts';
import { Sending } from '../../sending.ts';
import { faceIcon } from '../faces.ts';
import { keepPage } from './keep-page.ts';
import { KIOSK_MESSAGES, type KioskLanguage, type KioskMessages } from './kiosk.messages.ts';
import { KioskStore } from './kiosk.store.ts';
import { kioskCss } from './kiosk.styles.ts';

/** What the rating tells its tablet. */
export interface KioskHost extends ReactiveControllerHost, HTMLElement {
  subjectId: string | undefined;
  counterToken: string | undefined;
  tickets: boolean;
  worker: string | undefined;
}
interface Backend {
  findPort(): Promise<RatingsPort>;
  connect(endpoint: string): Promise<Partial<Ports>>;
  backend(): string | undefined;
}

const LANGUAGES = Object.keys(KIOSK_MESSAGES) as KioskLanguage[];
let sheet: CSSStyleSheet | undefined;

export const openKiosk = (host: KioskHost, backend: Backend): Kiosk => new Kiosk(host, backend);

export class Kiosk implements ReactiveController {
  private readonly host: KioskHost;
  private readonly backend: Backend;
  private readonly store: KioskStore;
  /** Held here: the outbox holds on to those who send only weakly. */
  private readonly sending: Sending;
  /** The language of the house, to which the tablet returns. */
  private readonly home: string;
  private waiting = 0;
  private stuck = false;
  /** The page opens without a network too; said until somebody touches the tablet. */
  private kept: boolean | undefined;
  private shown = '';
  private stop: (() => void)[] = [];

  constructor(host: KioskHost, backend: Backend) {
    this.host = host;
    this.backend = backend;
    this.home = host.lang;
    this.sending = new Sending({
      uses: ['ratings'], backend: backend.backend, lane: () => this.lane,
      findPort: async () => this.signed(await backend.findPort()),
      connect: async (endpoint) => { const { ratings } = await backend.connect(endpoint); return ratings ? { ratings: this.signed(ratings) } : {}; },
    });
    this.store = new KioskStore({
      counter: () => ({ id: host.subjectId ?? '', tickets: host.tickets }),
      keep: async (input) => {
        // Kept first, then thanked, then sent: the person does not wait for the network, and the next vote does not either.
        await this.outbox.keep({ endpoint: backend.backend(), port: 'ratings', method: 'createRating', input, label: input.subject.id, lane: this.lane });
        void this.count();
        host.dispatchEvent(new CustomEvent('civico-rating-submitted', { detail: { value: input.value, scale: 3, delivery: 'waiting' }, bubbles: true, composed: true }));
        await this.outbox.drain().catch(() => undefined);
      },
      now: () => Date.now(),
      after: (ms, task) => { const timer = setTimeout(task, ms); return () => clearTimeout(timer); },
      reset: () => { if (this.home) host.lang = this.home; else host.removeAttribute('lang'); },
    });
    host.addController(this);
  }

  hostConnected(): void {
    sheet ??= shieldedSheet(kioskCss);
    adoptSheet(this.host, sheet);
    // The sheet goes by the attribute; frameworks set the property.
    this.host.setAttribute('mode', 'kiosk');
    const leave = (): void => this.store.leave();
    addEventListener('pagehide', leave);
    this.stop = [
      () => removeEventListener('pagehide', leave),
      this.store.state.listen(() => this.host.requestUpdate()),
      this.outbox.listen((key, outcome) => void this.settle(key, outcome)),
    ];
    this.store.start();
    // While there is a network: what sending needs.
    void this.backend.findPort().catch((error: unknown) => { console.error(error); });
    void this.outbox.drain().catch(() => undefined);
    void this.count();
    const { worker } = this.host;
    if (worker) keepPage(worker).then(() => { this.kept ??= true; this.host.requestUpdate(); }, (error: unknown) => { if (navigator.onLine) console.error(error); });
  }

  hostDisconnected(): void {
    this.store.leave();
    for (const stop of this.stop) stop();
  }

  hostUpdated(): void {
    const { status } = this.store.state.get();
    // A new view begins at its title; the first one takes the focus from nobody.
    if (this.shown && this.shown !== status) this.host.querySelector<HTMLElement>('[data-part="kiosk-title"]')?.focus();
    this.shown = status;
  }

  view(): TemplateResult {
    const t = KIOSK_MESSAGES[this.language];
    return html`<section data-part="kiosk" aria-labelledby="civico-kiosk-title" @pointerdown=${this.touch} @keydown=${this.touch}>
      <div data-part="kiosk-view">${this.content(t)}</div>
      <div data-part="kiosk-bar" role="group" aria-label=${t.languages}>
        ${LANGUAGES.map((code) => html`<button type="button" lang=${code} aria-pressed=${code === this.language} @click=${() => { this.host.lang = code; this.host.requestUpdate(); }}>${KIOSK_MESSAGES[code].name}</button>`)}
        ${document.fullscreenEnabled && !document.fullscreenElement ? html`<button type="button" @click=${() => this.fill()}>${t.fullScreen}</button>` : nothing}
        <p data-part="kiosk-note" role="status">${this.waiting ? (this.stuck ? t.stuck : t.waiting)(this.waiting) : this.kept ? t.kept : nothing}</p>
      </div>
    </section>`;
  }

  private content(t: KioskMessages): TemplateResult {
    const state = this.store.state.get();
    const title = (text: string): TemplateResult => html`<div data-part="kiosk-title" id="civico-kiosk-title" role="heading" aria-level="1" tabindex="-1">${text}</div>`;
    if (!this.token) return html`${title(t.title)}<p data-part="error" role="alert">${t.notSetUp}</p>`;
    switch (state.status) {
      case 'thanks': return html`${title(t.thanks)}<p data-part="kiosk-hint">${t.thanksMore}</p>`;
      case 'resting': return title(t.resting);
      case 'reasons': return html`${title(t.why)}<div data-part="kiosk-reasons">
        ${REASONS_AFTER_RED.map((reason) => html`<button type="button" @click=${() => this.store.reason(reason)}>${t.reasons[reason]}</button>`)}
        <button type="button" data-quiet @click=${() => this.store.reason(undefined)}>${t.skip}</button></div>`;
      case 'ticket': return html`${title(t.ticket)}<p data-part="kiosk-hint" id="civico-kiosk-hint">${t.ticketHint}</p>
        <form data-part="kiosk-ticket" novalidate @submit=${this.onTicket}>
          ${state.problem ? html`<p data-part="error" role="alert" id="civico-kiosk-error">${state.problem === 'used' ? t.ticketUsed : t.ticketMissing}</p>` : nothing}
          <input name="ticket" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-labelledby="civico-kiosk-title" aria-describedby="civico-kiosk-hint" aria-invalid=${state.problem ? 'true' : nothing}>
          <button type="submit">${t.next}</button></form>`;
      default: return html`${title(t.title)}<p data-part="kiosk-hint">${t.hint}</p>
        <div data-part="kiosk-faces" role="group" aria-labelledby="civico-kiosk-title">${([[3, 'green'], [2, 'yellow'], [1, 'red']] as const).map(([value, face]) =>
          html`<button type="button" data-face=${face} @click=${() => this.store.vote(value)}>${faceIcon(value)}<span>${t[face]}</span></button>`)}</div>`;
    }
  }

  /** For the queue's own system: the ticket of the person who is being served. */
  enterTicket(ticket: string): void {
    this.store.enterTicket(ticket);
  }

  private readonly touch = (): void => {
    this.kept = false;
    this.store.touch();
  };

  private readonly onTicket = (event: Event): void => {
    event.preventDefault();
    this.store.enterTicket(String(new FormData(event.target as HTMLFormElement).get('ticket')));
  };

  private get language(): KioskLanguage {
    const code = (this.host.closest('[lang]')?.getAttribute('lang') ?? 'it').slice(0, 2) as KioskLanguage;
    return LANGUAGES.includes(code) ? code : 'it';
  }

  private get outbox(): Outbox {
    return this.sending.outbox;
  }

  /** A tablet may have served another counter before: its votes need that counter's token. */
  private get lane(): string {
    return `kiosk ${this.host.subjectId}`;
  }

  /** Read each time: who sets up the tablet may put it right while the page is open. */
  private get token(): string | undefined {
    return this.host.counterToken || new URLSearchParams(location.hash.slice(1)).get('token') || undefined;
  }

  private signed(ratings: RatingsPort): RatingsPort {
    return { ...ratings, createRating: (rating, options) => ratings.createRating(rating, { ...options, ...(this.token ? { counterToken: this.token } : {}) }) };
  }

  /** Of the votes of this counter; the page's outbox tells of all that it tries. */
  private async settle(key: string, outcome: Outcome): Promise<void> {
    this.heed(outcome);
    // The backend has seen this ticket vote: nothing is left to do, and nobody is there to be asked.
    const used = outcome.status === 'refused' && isPortError(outcome.error) && outcome.error.problem?.type.endsWith('ticket-used');
    if (used && (await this.own()).some((vote) => vote.key === key)) await this.outbox.discard(key);
    await this.count();
  }

  /** Whether it is the network that votes wait for, or something that somebody must put right. */
  private heed(outcome: Outcome): void {
    if (outcome.status !== 'waiting' || !isPortError(outcome.error)) return;
    const stuck = outcome.error.kind !== 'offline';
    if (stuck !== this.stuck) this.host.requestUpdate();
    this.stuck = stuck;
  }

  private async own(): Promise<Submission[]> {
    return (await this.outbox.pending()).filter(({ lane }) => lane === this.lane);
  }

  private async count(): Promise<void> {
    const waiting = (await this.own()).length;
    if (waiting === this.waiting) return;
    this.waiting = waiting;
    this.host.requestUpdate();
  }

  private fill(): void {
    document.documentElement.requestFullscreen().then(() => this.host.requestUpdate(), () => undefined);
  }
}

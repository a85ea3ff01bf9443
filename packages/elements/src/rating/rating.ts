import { html, nothing, svg, unsafeCSS, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PortError, RatingReason, RatingsPort, SubjectKind } from '@civico/contract';
import { commonProperties } from '@civico/core';
import { adoptSheet, shieldedSheet } from '@civico/core/shield.ts';
import { frameCss } from '@civico/core/styles/base.ts';
import { TryAgain } from '@civico/core/try-again.ts';
import { REASONS_AFTER_BLAME, REASONS_AFTER_PRAISE } from '@civico/domain/star-reasons.ts';
import { ConnectedElement } from '../connected-element.ts';
import { report } from '../explain.ts';
import type { Kiosk } from './kiosk/kiosk-room.ts';
import { lightView, VIEW_SLOT } from './light-view.ts';
import { messages, type RatingMessages } from './rating.messages.ts';
import { answersOf, commentLeft, panelOf, RatingStore, scaleOf, type Panel, type RatingKind } from './rating.store.ts';
import { ratingCss } from './rating.styles.ts';
import { voteMemory } from './vote-memory.ts';

let sheet: CSSStyleSheet | undefined;
let count = 0;

/**
 * Asks for a rating of a page, of a service, or with the three faces of "Mettiamoci la faccia". Draws into one child of its own in the light DOM, because the
 * state's validator does not see into shadow roots; carries the `data-element` names and the texts the Comuni model asks for. What the page put inside stays its own.
 *
 * @tag civico-rating
 * @attr {'page'|'service'|'faces'} [kind=page] - What is asked: clarity of a page or ease of a service (stars), or a service with faces.
 * @attr {string} [subject-id] - Name of what is rated; the path of the page when absent.
 * @attr {'page'|'service'|'counter'} [subject-kind] - Kind of the subject; follows `kind` when absent.
 * @attr {string} endpoint - Base URL of the contract's paths, e.g. `/api/v1`.
 * @attr {1|2|3|4|5|6} [heading-level=2] - Level of the title in the page's outline.
 * @attr {'kiosk'} mode - Fills the screen of a tablet at a counter: one touch is a vote. `subject-id` is the id of the counter.
 * @attr {string} counter-token - Secret of the counter; `#token=…` of the page's address when absent.
 * @attr {string} worker - Address of the town's copy of `kiosk-worker.js`: with it the tablet's page opens without a network too.
 * @attr {boolean} tickets - At a counter with tickets: the number of the ticket is asked for first, and votes once.
 * @fires civico-rating-selected - A value was chosen: `{value, scale}`. Nothing has been sent.
 * @fires civico-rating-submitting - Before sending, cancelable: `{value, scale, reasons}`.
 * @fires civico-rating-submitted - Taken over: `{value, scale, delivery}`, delivery being `sent` or `waiting`.
 * @fires feedback-submit - The same, on the document: the name that the reference pages of the Comuni model use.
 * @slot - What the page shows without JavaScript, e.g. a link to the contacts.
 */
export class CivicoRating extends ConnectedElement<RatingMessages, RatingsPort> {
  static override properties: PropertyDeclarations = {
    ...commonProperties,
    kind: { type: String },
    subjectId: { type: String, attribute: 'subject-id' },
    subjectKind: { type: String, attribute: 'subject-kind' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    mode: { type: String },
    counterToken: { type: String, attribute: 'counter-token' },
    tickets: { type: Boolean },
    worker: { type: String },
  };

  static override styles: CSSResultGroup = unsafeCSS(frameCss);

  declare kind: RatingKind;
  declare subjectId: string | undefined;
  declare subjectKind: SubjectKind | undefined;
  declare headingLevel: number;
  declare mode: 'kiosk' | undefined;
  declare counterToken: string | undefined;
  declare tickets: boolean;
  declare worker: string | undefined;

  protected readonly catalogue = messages;
  protected readonly uses = ['ratings'] as const;
  protected readonly store = new RatingStore({ send: (submission) => this.submit(submission), follow: this.follow, memory: voteMemory });
  readonly #uid = `civico-rating-${(count += 1)}`;

  constructor() {
    super();
    this.kind = 'page';
    this.headingLevel = 2;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    sheet ??= shieldedSheet(ratingCss);
    adoptSheet(this, sheet);
    if (this.#faces) adoptSheet(this, this.#faces.facesSheet());
    this.store.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#late.done();
    this.store.stop();
  }

  protected override createView(): { view: HTMLElement; drawn: HTMLElement } {
    const view = document.createElement('slot');
    view.name = VIEW_SLOT;
    return { view, drawn: lightView(this) };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const kind = this.subjectKind ?? (this.kind === 'page' ? 'page' : 'service');
    const subject = { kind, id: this.subjectId || location.pathname, url: location.origin + location.pathname };
    this.store.open({ kind: this.kind, subject });
  }

  protected override updated(): void {
    // The button that had the focus is gone with the form: the thanks take it, so that nobody is thrown to the top of the page.
    const thanks = this.renderRoot.querySelector<HTMLElement>('[data-part="thanks"]');
    if (!thanks || !this.#focusThanks) return;
    thanks.focus();
    this.#focusThanks = false;
  }

  #focusThanks = false;

  #kiosk: Kiosk | undefined;
  #faces: typeof import('./faces.ts') | undefined;

  /** What comes late and did not come: drawing asks for it again. */
  readonly #late = new TryAgain(() => this.requestUpdate());

  #lost(error: unknown): void {
    report(error);
    this.#late.failed();
  }

  /** Most pages ask in stars and never load the faces. */
  #openFaces(): void {
    import('./faces.ts').then((faces) => {
      this.#late.done();
      adoptSheet(this, faces.facesSheet());
      this.#faces = faces;
      this.requestUpdate();
    }).catch((error: unknown) => this.#lost(error));
  }

  #openKiosk(): TemplateResult {
    if (!this.#kiosk) {
      import('./kiosk/kiosk-room.ts').then(({ openKiosk }) => {
        this.#late.done();
        this.#kiosk ??= openKiosk(this, { findPort: this.findPort, connect: this.connect, backend: () => this.backend });
        this.requestUpdate();
      }).catch((error: unknown) => this.#lost(error));
    }
    return this.#kiosk?.view() ?? html``;
  }

  protected override render(): TemplateResult {
    if (this.mode) return this.#openKiosk();
    const t = this.t!;
    const state = this.store.state.get();
    const title = ({ service: t.titleService, faces: t.titleFaces } as Partial<Record<RatingKind, string>>)[this.kind] ?? t.titlePage;
    return html`<section data-element="feedback" aria-labelledby="${this.#uid}-title">
      <div id="${this.#uid}-title" role="heading" aria-level=${this.headingLevel} data-element="feedback-title">${title}</div>
      ${state.status === 'done' ? nothing : this.#form(t)}
      <div role="status" data-part="message">${this.#message(t)}</div>
    </section>`;
  }

  #message(t: RatingMessages): TemplateResult | typeof nothing {
    const state = this.store.state.get();
    if (state.status === 'done') {
      const text = state.delivery === 'waiting' ? (state.offline ? t.thanksWaiting : t.thanksKept) : state.delivery === 'sent' ? t.thanks : t.alreadyRated;
      return html`<p data-part="thanks" tabindex="-1">${text}</p>`;
    }
    if (state.status !== 'failed') return nothing;
    // Only an error of the port says that trying again does not help.
    const { temporary, problem } = (state.error ?? {}) as Partial<PortError>;
    const explained = temporary === false ? problem?.detail : undefined;
    return html`<p data-part="error">${explained ?? t.failed}</p>`;
  }

  #form(t: RatingMessages): TemplateResult {
    const state = this.store.state.get();
    const answers = answersOf(state);
    const panel = panelOf(this.kind, answers?.value);
    const faces = this.kind === 'faces';
    if (faces && !this.#faces) {
      this.#openFaces();
      return html``;
    }
    const busy = state.status === 'submitting';
    const left = commentLeft(answers);
    const tooLong = state.status === 'choosing' && state.tooLong === true;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <fieldset data-part=${faces ? 'faces' : 'stars'} @change=${this.#onSelect}>
        <legend>${faces ? t.legendFaces : t.legendStars}</legend>
        <div data-part="choices">
          ${faces ? [3, 2, 1].map((value) => this.#face(value, t)) : [1, 2, 3, 4, 5].map((value) => this.#star(value, t))}
        </div>
      </fieldset>
      ${faces ? this.#panel('negative', t.facesQuestion, this.#faces!.REASONS_AFTER_RED, panel, t) : [
        this.#panel('positive', t.positiveQuestion, REASONS_AFTER_PRAISE, panel, t),
        this.#panel('negative', t.negativeQuestion, REASONS_AFTER_BLAME, panel, t),
      ]}
      <div data-part="detail" ?hidden=${!answers}>
        <div data-part="question">${t.detailTitle}</div>
        <label for="${this.#uid}-detail">${t.detailLabel}</label>
        <textarea id="${this.#uid}-detail" data-element="feedback-input-text" rows="3"
          aria-invalid=${tooLong} aria-describedby="${this.#uid}-hint" .value=${answers?.comment ?? ''} @input=${this.#onComment}></textarea>
        <small id="${this.#uid}-hint" data-part=${tooLong ? 'error' : nothing}>${left < 0 ? t.detailOver(-left) : t.detailHint(left)}</small>
        <button type="submit" aria-disabled=${busy}>${busy ? t.submitting : t.submit}</button>
      </div>
    </form>`;
  }

  #star(value: number, t: RatingMessages): TemplateResult {
    const chosen = answersOf(this.store.state.get())?.value;
    return html`<label data-element="feedback-rate-${value}" ?data-filled=${chosen !== undefined && value <= chosen}>
      <input type="radio" name=${this.#uid} value=${value} .checked=${chosen === value}>
      ${STAR}<span>${t.star(value)}</span>
    </label>`;
  }

  #face(value: number, t: RatingMessages): TemplateResult {
    const chosen = answersOf(this.store.state.get())?.value;
    const [name, label] = value === 3 ? ['green', t.faceGreen] : value === 2 ? ['yellow', t.faceYellow] : ['red', t.faceRed];
    return html`<label data-face=${name!}>
      <input type="radio" name=${this.#uid} value=${value} .checked=${chosen === value}>
      ${this.#faces!.faceIcon(value)}<span>${label}</span>
    </label>`;
  }

  #panel(name: Exclude<Panel, undefined>, question: string, reasons: readonly RatingReason[], open: Panel, t: RatingMessages): TemplateResult {
    const chosen = answersOf(this.store.state.get())?.reasons ?? [];
    return html`<fieldset data-element="feedback-rating-${name}" data-part="reasons" ?hidden=${open !== name}>
      <legend data-element="feedback-rating-question">${question}</legend>
      ${reasons.map((reason) => html`<label data-element="feedback-rating-answer"><input type="checkbox" value=${reason}
        .checked=${chosen.includes(reason)} @change=${this.#onReason}><span>${t.reasons[reason]}</span></label>`)}
    </fieldset>`;
  }

  readonly #onSelect = (event: Event): void => {
    const value = +(event.target as HTMLInputElement).value;
    this.prepareToSend();
    this.store.select(value);
    this.emit('selected', { value, scale: scaleOf(this.kind) });
  };

  readonly #onReason = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    this.store.setReason(input.value as RatingReason, input.checked);
  };

  readonly #onComment = ({ target }: Event): void => {
    this.store.setComment((target as HTMLTextAreaElement).value);
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const state = this.store.state.get();
    const answers = answersOf(state);
    if (!answers || state.status === 'submitting') return;
    const { value, reasons } = answers;
    const scale = scaleOf(this.kind);
    if (!this.store.check()) {
      this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    if (!this.emit('submitting', { value, scale, reasons }, { cancelable: true })) return;
    this.#focusThanks = true;
    await this.store.submit();
    const after = this.store.state.get();
    if (after.status === 'failed') console.error(after.error);
    if (after.status !== 'done') return;
    this.emit('submitted', { value, scale, delivery: after.delivery });
    // The name the reference pages of the Comuni model use.
    document.dispatchEvent(new CustomEvent('feedback-submit'));
  };
}

const STAR = svg`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5L12 17.5l-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z"/></svg>`;

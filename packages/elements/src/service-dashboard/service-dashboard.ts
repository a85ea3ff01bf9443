import { adoptStyles, css, html, nothing, unsafeCSS, type CSSResultGroup, type CSSResultOrNative, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Indicator, IndicatorsPort, Observation, Ports } from '@civico/contract';
import { commonProperties } from '@civico/core';
import { groundCss } from '@civico/core/styles/base.ts';
import { TryAgain } from '@civico/core/try-again.ts';
import { ConnectedElement } from '../connected-element.ts';
import { explain } from '../explain.ts';
import { figureFile } from '../figure-files.ts';
import { readFilter, writeFilter } from './permalink.ts';
import { messages, type ServiceDashboardMessages } from './service-dashboard.messages.ts';
import { DashboardStore, type Filter } from './service-dashboard.store.ts';

type Board = typeof import('./board/board-room.ts');

/** More lines than these are not told one by one in the console; the event has them all. */
const MOST_TOLD = 20;

/**
 * Published figures of a Comune: the newest value, its chart, the table with the same values, source, licence and date of each. What is missing
 * is shown as missing. Works with a backend, or with a file alone.
 *
 * @tag civico-service-dashboard
 * @attr {string} endpoint - Base URL of the contract's paths, e.g. `/api/v1`.
 * @attr {string} src - A file of figures instead of a backend: `dati.json` or `dati.csv`.
 * @attr {string} indicators - Ids of the indicators to show, in this order, separated by spaces. All when absent.
 * @attr {boolean} no-filters - Without the choice of topic and years.
 * @attr {boolean} no-permalink - Leaves the page's address alone.
 * @attr {2|3|4} [heading-level=2] - Level of the topics in the page's outline; indicators are one below.
 * @prop {IndicatorsPort} port - The backend, for applications that have one of their own.
 * @prop {Partial<ServiceDashboardMessages>} messages - Sentences that replace the element's own, one by one.
 * @fires civico-service-dashboard-filtered - The filter has changed: `{theme, from, to}`.
 * @fires civico-service-dashboard-saved - A file was handed to the person: `{id, kind}`.
 * @fires civico-service-dashboard-skipped - Lines or values of a file that could not be read: `{entries}`, each with where, why and the indicator.
 * @slot - What works without JavaScript: a link to the data. Also shown when the data cannot be read.
 * @csspart indicator - Frame of one indicator.
 * @csspart chart - Room of a chart.
 * @cssproperty --civico-color-brand - The Comune's colour; every other token of the theme works likewise.
 */
export class CivicoServiceDashboard extends ConnectedElement<ServiceDashboardMessages, IndicatorsPort> {
  static override properties: PropertyDeclarations = {
    ...commonProperties,
    src: { type: String },
    indicators: { type: String },
    noFilters: { type: Boolean, attribute: 'no-filters' },
    noPermalink: { type: Boolean, attribute: 'no-permalink' },
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  /** The button is there when what it draws with could not be had. */
  static override styles: CSSResultGroup = [unsafeCSS(groundCss(':host')), css`p > button { min-block-size: 2.75rem; padding: 0.5rem 1.5rem; font: inherit; font-weight: 600; color: var(--_color-link); background: none; border: 2px solid; border-radius: var(--_radius-control); cursor: pointer; }`];

  declare src: string | undefined;
  declare indicators: string | undefined;
  declare noFilters: boolean;
  declare noPermalink: boolean;
  declare headingLevel: 2 | 3 | 4;

  protected readonly catalogue = messages;
  protected readonly uses = ['indicators'] as const;
  protected override readonly connect = async (endpoint: string): Promise<Partial<Ports>> => ({ indicators: (await import('@civico/client/indicators-only.ts')).connectIndicators(endpoint) });
  protected readonly store = new DashboardStore({ findPort: () => (this.src ? figureFile(this.src) : this.findPort()), explain: (error) => explain(error, this.language, this.t?.failed ?? ''), language: () => this.language });
  private readonly undrawn = new Set<string>();
  private board: Board | undefined;
  private charts: InstanceType<Board['ChartPlace']> | undefined;
  private tables: InstanceType<Board['Tables']> | undefined;
  private watch: IntersectionObserver | undefined;
  private readonly sheets = new Set<CSSResultGroup>();
  private inView = false;
  /** The code that draws could not be had. */
  private lost = false;
  private readonly again = new TryAgain(() => void this.see());
  private asked = '';

  constructor() {
    super();
    this.noFilters = false;
    this.noPermalink = false;
    this.headingLevel = 2;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.followAddress);
    addEventListener('beforeprint', this.openTables);
    this.followAddress();
    if (this.hasUpdated) this.lookOut();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.followAddress);
    this.again.done();
    removeEventListener('beforeprint', this.openTables);
    this.watch?.disconnect();
    this.charts?.close();
    this.store.stop();
    this.inView = false;
    this.asked = '';
  }

  protected override firstUpdated(): void {
    this.lookOut();
  }

  private lookOut(): void {
    this.watch ??= new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.watch?.disconnect();
      void this.see();
    }, { rootMargin: '300px' });
    this.watch.observe(this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as Map<PropertyKey, unknown>);
    // Names of the figures come in the language of the page, so another language asks anew.
    const wanted = [this.src, this.endpoint, this.indicators, this.language].join('\n');
    if (!this.inView || (wanted === this.asked && !changed.has('port'))) return;
    this.asked = wanted;
    void this.load();
  }

  private async load(): Promise<void> {
    await this.store.load(this.indicators?.split(/\s+/).filter(Boolean));
    const state = this.store.state.get();
    if (state.status !== 'ready') return;
    for (const note of state.notes.slice(0, MOST_TOLD)) console.warn(`Civico: <${this.localName}> ${this.src}: ${note}`);
    for (const { where, why } of state.unread.slice(0, MOST_TOLD)) console.warn(`Civico: <${this.localName}> skips ${where} of ${this.src}: it ${why}`);
    if (state.unread.length) this.emit('skipped', { entries: state.unread });
  }

  protected override updated(): void {
    const state = this.store.state.get();
    if (state.status !== 'ready' || !this.board) return;
    const shown = new Map(this.store.shown.map((one) => [one.id, one]));
    this.charts ??= new this.board.ChartPlace({ failed: (id) => { this.undrawn.add(id); this.requestUpdate(); } });
    this.charts.show(this.renderRoot, (id) => {
      const indicator = shown.get(id);
      const series = state.series.get(id);
      return indicator && series?.status === 'ready' ? { indicator, figures: this.store.figures(indicator, series.observations), language: this.language, t: this.t! } : undefined;
    });
  }

  protected override render(): TemplateResult {
    const t = this.t!;
    if (!this.board || !this.tables) return html`<p role="status">${this.lost ? html`${t.failed} <button @click=${this.see}>${t.retry}</button>` : t.loading}</p>${this.lost ? html`<slot></slot>` : nothing}`;
    return this.board.boardView({
      t, language: this.language, store: this.store, level: this.headingLevel, filters: !this.noFilters, tables: this.tables,
      undrawn: (id) => this.undrawn.has(id),
      filter: (change) => this.filter(change),
      load: () => void this.load(),
      save: (kind, indicator, observations) => void this.save(kind, indicator, observations),
    });
  }

  /** What it draws with comes when it is about to be seen. */
  private readonly see = async (): Promise<void> => {
    try {
      this.board ??= await import('./board/board-room.ts');
    } catch (error) {
      console.error(error);
      this.lost = true;
      if (this.isConnected) this.again.failed();
      this.requestUpdate();
      return;
    }
    this.again.done();
    this.adopt(this.board.boardStyles);
    this.tables ??= new this.board.Tables(() => { this.adopt(this.tables?.view?.tableStyles ?? []); this.requestUpdate(); });
    if (!this.isConnected) return;
    this.inView = true;
    this.requestUpdate();
  };

  private adopt(styles: CSSResultGroup): void {
    const root = this.shadowRoot!;
    adoptStyles(root, ([...this.sheets.add(CivicoServiceDashboard.styles).add(styles)] as unknown[]).flat(9) as CSSResultOrNative[]);
  }

  private filter(change: Filter): void {
    this.store.setFilter(change);
    const { filter } = this.store.state.get();
    if (!this.noPermalink) history.replaceState(history.state, '', writeFilter(location.href, filter));
    this.emit('filtered', { theme: filter.theme, from: filter.from, to: filter.to });
  }

  private readonly followAddress = (): void => {
    if (!this.noPermalink && !this.noFilters) this.store.setFilter(readFilter(location.href));
  };

  /** On paper nothing can be opened. */
  private readonly openTables = (): void => {
    for (const details of this.renderRoot.querySelectorAll('details')) details.open = true;
  };

  private async save(kind: 'csv' | 'json', indicator: Indicator, observations: readonly Observation[]): Promise<void> {
    const { csvOf, download, jsonOf } = await import('./export.ts');
    const text = kind === 'csv' ? csvOf(indicator, observations, this.language) : jsonOf(indicator, observations);
    download(`${indicator.id}.${kind}`, kind === 'csv' ? 'text/csv' : 'application/json', text);
    this.emit('saved', { id: indicator.id, kind });
  }
}

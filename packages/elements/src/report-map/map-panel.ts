import { isPortError, type Outline } from '@civico/contract';
import { parseUrl } from '@civico/core/parse-url.ts';
import type { Language } from '@civico/core';
import { TryAgain } from '@civico/core/try-again.ts';
import type { OpenMap } from './open-map.ts';
import type { ReportMapStore, Route } from './report-map.store.ts';

export interface MapPanelEnvironment {
  outline(): Promise<Outline>;
  language(): Language;
  tileUrl(): string | undefined;
  tileAttribution(): string | undefined;
  /** Something to draw changed. */
  onChange(): void;
  store: ReportMapStore;
  go(route: Route): void;
}

/**
 * The place of a map in a view. Its code, Leaflet with it, is asked for when the place comes into view; what stands beside it works
 * without.
 */
export class MapPanel {
  /** Lives as long as the element: a view draws it where it wants. */
  readonly container: HTMLElement = document.createElement('div');
  status: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  private opened: OpenMap | undefined;
  private readonly env: MapPanelEnvironment;
  private readonly sight: IntersectionObserver;
  private readonly again = new TryAgain(() => void this.open());

  constructor(env: MapPanelEnvironment) {
    this.env = env;
    this.container.setAttribute('part', 'map-canvas');
    this.sight = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.open();
    }, { rootMargin: '100px' });
  }

  watch(): void {
    if (this.status === 'idle') this.sight.observe(this.container);
  }

  /** Asked for without being seen, e.g. by the button "Riprova". */
  async open(): Promise<void> {
    if (this.status === 'loading' || this.status === 'ready') return;
    this.sight.disconnect();
    this.change('loading');
    try {
      const [{ openMap }, outline] = await Promise.all([import('./map-room.ts'), this.env.outline()]);
      this.opened = await openMap(this.container, outline, this.env);
      this.again.done();
      // The person has gone on to another view meanwhile: the map is made when its place is seen again.
      if (this.opened) this.change('ready');
      else this.status = 'idle';
    } catch (error) {
      // Without a network there is no map; anything else is a fault that the web team should see.
      if (!isPortError(error)) console.error(error);
      this.again.failed();
      this.change('failed');
    }
  }

  /** Where tiles come from, in the words of the question. */
  get tileHost(): string {
    return parseUrl(this.env.tileUrl()?.replace(/\{s\}\.?/, '') ?? '')?.host ?? '';
  }

  /** Tiles are wanted, and the person has not been asked yet. */
  get needsConsent(): boolean {
    return this.opened?.map.needsConsent ?? false;
  }

  /** After every drawing. */
  update(): void {
    this.opened?.update();
  }

  enableTiles(): void {
    this.opened?.map.enableTiles();
    this.env.onChange();
  }

  close(): void {
    this.sight.disconnect();
    this.again.done();
    this.opened?.close();
    this.opened = undefined;
    this.container.replaceChildren();
    this.status = 'idle';
  }

  private change(status: MapPanel['status']): void {
    this.status = status;
    this.env.onChange();
  }
}

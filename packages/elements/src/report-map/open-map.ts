import type { Outline } from '@civico/contract';
import type { Language } from '@civico/core';
import { createTownMap, mapLabels } from './map/town-map.ts';
import type { Area, MapLabels, TownMap } from './map/town-map.types.ts';
import { MapGuide } from './map-guide.ts';
import type { MapPanelEnvironment } from './map-panel.ts';

/** Makes the map in a container; undefined when the container has left the page meanwhile. */
export async function openMap(container: HTMLElement, outline: Outline, env: MapPanelEnvironment): Promise<OpenMap | undefined> {
  const language = env.language();
  const labels = await mapLabels(language);
  return container.isConnected ? new OpenMap(container, outline, env, language, labels) : undefined;
}

/** A map that is open, and who guides it. Its words are read when it is made: in another language it is made anew, where the person had moved it. */
export class OpenMap {
  map: TownMap;
  private readonly container: HTMLElement;
  private readonly outline: Outline;
  private readonly env: MapPanelEnvironment;
  /** The map keeps it: names that are known later are in it when its points are drawn. */
  private readonly categories = new Map<string, string>();
  private guide: MapGuide;
  private language: Language;
  private closed = false;

  constructor(container: HTMLElement, outline: Outline, env: MapPanelEnvironment, language: Language, labels: MapLabels) {
    this.container = container;
    this.outline = outline;
    this.env = env;
    this.language = language;
    [this.map, this.guide] = this.make(labels);
  }

  /** After every drawing of the element. */
  update(): void {
    const { list, detail } = this.env.store;
    const shown = detail?.state.get();
    for (const { id, name } of [...list.state.get().categories, ...shown?.status === 'ready' ? shown.categories : []]) this.categories.set(id, name);
    this.guide.update();
    if (this.env.language() !== this.language && this.container.isConnected) void this.speak();
  }

  close(): void {
    this.closed = true;
    this.map.destroy();
  }

  private async speak(): Promise<void> {
    const language = this.env.language();
    const labels = await mapLabels(language);
    // Spoken already, or no longer wanted; a map that is off the page speaks when its view is drawn again.
    if (this.closed || language === this.language || language !== this.env.language() || !this.container.isConnected) return;
    this.language = language;
    const { map } = this;
    const agreed = !map.needsConsent;
    const hadFocus = this.container.contains((this.container.getRootNode() as ShadowRoot).activeElement);
    const area = map.bounds();
    map.destroy();
    [this.map, this.guide] = this.make(labels, area);
    if (agreed) this.map.enableTiles();
    this.guide.update();
    if (hadFocus) this.container.querySelector<HTMLElement>('[part~="map-surface"]')?.focus({ preventScroll: true });
  }

  private make(labels: MapLabels, area?: Area): [TownMap, MapGuide] {
    const { env, outline, categories } = this;
    const map = createTownMap(this.container, { outline, labels, categories, tileUrl: env.tileUrl(), tileAttribution: env.tileAttribution() });
    return [map, new MapGuide(map, env.store, env.go, area)];
  }
}

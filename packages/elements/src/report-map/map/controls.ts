import type { MapInternals } from 'leaflet/src/map/Map.js';
import { icon, make } from './dom.ts';
import { roundLength, toLat, unitsPerMetre, unitsPerPixel, type Units } from './mercator.ts';
import { seen } from './outline-layer.ts';
import type { MapLabels } from './town-map.types.ts';

const PLUS = 'M11 11V5h2v6h6v2h-6v6h-2v-6H5v-2z';
const MINUS = 'M5 11h14v2H5z';
const WHOLE = 'M4 4h6v2H6v4H4zm10 0h6v6h-2V6h-4zM4 14h2v4h4v2H4zm14 0h2v6h-6v-2h4z';

/** Longest bar of the scale in CSS pixels. */
const BAR = 110;

export interface Controls {
  /** Shows a sentence over the map for a moment. It says what a hand did not manage, so it is for the eye only. */
  hint(text: string): void;
  attribution(text: string): void;
}

/** Buttons, scale and source around the map. They are drawn after the map in the tree, so that the reports come first by keyboard. */
export function addControls(root: HTMLElement, frame: HTMLElement, map: MapInternals, labels: MapLabels, town: Units, fitTown: () => void, animate: boolean): Controls {
  const button = (part: string, label: string, path: string, press: () => void, ...text: string[]): HTMLButtonElement => {
    const made = make('button', part, { type: 'button', ...(text.length ? {} : { 'aria-label': label, title: label }) }, icon(path), ...text.map((words) => make('span', 'map-button-text', {}, words)));
    made.addEventListener('click', press);
    return made;
  };
  const zoomIn = button('map-button zoom-in', labels.zoomIn, PLUS, () => { map.zoomIn(1, { animate }); });
  const zoomOut = button('map-button zoom-out', labels.zoomOut, MINUS, () => { map.zoomOut(1, { animate }); });
  const whole = button('map-button whole-town', labels.wholeTown, WHOLE, fitTown, labels.wholeTown);
  const bar = make('span', 'map-scale', { 'aria-hidden': 'true' });
  const source = make('p', 'map-source');
  const toast = make('p', 'map-hint', { 'aria-hidden': 'true' });
  toast.hidden = true;
  frame.append(make('div', 'map-tools', {}, whole, make('div', 'map-zoom', {}, zoomIn, zoomOut)), bar, toast);
  root.append(source);

  const update = (): void => {
    // A disabled button would drop the focus: it says so and does nothing instead.
    zoomIn.setAttribute('aria-disabled', String(map.getZoom() >= map.getMaxZoom()));
    zoomOut.setAttribute('aria-disabled', String(map.getZoom() <= map.getMinZoom()));
    const area = seen(map);
    const all = area.west <= town.west && area.east >= town.east && area.north <= town.north && area.south >= town.south;
    if (all && whole.matches(':focus')) map.getContainer().focus({ preventScroll: true });
    whole.hidden = all;
    const perPixel = unitsPerPixel(map.getZoom()) / unitsPerMetre(toLat((area.north + area.south) / 2));
    const metres = roundLength(BAR * perPixel);
    bar.textContent = labels.scale(metres);
    bar.style.width = `${Math.round(metres / perPixel)}px`;
  };
  map.on('moveend zoomend viewreset resize', update);

  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    hint(text) {
      toast.textContent = text;
      toast.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(() => { toast.hidden = true; }, 1600);
    },
    attribution(text) {
      source.textContent = text;
      source.hidden = text === '';
    },
  };
}

import type { MapInternals } from 'leaflet/src/map/Map.js';
import { focused, make } from './dom.ts';

/** Room above a button below which its tip goes under it, in CSS pixels. */
const ABOVE = 100;

/**
 * What a report is, beside its button while it is pointed at or in focus: the name that a screen reader hears, for the eye. It can be pointed at itself,
 * stays until the pointer or the focus leaves, and Escape takes it away (WCAG 1.4.13).
 * @returns hides it
 */
export function addTip(map: MapInternals, group: HTMLElement): () => void {
  const tip = make('div', 'map-tip', { 'aria-hidden': 'true' });
  tip.hidden = true;
  let shownFor: Element | undefined;
  const hide = (): void => {
    tip.hidden = true;
    shownFor = undefined;
  };
  const show = (target: EventTarget | null): void => {
    const button = (target as Element).closest('[part~="map-report"]');
    if (!button || button === shownFor) return;
    shownFor = button;
    const frame = map.getContainer().getBoundingClientRect();
    const box = button.getBoundingClientRect();
    const below = box.top - frame.top < ABOVE;
    tip.textContent = button.getAttribute('aria-label');
    tip.setAttribute('part', below ? 'map-tip below' : 'map-tip');
    tip.hidden = false;
    // It stands in the frame, not in the moving pane, so that it can be kept within the edges.
    const width = tip.offsetWidth;
    const middle = box.left + box.width / 2 - frame.left;
    tip.style.left = `${Math.round(Math.min(Math.max(middle - width / 2, 8), frame.width - width - 8))}px`;
    tip.style.top = below ? `${Math.round(box.bottom - frame.top)}px` : '';
    tip.style.bottom = below ? '' : `${Math.round(frame.bottom - box.top)}px`;
  };
  const left = (event: PointerEvent | FocusEvent): void => {
    const to = event.relatedTarget as Node | null;
    if (to && (tip.contains(to) || shownFor?.contains(to))) return;
    hide();
  };
  map.getContainer().append(tip);
  group.addEventListener('pointerover', (event) => { if (event.pointerType !== 'touch') show(event.target); });
  group.addEventListener('pointerout', left);
  tip.addEventListener('pointerout', left);
  // Its text may be selected: that is no click on the map.
  tip.addEventListener('click', (event) => { event.stopPropagation(); });
  group.addEventListener('focusin', (event) => { if ((event.target as Element).matches(':focus-visible')) show(event.target); });
  group.addEventListener('focusout', left);
  group.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || tip.hidden) return;
    event.stopPropagation();
    hide();
  });
  // A moved map shows it again where its button came to rest, if that has the focus.
  map.on('move zoomstart viewreset', hide);
  map.on('moveend', () => {
    const focus = focused(group);
    if (focus?.matches(':focus-visible')) show(focus);
  });
  return hide;
}

import { css } from 'lit';

/** Colours of the buttons, told to the browser as colours: they are then made once for all buttons and not once for each. */
export function registerColors(): void {
  for (const name of ['fill', 'halo', 'edge']) {
    // Known already from another copy of this module.
    try { CSS.registerProperty({ name: `--_map-${name}`, syntax: '<color>', inherits: true, initialValue: '#06c' }); } catch { /* it is the same */ }
  }
}

/** What Leaflet needs of its own style sheet (positions and the zoom animation), and the look of the map. Adopted by the root the map stands in. */
export const mapStyles = css`
[part~="town-map"] {
  --_map-outside: var(--civico-map-outside, color-mix(in oklab, var(--_color-text) 8%, var(--_color-surface)));
  --_map-land: var(--civico-map-land, color-mix(in oklab, var(--_color-surface-subtle) 35%, var(--_color-surface)));
  --_map-boundary: var(--civico-map-boundary, var(--_color-link));
  --_map-boundary-glow: color-mix(in oklab, var(--_color-link) 28%, var(--_color-surface));
  --_map-green: var(--civico-map-green, color-mix(in oklab, var(--_color-success) 20%, var(--_color-surface)));
  --_map-water: var(--civico-map-water, color-mix(in oklab, var(--_color-info) 34%, var(--_color-surface)));
  --_map-railway: color-mix(in oklab, var(--_color-text) 42%, var(--_color-surface));
  --_map-street: light-dark(var(--_color-surface), color-mix(in oklab, var(--_color-text) 20%, var(--_color-surface)));
  --_map-road: light-dark(color-mix(in oklab, var(--_color-star) 26%, var(--_color-surface)), color-mix(in oklab, var(--_color-text) 30%, var(--_color-surface)));
  --_map-road-edge: color-mix(in oklab, var(--_color-text) 27%, var(--_color-surface));
  --_map-motorway: color-mix(in oklab, var(--_color-warning) 36%, var(--_color-surface));
  --_map-motorway-edge: color-mix(in oklab, var(--_color-warning) 62%, var(--_color-surface));
  --_map-text: var(--_color-text);
  --_map-text-muted: var(--_color-text-muted);
  --_map-text-water: var(--_color-info);
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  inline-size: 100%;
  block-size: 100%;
  min-block-size: 15rem;
  border: 1px solid var(--_color-border);
  /* Small, and nothing is clipped to it: a rounded clip over a moving map costs every frame. */
  border-radius: var(--_radius-control);
  background: var(--_map-outside);
  color: var(--_color-text);
  line-height: 1.5;
  font-size: var(--_font-size-small);
  isolation: isolate;
}
[part~="map-frame"] { position: relative; flex: 1; min-block-size: 0; }
[part~="map-surface"] { position: absolute; inset: 0; overflow: hidden; overflow: clip; outline: 0; z-index: 0; touch-action: pan-x pan-y; cursor: grab; -webkit-tap-highlight-color: transparent; user-select: none; }
[part~="map-surface"]:active { cursor: grabbing; }
[part~="town-map"][data-active] [part~="map-surface"] { touch-action: none; }
[part~="town-map"][data-picking] [part~="map-surface"] { cursor: crosshair; }
[part~="map-reports"]:empty { display: none; }
[part~="map-probe"] { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[part~="map-probe"] { forced-color-adjust: none; }

.leaflet-pane, .leaflet-tile, .leaflet-layer, .leaflet-tile-container, [part~="map-outline"] { position: absolute; left: 0; top: 0; }
.leaflet-pane { z-index: 400; }
.leaflet-tile-pane { z-index: 200; }
.leaflet-marker-pane { z-index: 600; }
.leaflet-popup-pane { z-index: 700; }
.leaflet-tile { visibility: hidden; user-select: none; max-width: none; max-height: none; padding: 0; }
.leaflet-tile-loaded { visibility: inherit; }
.leaflet-zoom-animated { transform-origin: 0 0; }
.leaflet-zoom-anim .leaflet-zoom-animated { transition: transform 0.25s cubic-bezier(0, 0, 0.25, 1); will-change: transform; }
.leaflet-zoom-anim :is([part~="map-reports"] > button, [part~="map-pin"]) { transition: transform 0.25s cubic-bezier(0, 0, 0.25, 1); }
.leaflet-zoom-anim .leaflet-tile { transition: none; }
/* Between two pixels, as an animation goes, the browser would else paint everything anew with every frame. */
.leaflet-pan-anim { will-change: transform; }
[part~="map-outline"] { pointer-events: none; }

[part~="map-reports"] {
  --_map-fill: var(--_color-brand);
  --_map-halo: color-mix(in srgb, var(--_color-brand) 24%, transparent);
  --_map-edge: color-mix(in oklab, var(--_color-brand) 70%, black);
  color: var(--_color-on-brand);
}
[part~="map-reports"] > button, [part~="map-pin"] {
  position: absolute;
  left: 0;
  top: 0;
  box-sizing: border-box;
  inline-size: var(--_size);
  block-size: var(--_size);
  margin: calc(var(--_size) / -2) 0 0 calc(var(--_size) / -2);
  padding: 0;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
  touch-action: inherit;
}
[part~="map-reports"] > button:hover { z-index: 1; }
[part~="map-reports"] > button:focus-visible { z-index: 2; }

[part~="map-reports"] > [part~="map-cluster"] {
  --_size: 40px;
  border: 2px solid;
  border-radius: 50%;
  background: var(--_map-fill);
  font-weight: 700;
  font-variant-numeric: tabular-nums;
  line-height: 1;
  box-shadow: 0 0 0 4px var(--_map-halo), 0 2px 6px rgb(0 0 0 / 0.22);
}
[part~="map-reports"] > [part~="medium"] { --_size: 44px; }
[part~="map-reports"] > [part~="large"] { --_size: 50px; }
[part~="map-reports"] > [part~="huge"] { --_size: 58px; }
[part~="map-reports"] > [part~="map-cluster"]:hover { background: color-mix(in oklab, var(--_color-brand) 82%, black); }

/* A target of 44 px around a mark that hides little of the map. */
[part~="map-reports"] > [part~="map-report"] { --_size: 44px; margin-block-start: -39px; }
[part~="map-report"]::before {
  content: "";
  position: absolute;
  inset: 11px;
  border: 3px solid;
  border-radius: 50% 50% 50% 0;
  background: var(--_map-fill);
  box-shadow: 0 0 0 1px var(--_map-edge), 0 2px 5px rgb(0 0 0 / 0.3);
  transform: rotate(-45deg);
}
[part~="map-report"]::after { content: ""; position: absolute; inset: 19px; border-radius: 50%; background: currentcolor; }
[part~="map-report"]:hover::before { background: color-mix(in oklab, var(--_color-brand) 82%, black); }
/* Closed reports are hollow with a tick: told apart by shape, not only by colour. */
[part~="closed"]::before { background: var(--_color-surface); border-color: var(--_color-surface); box-shadow: 0 0 0 2px var(--_color-success), 0 2px 5px rgb(0 0 0 / 0.25); }
[part~="closed"]:hover::before { background: var(--_color-success-surface); }
[part~="closed"]::after { inset: 16px 19px 19px; border: solid var(--_color-success); border-width: 0 2.5px 2.5px 0; border-radius: 0; background: none; transform: rotate(45deg); }
[part~="selected"] { z-index: 1; }
[part~="map-reports"] > [part~="map-cluster"][part~="selected"] { box-shadow: 0 0 0 3px var(--_color-focus), 0 0 0 5px var(--_color-text); }
[part~="map-report"][part~="selected"]::before { background: var(--_color-text); border-color: var(--_color-surface); translate: 0 -6px; scale: 1.4; }
[part~="map-report"][part~="selected"]::after { background: var(--_color-surface); translate: 0 -6px; scale: 1.4; }
[part~="map-report"][part~="closed"][part~="selected"]::after { background: none; border-color: var(--_color-surface); }

[part~="map-reports"] > button:focus-visible, [part~="map-pin"]:focus-visible { outline: 3px solid var(--_color-focus); outline-offset: 3px; box-shadow: 0 0 0 3px var(--_color-text); }
[part~="map-report"]:focus-visible, [part~="map-pin"]:focus-visible { border-radius: var(--_radius-control); outline-offset: 1px; background: color-mix(in srgb, var(--_color-surface) 55%, transparent); }
[part~="map-report"]:focus-visible { box-shadow: 0 0 0 1px var(--_color-text); }
[part~="map-surface"]:focus-visible::after { content: ""; position: absolute; inset: 0; z-index: 900; border: 3px solid var(--_color-focus); border-radius: inherit; box-shadow: inset 0 0 0 2px var(--_color-text); pointer-events: none; }

[part~="map-tip"] { position: absolute; z-index: 800; box-sizing: border-box; inline-size: max-content; max-inline-size: min(16rem, calc(100% - 1rem)); padding: 0.375rem 0.625rem; border: 1px solid var(--_color-control); border-radius: var(--_radius-control); background: var(--_color-surface); color: var(--_color-text); line-height: 1.35; box-shadow: var(--_shadow-raised); cursor: default; user-select: text; overflow-wrap: anywhere; }
[part~="map-tip"][hidden] { display: none; }

[part~="map-pin"] { --_size: 48px; block-size: 48px; margin-block-start: -46px; touch-action: none; cursor: move; }
[part~="map-pin-icon"] { display: block; inline-size: 100%; block-size: 100%; overflow: visible; fill: var(--_color-danger); stroke: var(--_color-surface); stroke-width: 1.5; paint-order: stroke; filter: drop-shadow(0 2px 3px rgb(0 0 0 / 0.35)); }

[part~="map-tools"] { position: absolute; inset-block-start: var(--_space-s); inset-inline: var(--_space-s); display: flex; justify-content: space-between; align-items: flex-start; gap: var(--_space-s); pointer-events: none; }
[part~="map-tools"] > * { pointer-events: auto; }
[part~="map-zoom"] { display: flex; flex-direction: column; margin-inline-start: auto; border-radius: var(--_radius-control); box-shadow: var(--_shadow-raised); }
[part~="map-button"] {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: var(--_space-s);
  min-inline-size: 44px;
  min-block-size: 44px;
  margin: 0;
  padding: 0;
  border: 1px solid var(--_color-control);
  border-radius: var(--_radius-control);
  background: var(--_color-surface);
  color: var(--_color-text);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
[part~="map-button"][hidden] { display: none; }
[part~="map-button"]:hover { background: var(--_color-surface-subtle); }
[part~="map-button"]:focus-visible { position: relative; z-index: 1; outline: 3px solid var(--_color-focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--_color-text); }
[part~="map-button"][aria-disabled="true"] { color: var(--_color-text-muted); cursor: default; }
[part~="map-button"][aria-disabled="true"] [part~="map-icon"] { opacity: 0.4; }
[part~="zoom-in"] { border-end-start-radius: 0; border-end-end-radius: 0; }
[part~="zoom-out"] { margin-block-start: -1px; border-start-start-radius: 0; border-start-end-radius: 0; }
[part~="whole-town"] { padding-inline: var(--_space-s) var(--_space-m); text-align: start; line-height: 1.25; box-shadow: var(--_shadow-raised); }
[part~="map-icon"] { flex: none; inline-size: 24px; block-size: 24px; fill: currentColor; stroke: none; }

[part~="map-scale"] { position: absolute; inset-block-end: var(--_space-s); inset-inline-start: var(--_space-s); box-sizing: border-box; border: solid var(--_color-text); border-width: 0 2px 2px; background: color-mix(in srgb, var(--_color-surface) 72%, transparent); font-size: 0.75rem; line-height: 1.35; text-align: center; white-space: nowrap; pointer-events: none; }
[part~="map-source"] { margin: 0; padding: 0.25rem var(--_space-s); border-block-start: 1px solid var(--_color-border); background: var(--_color-surface); color: var(--_color-text-muted); font-size: 0.75rem; line-height: 1.4; }
[part~="map-source"][hidden] { display: none; }
[part~="map-hint"] { position: absolute; inset-block-start: 50%; inset-inline: var(--_space-m); inline-size: fit-content; max-inline-size: calc(100% - 2 * var(--_space-m)); margin: 0 auto; padding: var(--_space-s) var(--_space-m); border-radius: var(--_radius-card); background: var(--_color-text); color: var(--_color-surface); font-size: var(--_font-size); font-weight: 600; text-align: center; transform: translateY(-50%); pointer-events: none; }
[part~="map-hint"][hidden] { display: none; }

@media (forced-colors: active) {
  [part~="town-map"] {
    --_map-outside: Canvas;
    --_map-land: Canvas;
    --_map-boundary: LinkText;
    --_map-boundary-glow: Canvas;
    --_map-green: Canvas;
    --_map-water: GrayText;
    --_map-railway: GrayText;
    --_map-street: Canvas;
    --_map-road: Canvas;
    --_map-road-edge: GrayText;
    --_map-motorway: Canvas;
    --_map-motorway-edge: CanvasText;
    --_map-text: CanvasText;
    --_map-text-muted: CanvasText;
    --_map-text-water: CanvasText;
  }
  [part~="map-reports"] > [part~="map-cluster"] { border-color: ButtonText; background: ButtonFace; color: ButtonText; }
  [part~="map-report"]::before, [part~="map-report"]::after { forced-color-adjust: none; }
  [part~="map-report"]::before { border-color: ButtonFace; background: ButtonText; box-shadow: 0 0 0 2px ButtonText; }
  [part~="map-report"]::after { background: ButtonFace; }
  [part~="closed"]::before { background: ButtonFace; }
  [part~="closed"]::after { border-color: ButtonText; background: none; }
  [part~="map-reports"] > button:focus-visible, [part~="map-pin"]:focus-visible, [part~="map-button"]:focus-visible { outline-color: Highlight; }
  [part~="map-reports"] > [part~="selected"] { outline: 3px dashed Highlight; outline-offset: 2px; }
  [part~="map-surface"]:focus-visible::after { border-color: Highlight; }
  [part~="map-pin-icon"] { fill: Highlight; stroke: Canvas; filter: none; }
  [part~="map-hint"] { border: 2px solid; }
}
@media (prefers-reduced-motion: reduce) {
  .leaflet-zoom-anim .leaflet-zoom-animated, .leaflet-zoom-anim :is([part~="map-reports"] > button, [part~="map-pin"]) { transition: none; }
}
`;

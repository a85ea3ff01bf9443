/** The whole screen of a tablet. Light DOM as the rating, after its sheet; sizes follow the screen, so that the faces are as big as they can be. */
export const kioskCss = `
civico-rating[mode="kiosk"] > [slot="civico-rating"] { position: fixed; inset: 0; z-index: 2147483000; margin: 0; inline-size: auto; max-inline-size: none; overflow: auto; background: var(--_color-surface); color: var(--_color-text);
  user-select: none; touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
[slot="civico-rating"] [data-part="kiosk"] { display: grid; grid-template-rows: 1fr auto; gap: var(--_space-m); min-block-size: 100%; padding: clamp(1rem, 3vmin, 2.5rem); border: 0; border-radius: 0; }
[slot="civico-rating"] [data-part="kiosk-view"] { display: grid; align-content: center; justify-items: center; gap: clamp(1rem, 4vmin, 3rem); text-align: center; }
[slot="civico-rating"] [data-part="kiosk-title"] { margin: 0; max-inline-size: 22em; font-size: clamp(1.5rem, 5.2vmin, 3.25rem); font-weight: 700; line-height: 1.2; text-wrap: balance; }
[slot="civico-rating"] [data-part="kiosk-title"]:focus-visible { outline: none; box-shadow: none; }
[slot="civico-rating"] [data-part="kiosk"] :is([data-part="kiosk-hint"], [data-part="kiosk-note"]) { padding: 0; border: 0; background: none; }
[slot="civico-rating"] [data-part="kiosk-hint"] { margin: 0; text-wrap: balance; font-size: clamp(1rem, 2.6vmin, 1.5rem); color: var(--_color-text-muted); }
[slot="civico-rating"] [data-part="kiosk-faces"] { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: clamp(0.75rem, 3vmin, 2.5rem); inline-size: min(100%, 64rem); }
[slot="civico-rating"] button[data-face] { display: grid; justify-items: center; gap: var(--_space-s); margin: 0; min-block-size: 6rem; padding: clamp(0.75rem, 3vmin, 2rem) var(--_space-xs);
  font-size: clamp(1rem, 3vmin, 1.75rem); line-height: 1.2; overflow-wrap: anywhere; color: var(--_color-text); background: var(--_color-surface); border: 3px solid var(--_color-control); border-radius: var(--_radius-card); }
[slot="civico-rating"] button[data-face] svg { inline-size: min(100%, 32vmin); max-inline-size: none; padding: 0; stroke: currentcolor; }
[slot="civico-rating"] button[data-face='green'] svg { color: var(--_color-success); fill: var(--_color-success-surface); }
[slot="civico-rating"] button[data-face='yellow'] svg { color: var(--_color-warning); fill: var(--_color-warning-surface); }
[slot="civico-rating"] button[data-face='red'] svg { color: var(--_color-danger); fill: var(--_color-danger-surface); }
[slot="civico-rating"] button[data-face] svg * { stroke-width: 2.5px; }
[slot="civico-rating"] button[data-face] svg [data-ink] { fill: currentcolor; stroke: none; }
[slot="civico-rating"] button[data-face]:active { background: var(--_color-surface-subtle); transform: scale(0.98); }
[slot="civico-rating"] [data-part="kiosk-reasons"] { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: var(--_space-m); inline-size: min(100%, 60rem); }
[slot="civico-rating"] [data-part="kiosk-reasons"] button, [slot="civico-rating"] [data-part="kiosk-bar"] button, [slot="civico-rating"] [data-part="kiosk-ticket"] button { margin: 0; }
[slot="civico-rating"] [data-part="kiosk-reasons"] button { min-block-size: 5rem; line-height: 1.25; text-wrap: balance; font-size: clamp(1.125rem, 2.6vmin, 1.5rem); color: var(--_color-text); background: var(--_color-surface); border: 3px solid var(--_color-control); }
[slot="civico-rating"] [data-part="kiosk-reasons"] button[data-quiet] { border-style: dashed; }
[slot="civico-rating"] [data-part="kiosk-ticket"] { display: grid; gap: var(--_space-m); inline-size: min(100%, 26rem); }
[slot="civico-rating"] [data-part="kiosk-ticket"] input { appearance: none; inline-size: 100%; min-block-size: 5rem; padding: 0.5rem; font: inherit; font-size: 2.5rem; text-align: center; text-transform: uppercase; user-select: text;
  color: var(--_color-text); background: var(--_color-surface); border: 3px solid var(--_color-control); border-radius: var(--_radius-control); }
[slot="civico-rating"] [data-part="kiosk-ticket"] input:focus-visible { outline: 3px solid var(--_color-focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--_color-text); }
[slot="civico-rating"] [data-part="kiosk-ticket"] button { min-block-size: 4.5rem; font-size: 1.5rem; }
[slot="civico-rating"] [data-part="kiosk-bar"] { display: flex; flex-wrap: wrap; gap: var(--_space-s); align-items: center; justify-content: center; }
[slot="civico-rating"] [data-part="kiosk-bar"] button { min-block-size: 3.5rem; min-inline-size: 3.5rem; padding: 0.5rem 1rem; color: var(--_color-link); background: var(--_color-surface); border-color: var(--_color-control); }
[slot="civico-rating"] [data-part="kiosk-bar"] button[aria-pressed="true"] { color: var(--_color-on-brand); background: var(--_color-brand); border-color: var(--_color-brand); }
[slot="civico-rating"] [data-part="kiosk-bar"] button { inline-size: auto; }
[slot="civico-rating"] [data-part="kiosk-note"] { flex-basis: 100%; margin: 0; font-size: var(--_font-size-small); color: var(--_color-text-muted); text-align: center; }
[slot="civico-rating"] [data-part="kiosk"] [data-part="error"] { margin: 0; text-wrap: balance; font-size: clamp(1rem, 2.6vmin, 1.5rem); }
@media (max-width: 32rem) and (orientation: portrait) {
  [slot="civico-rating"] [data-part="kiosk-faces"] { grid-template-columns: minmax(0, 1fr); inline-size: min(100%, 22rem); }
  [slot="civico-rating"] button[data-face] { grid-template-columns: auto 1fr; align-items: center; justify-items: start; gap: var(--_space-m); padding: 0.75rem 1.25rem; inline-size: 100%; }
  [slot="civico-rating"] button[data-face] svg { inline-size: 16vmin; }
  [slot="civico-rating"] [data-part="kiosk-reasons"] { gap: var(--_space-s); }
  [slot="civico-rating"] [data-part="kiosk-reasons"] button { min-block-size: 4rem; }
  [slot="civico-rating"] [data-part="kiosk-bar"] button { min-block-size: 3rem; padding: 0.5rem 0.75rem; }
}
@media (forced-colors: active) { [slot="civico-rating"] [data-part="kiosk-bar"] button[aria-pressed="true"] { forced-color-adjust: none; color: HighlightText; background: Highlight; } }
@media (prefers-reduced-motion: reduce) { [slot="civico-rating"] button[data-face]:active { transform: none; } }
`;

import { groundCss } from '@civico/core/styles/base.ts';

/**
 * Light-DOM styles of our own child: by attribute and tag, no classes of our own (the validator counts the page's classes). `all: revert` first takes away what
 * the host's rules say about bare tags; svg is left alone because revert would also undo its geometry attributes.
 */
export const ratingCss = `
[slot="civico-rating"], [slot="civico-rating"] :where(:not(svg *)) { all: revert; box-sizing: border-box; }
${groundCss('[slot="civico-rating"]')}
[slot="civico-rating"] { display: block; container-type: inline-size; }
[slot="civico-rating"] :where(section) {
  padding: var(--_space-l); background: var(--_color-surface); border: 1px solid var(--_color-border); border-radius: var(--_radius-card);
}
[slot="civico-rating"] [data-element="feedback-title"] { margin: 0 0 var(--_space-s); font-size: var(--_font-size-large); font-weight: 700; line-height: 1.3; text-wrap: balance; }
[slot="civico-rating"] fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
[slot="civico-rating"] legend { padding: 0; }
[slot="civico-rating"] :is(legend:not([data-element]), small) {
  font-size: var(--_font-size-small); color: var(--_color-text-muted); }
[slot="civico-rating"] [data-part="choices"] { display: grid; grid-template-columns: repeat(5, minmax(0, 3rem)); gap: var(--_space-xs); margin-block-start: var(--_space-s); }
[slot="civico-rating"] [data-part="choices"] label { position: relative; display: grid; justify-items: center; cursor: pointer; border-radius: var(--_radius-control); }
[slot="civico-rating"] [data-part="choices"] input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
[slot="civico-rating"] [data-part="stars"] label > span {
  position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[slot="civico-rating"] svg { display: block; fill: none; stroke: var(--_color-control); stroke-linejoin: round; stroke-linecap: round; pointer-events: none;
  inline-size: 100%; max-inline-size: 3rem; aspect-ratio: 1; padding: 8%; box-sizing: border-box; }
[slot="civico-rating"] svg * { display: inline; color: inherit; fill: inherit; stroke: inherit; stroke-width: 1.5px; opacity: 1; transform: none; visibility: visible; clip-path: none; outline: none; }
[slot="civico-rating"] [data-filled] svg { fill: var(--_color-star); stroke: var(--_color-star); }
[slot="civico-rating"] [data-part="stars"] [data-part="choices"]:hover label:not(:hover ~ label) svg { stroke: var(--_color-star); }
[slot="civico-rating"] :is([data-part="reasons"], [data-part="detail"]) { margin-block-start: var(--_space-l); }
[slot="civico-rating"] :is(legend[data-element], [data-part="question"]) { font-weight: 700; }
[slot="civico-rating"] [data-part="reasons"] label { display: flex; border-radius: var(--_radius-control); gap: var(--_space-s); align-items: center; min-block-size: 2.75rem; padding-block: 4px; cursor: pointer; }
[slot="civico-rating"] [data-part="reasons"] label input { flex: none; inline-size: 1.5rem; block-size: 1.5rem; margin: 0; accent-color: var(--_color-text); cursor: pointer; }
[slot="civico-rating"] [data-part="detail"] label { display: block; margin-block: var(--_space-xs); }
[slot="civico-rating"] :where(textarea, button) { font: inherit; color: inherit; }
[slot="civico-rating"] textarea { display: block; inline-size: 100%; max-inline-size: 44rem; padding: 0.625rem 0.75rem; background: var(--_color-surface); border: 1px solid var(--_color-control);
  border-radius: var(--_radius-control); resize: vertical; }
[slot="civico-rating"] small { display: block; margin-block-start: var(--_space-xs); }
[slot="civico-rating"] button { margin-block-start: var(--_space-m); min-block-size: 3rem; padding: 0.5rem 1.75rem; font-weight: 600; cursor: pointer;
  color: var(--_color-on-brand); background: var(--_color-brand); border: 2px solid transparent; border-radius: var(--_radius-control); }
[slot="civico-rating"] button:hover { text-decoration: underline; text-underline-offset: 0.25em; }
[slot="civico-rating"] button[aria-disabled="true"] { opacity: 0.7; cursor: progress; }
[slot="civico-rating"] p { margin: var(--_space-m) 0 0; padding: var(--_space-m); border-inline-start: 4px solid; border-radius: var(--_radius-control); }
[slot="civico-rating"] [data-part="thanks"] { margin: 0; border-color: var(--_color-success); background: var(--_color-success-surface); }
[slot="civico-rating"] [data-part="error"] { border-color: var(--_color-danger); background: var(--_color-danger-surface); }
[slot="civico-rating"] :is(label:has(input:focus-visible), textarea:focus-visible, button:focus-visible, p:focus-visible) {
  outline: 3px solid var(--_color-focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--_color-text); }
[slot="civico-rating"] [hidden][hidden][hidden] { display: none; }
@container (max-width: 26rem) {
  [slot="civico-rating"] :where(section) { padding: var(--_space-m); }
  [slot="civico-rating"] button { inline-size: 100%; }
}
@media (forced-colors: active) {
  [slot="civico-rating"] button { border-color: ButtonText; }
}
@media (prefers-reduced-motion: no-preference) {
  [slot="civico-rating"] svg { transition: fill var(--_duration-short), stroke var(--_duration-short); }
}
@media print { [slot="civico-rating"] { display: none; } }
`;

/** Styles of the three faces; they come with `faces.ts`, only to pages that show them. */
export const facesCss = `
[slot="civico-rating"] [data-part="faces"] [data-part="choices"] { grid-template-columns: repeat(3, minmax(0, 8rem)); gap: var(--_space-m); }
[slot="civico-rating"] [data-part="faces"] label {
  padding: var(--_space-s) var(--_space-xs); gap: var(--_space-xs); text-align: center; border: 2px solid var(--_color-border); font-weight: 600; }
[slot="civico-rating"] [data-part="faces"] svg { max-inline-size: 4rem; stroke: currentcolor; }
[slot="civico-rating"] [data-part="faces"] svg * { stroke-width: 2.5px; }
[slot="civico-rating"] [data-part="faces"] svg [data-ink] { fill: currentcolor; stroke: none; }
[slot="civico-rating"] [data-face="green"] svg { color: var(--_color-success); fill: var(--_color-success-surface); }
[slot="civico-rating"] [data-face="yellow"] svg { color: var(--_color-warning); fill: var(--_color-warning-surface); }
[slot="civico-rating"] [data-face="red"] svg { color: var(--_color-danger); fill: var(--_color-danger-surface); }
[slot="civico-rating"] [data-part="faces"] label:hover { border-color: var(--_color-control); }
[slot="civico-rating"] [data-part="faces"] label:has(:checked) { border-color: var(--_color-text); background: var(--_color-surface-subtle); }
@container (max-width: 26rem) {
  [slot="civico-rating"] [data-part="faces"] [data-part="choices"] { gap: var(--_space-s); }
  [slot="civico-rating"] [data-part="faces"] label { font-size: var(--_font-size-small); hyphens: auto; }
}
@media (forced-colors: active) {
  [slot="civico-rating"] [data-part="faces"] label:has(:checked) { border-color: Highlight; outline: 2px solid Highlight; }
}
`;

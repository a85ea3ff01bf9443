/** What the pages of the foundations share: their style sheet, and boxes in another scheme. */
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { StoryTheme } from '../support/themes.ts';
import { themes } from '../support/themes.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
.f-page { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); max-inline-size: 70rem; color: var(--civico-color-text); }
.f-page h2 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; }
.f-page h3 { margin: 0 0 .5rem; font-size: 1.125rem; }
.f-page p { margin: 0; max-inline-size: 44rem; }
.f-page small { font-size: .875rem; line-height: 1.35; color: var(--civico-color-text-muted); }
.f-page code { font-size: .8125rem; color: var(--civico-color-text-muted); overflow-wrap: anywhere; }
.f-pair { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
.f-scheme { display: grid; gap: .5rem; align-content: start; padding: 1rem; color: var(--civico-color-text); background: var(--civico-color-surface); border: 1px solid var(--civico-color-border); border-radius: 8px; }
.f-swatches { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); margin: 0; padding: 0; list-style: none; }
.f-swatch { display: grid; grid-template-columns: 3.5rem 1fr; gap: .75rem; align-items: center; }
.f-color { block-size: 3.5rem; border-radius: 8px; border: 1px solid var(--civico-color-control); background: var(--f-value); }
.f-swatch b { display: block; font-weight: 600; }
.f-swatch span { display: block; font-size: .8125rem; line-height: 1.35; color: var(--civico-color-text-muted); }
.f-table { inline-size: 100%; border-collapse: collapse; font-size: .9375rem; }
.f-table caption { padding-block-end: .5rem; font-weight: 600; text-align: start; }
.f-table th, .f-table td { padding: .5rem; text-align: start; font-weight: 400; border-block-end: 1px solid var(--civico-color-border); }
.f-table thead th { font-weight: 600; background: var(--civico-color-surface-subtle); }
.f-table td:nth-last-child(-n + 2) { font-variant-numeric: tabular-nums; }
.f-sample { display: inline-block; min-inline-size: 7rem; padding: .25rem .75rem; border-radius: 4px; color: var(--f-text); background: var(--f-ground); border: 1px solid var(--civico-color-border); }
.f-line { display: inline-block; inline-size: 7rem; block-size: 1.75rem; border-radius: 4px; background: var(--f-ground); border: 3px solid var(--f-text); }
.f-bar { block-size: 1.25rem; inline-size: var(--f-value); max-inline-size: 100%; background: var(--civico-color-brand-fill); border-radius: 2px; }
.f-row { display: grid; grid-template-columns: minmax(0, 14rem) minmax(0, 1fr); overflow-wrap: anywhere; gap: .5rem 1.5rem; align-items: center; margin: 0; padding-block: .5rem; border-block-end: 1px solid var(--civico-color-border); }
.f-row dd { margin: 0; }
.f-shapes { display: flex; flex-wrap: wrap; gap: 2rem; }
.f-shape { display: grid; place-items: center; inline-size: min(11rem, 100%); overflow-wrap: anywhere; min-block-size: 7rem; padding: .75rem; text-align: center; background: var(--civico-color-surface); border: 1px solid var(--civico-color-border); border-radius: var(--f-radius, 8px); box-shadow: var(--f-shadow, none); }
.f-scroll { overflow-x: auto; }
`);
if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Sets custom properties by CSSOM; a strict CSP allows it, other than a style attribute. */
export const vars = (values: Record<string, string>): ReturnType<typeof ref> => ref((element) => {
  for (const [name, value] of Object.entries(values)) (element as HTMLElement | undefined)?.style.setProperty(name, value);
});

/** The same content in a light and in a dark box of a theme. */
export const bothSchemes = (theme: string, content: (scheme: 'light' | 'dark') => unknown): TemplateResult => html`<div class="f-pair">
  ${(['light', 'dark'] as const).map((scheme) => html`<section class="f-scheme" data-civico-theme=${theme} data-civico-scheme=${scheme}>
    <h3>${scheme === 'light' ? 'Light' : 'Dark'}</h3>${content(scheme)}</section>`)}
</div>`;

export const themeOf = (globals: Record<string, unknown>): StoryTheme => themes.find(({ id }) => id === globals['theme']) ?? themes[0]!;

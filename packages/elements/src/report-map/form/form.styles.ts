import { css } from 'lit';

export const formStyles = css`
  [part~='form-view'] { max-inline-size: 64rem; }
  [part~='form-name'] { font-size: 1.125rem; font-weight: 600; color: var(--_color-text-muted); }
  [part~='form'] { display: grid; gap: var(--_space-l); }
  /* A region that is silent takes no room, and is there before it speaks. */
  [part~='form'] > [part~='live-region']:empty { margin-block-start: calc(-1 * var(--_space-l)); }
  [part~='form'] > [part~='group'] { display: grid; gap: var(--_space-l); padding-block-start: var(--_space-l); border-block-start: 1px solid var(--_color-border); }
  [part~='form'] > [part~='group'] > [part~='field'] { margin: 0; max-inline-size: 40rem; }
  [part~='group'] > [part~='live-region']:empty { display: none; }
  [part~='prose'] { display: grid; gap: var(--_space-m); max-inline-size: 40rem; font-size: 1.0625rem; }
  [part~='required-note'] { font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='category-note'] { margin-block-start: calc(-1 * var(--_space-m)); }
  [part~='question'] { max-inline-size: 40rem; padding-inline-start: var(--_space-m); border-inline-start: 4px solid var(--_color-border); }
  [part~='stop'], [part~='nearby'], [part~='outside'] { max-inline-size: 46rem; }

  [part~='place'] { display: grid; gap: var(--_space-l); align-items: start; }
  [part~='place-words'] { display: grid; gap: var(--_space-m); justify-items: start; min-inline-size: 0; }
  [part~='place-words'] > * { max-inline-size: 100%; }
  [part~='place-words'] > [part~='field'] { inline-size: 100%; }
  [part~='place-words'] > [part~='live-region']:empty { display: none; }
  [part~='place-note'] { font-weight: 600; }
  [part~='well-known-title'], h5[part~='label'] { margin: 0; font-size: 1em; font-weight: 600; }
  [part~='well-known-list'] { display: flex; flex-wrap: wrap; gap: var(--_space-s); margin: var(--_space-s) 0 0; padding: 0; list-style: none; }
  [part~='well-known-place'] { padding: 0.375rem 0.875rem; font-weight: 400; border-width: 1px; border-radius: 1.375rem; }
  [part~='place-map'] [part~='map-box'] { block-size: var(--civico-report-map-height, 24rem); margin-block-start: var(--_space-s); }
  [part~='position-note'] { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 var(--_space-m); min-block-size: 2.75rem; margin-block-start: var(--_space-xs); font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  @container report-map (min-width: 52rem) { [part~='place'] { grid-template-columns: 1fr 1fr; gap: var(--_space-xl); } }

  [part~='nearby-list'] { display: grid; gap: var(--_space-m); margin: var(--_space-m) 0 0; padding: 0; list-style: none; }
  [part~='nearby-report'] { display: grid; gap: var(--_space-s); justify-items: start; padding: var(--_space-m); background: var(--_color-surface); border: 1px solid var(--_color-border); border-radius: var(--_radius-control); }
  [part~='nearby-title'] { font-weight: 600; }
  [part~='nearby-followed'] { font-weight: 600; color: var(--_color-success); }

  [part~='draft'] > [part~='live-region']:empty { display: none; }
  [part~='draft']:has(> [part~='live-region']:empty) { display: contents; }
  [part~='draft-kept'] { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--_space-m); font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='form-buttons'] { padding-block-start: var(--_space-l); border-block-start: 1px solid var(--_color-border); }
  /* The list above ends with a line of its own. */
  [part~='summary-list'] ~ [part~='form-buttons'] { padding: 0; border: 0; }
  [part~='next-button'] { min-inline-size: 9rem; }
  @container report-map (min-width: 36rem) { [part~='save-button'] { margin-inline-start: auto; } }
  @container report-map (max-width: 36rem) {
    [part~='form-buttons'] { display: grid; grid-template-columns: 1fr 1fr; }
    [part~='form-buttons'] > [part~='button'] { padding-inline: var(--_space-s); }
    [part~='form-buttons'] > [part~='next-button'] { grid-row: 1; grid-column: 1 / -1; }
  }

  [part~='outcome'] [part~='notice-text'] { display: grid; gap: var(--_space-s); }
  [part~='line'] { display: block; }
  [part~='thumbs'] { display: flex; flex-wrap: wrap; gap: var(--_space-s); margin-block-start: var(--_space-s); }
  [part~='thumb'] { inline-size: 6rem; block-size: 6rem; object-fit: cover; border-radius: var(--_radius-control); }

  [part~='outcome'] { max-inline-size: 48rem; }
  [part~='outcome-head'] { display: flex; gap: var(--_space-m); align-items: flex-start; }
  [part~='outcome-head'] > [part~='icon'] { inline-size: 3rem; block-size: 3rem; color: var(--_color-success); }
  [part~='code-box'] { display: grid; gap: var(--_space-s); padding: var(--_space-l); background: var(--_color-success-surface); border-radius: var(--_radius-card); }
  [part~='code-box'] > [part~='button-row'] { margin-block-start: var(--_space-m); }
  [part~='outcome-head'] [part~='lead'] { margin-block-start: var(--_space-s); }
  [part~='choice-content'] > [part~='hint'] + [part~='field'] { margin-block-start: var(--_space-m); }
  [part~='code-name'] { font-weight: 600; }
  [part~='code'] { font-size: clamp(1.25rem, 0.8rem + 2.4cqi, 2rem); font-weight: 700; font-variant-numeric: tabular-nums; letter-spacing: 0.04em; line-height: 1.3; text-wrap: balance; user-select: all; }
  @media print { [part~='receipt'] { color: black; } [part~='code-box'] { padding: 0; background: none; } }
`;

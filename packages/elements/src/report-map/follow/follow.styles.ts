import { css } from 'lit';

export const followStyles = css`
  [part~='report'] { display: grid; gap: var(--_space-l); }
  [part~='report-head'] { display: grid; gap: var(--_space-s); }
  [part~='report-columns'] { display: grid; gap: var(--_space-xl); align-items: start; }
  [part~='report-main'], [part~='report-side'] { display: grid; gap: var(--_space-l); min-inline-size: 0; }
  [part~='report-side'] { justify-items: start; }
  [part~='report-side'] > [part~='group'] { inline-size: 100%; }
  [part~='report'] [part~='group'] { display: grid; gap: var(--_space-m); }
  [part~='report-main'] [part~='typed'] { max-inline-size: 40rem; font-size: 1.125rem; }
  [part~='report-place'] { display: grid; gap: var(--_space-xs); }
  [part~='report-place'] [part~='map-box'] { block-size: 16rem; margin-block-start: var(--_space-s); }
  [part~='gallery'] { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); gap: var(--_space-m); margin: 0; padding: 0; list-style: none; }
  [part~='photo-link'] { display: block; border-radius: var(--_radius-card); }
  [part~='photo'] { display: block; inline-size: 100%; block-size: auto; max-block-size: 24rem; object-fit: cover; background: var(--_color-surface-subtle); border-radius: var(--_radius-card); }
  [part~='follow'] { padding: var(--_space-l); background: var(--_color-surface-subtle); border-radius: var(--_radius-card); }
  [part~='follow'] form { display: grid; gap: var(--_space-m); }
  [part~='code-form'] { display: grid; gap: var(--_space-l); justify-items: start; max-inline-size: 36rem; }
  [part~='status-view'] > p { margin-block-start: var(--_space-m); }
  [part~='code-form'] [part~='input-short'] { max-inline-size: 22rem; font-variant-numeric: tabular-nums; letter-spacing: 0.04em; }
  @container report-map (min-width: 56rem) { [part~='report-columns'] { grid-template-columns: 3fr 2fr; } }
`;

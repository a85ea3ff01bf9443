import { css } from 'lit';

/** Cells with room for what is on. */
const wide = css`
  [part~='cell'] { block-size: 7.5rem; }
  [part~='grid-week'] :is([part~='cell'], [part~='day']) { block-size: auto; min-block-size: 16rem; }
  [part~='day'] { align-items: stretch; padding: var(--_space-xs); min-block-size: 7.5rem; }
  [part~='number'] { align-self: start; }
  [part~='mark'] { display: none; }
`;

/** Month and week. Apart from the panels' styles: each rule that mentions a part is tried on every part, and a month has five hundred. */
export const gridStyles = css`
  [part~='grid-box'] { display: grid; gap: var(--_space-l); }
  [part~='grid'] { inline-size: 100%; table-layout: fixed; border-collapse: collapse; background: var(--_color-surface); }
  [part~='weekday'] { padding: var(--_space-xs); font-size: var(--_font-size-small); font-weight: 600; color: var(--_color-text-muted); overflow: hidden; text-overflow: clip; white-space: nowrap; }
  [part~='cell'] { padding: 0; vertical-align: top; border: 1px solid var(--_color-border); block-size: 3rem; }
  [part~='cell-outside'] { background: var(--_color-surface-subtle); }
  [part~='cell-chosen'] { box-shadow: inset 0 0 0 3px var(--_color-brand-edge); }
  [part~='day'] {
    display: flex; flex-direction: column; gap: 0.125rem; align-items: center; inline-size: 100%; min-block-size: 3rem; margin: 0; padding: var(--_space-xs) 0.125rem;
    font: inherit; font-size: var(--_font-size-small); line-height: 1.35; text-align: start; color: var(--_color-text); background: none; border: 0; border-radius: 0; cursor: pointer; position: relative; contain: layout paint;
  }
  [part~='day']:hover { background: color-mix(in oklab, var(--_color-link) 9%, transparent); }
  [part~='day']:focus-visible { z-index: 1; outline-offset: -3px; box-shadow: inset 0 0 0 5px var(--_color-text); }
  [part~='number'] { flex: none; min-inline-size: 1.75rem; line-height: 1.75rem; text-align: center; font-weight: 600; font-variant-numeric: tabular-nums; }
  [part~='cell-today'] [part~='number'] { color: var(--_color-on-brand); background: var(--_color-brand); border-radius: 1em; }
  [part~='cell-outside'] [part~='number'] { color: var(--_color-text-muted); }
  [part~='entry']:not(:empty) { display: block; flex: none; padding: 0 0.25rem; overflow: clip; text-overflow: ellipsis; white-space: nowrap; background: var(--_color-selected); border-inline-start: 3px solid var(--_color-link); }
  [part~='grid-week'] [part~='entry'] { white-space: normal; overflow-wrap: anywhere; }
  [part~='entry-cancelled']:not(:empty) { text-decoration: line-through; border-color: var(--_color-danger); }
  [part~='entry-postponed']:not(:empty) { background: var(--_color-warning-surface); border-inline-start: 5px double var(--_color-warning); }
  [part~='entry-status'] { display: inline-block; font-weight: 600; }
  [part~='entry-ongoing']:not(:empty) { color: var(--_color-text-muted); background: none; border-color: var(--_color-border); }
  [part~='others']:not(:empty) { display: block; padding-inline-start: 0.25rem; font-weight: 600; color: var(--_color-link); }
  [part~='entry']:empty, [part~='others']:empty, [part~='day'] [part~='weekday'] { display: none; }
  [part~='mark'] { min-inline-size: 1.25rem; padding: 0 0.25rem; font-size: 0.75rem; font-weight: 700; text-align: center; color: var(--_color-link); background: var(--_color-selected); border-radius: 1em; }
  [part~='mark']:empty { visibility: hidden; }
  [part~='results'] [part~='grid'] { transition: opacity 0.2s; }
  [part~='results'][aria-busy='true'] [part~='grid'] { opacity: 0.5; transition-delay: 0.3s; }
  @media (hover: none) { [part~='help'] { display: none; } }
  [part~='help'] { font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='panel-title'] { margin: 0 0 var(--_space-m); font-size: var(--_font-size-large); line-height: 1.3; }
  @container events (min-width: 56rem) { [part~='day-panel'] [part~='event-list'] { grid-template-columns: 1fr 1fr; align-items: start; } }
  @container events (width < 46rem) {
    @media screen {
      /* A week stands upright: one day below the other, with what is on. */
      [part~='grid-week'], [part~='grid-week'] :is(tbody, tr, td) { display: block; }
      [part~='grid-week'] thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
      [part~='grid-week'] [part~='cell'] { block-size: auto; }
      [part~='grid-week'] [part~='cell'] + [part~='cell'] { border-block-start: 0; }
      [part~='grid-week'] [part~='day'] { display: grid; grid-template-columns: 2.75rem 1.75rem minmax(0, 1fr); gap: var(--_space-xs) var(--_space-s); padding: var(--_space-s); font-size: inherit; }
      [part~='grid-week'] [part~='day'] [part~='weekday'] { display: block; padding: 0; }
      [part~='grid-week'] :is([part~='entry'], [part~='others']) { grid-column: 3; }
      [part~='grid-week'] [part~='mark'] { display: none; }
    }
    /* Too narrow to be seen, still read out. */
    [part~='grid-month'] :is([part~='entry'], [part~='others']) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  }
  @container events (min-width: 46rem) { ${wide} }
  /* Paper is narrower than that, and has no finger to press a day with. */
  @media print {
    ${wide}
    [part~='entry']:not(:empty), [part~='others']:not(:empty) { position: static; inline-size: auto; block-size: auto; clip-path: none; white-space: normal; overflow-wrap: anywhere; }
    [part~='cell'], [part~='day'] { block-size: auto; min-block-size: 5rem; }
    tr { break-inside: avoid; }
  }
  @media (forced-colors: active) { [part~='cell-chosen'] { outline: 3px solid Highlight; outline-offset: -3px; } [part~='cell-today'] [part~='number'] { border: 2px solid CanvasText; } [part~='day']:focus-visible { outline: 3px solid Highlight; } }
  @media print { [part~='help'] { display: none; } }
`;

import { css, unsafeCSS, type CSSResultGroup } from 'lit';
import { partsBase } from '@civico/core/parts/base.ts';
import { groundCss } from '@civico/core/styles/base.ts';

const own = css`
  #view { container-name: events; }
  p { margin: 0; }
  [part~='calendar'] { display: grid; gap: var(--_space-l); }
  [part~='calendar'] > * { min-inline-size: 0; }
  [part~='title'] { margin: 0; font-size: 1.75rem; }
  [part~='toolbar'], [part~='group'] { display: flex; flex-wrap: wrap; gap: var(--_space-s); align-items: center; }
  [part~='toolbar'] { justify-content: space-between; }
  [part~='tool'], [part~='link-button'] { min-block-size: 2.75rem; min-inline-size: 2.75rem; padding: 0.5rem 0.875rem; font: inherit; font-weight: 600; color: var(--_color-link); background: none; border: 2px solid; border-radius: var(--_radius-control); cursor: pointer; }
  [part~='tool']:hover { background: var(--_color-surface-subtle); }
  [part~='tool'][aria-pressed='true'] { color: var(--_color-on-brand); background: var(--_color-brand); border-color: var(--_color-brand-edge); }
  [part~='period'] { font-size: var(--_font-size-large); font-weight: 700; }
  [part~='period']::first-letter, [part~='day-title']::first-letter { text-transform: uppercase; }
  [part~='results'] { display: grid; gap: var(--_space-l); }
  [part~='day-title'] { margin: 0 0 var(--_space-m); padding-block-end: var(--_space-xs); font-size: var(--_font-size-large); border-block-end: 2px solid var(--_color-brand); }
  [part~='event-list'] { display: grid; gap: var(--_space-m); margin: 0; padding: 0; list-style: none; }
  [part~='event'] { display: flex; flex-wrap: wrap; background: var(--_color-surface); border: 1px solid var(--_color-border); border-radius: var(--_radius-card); overflow: hidden; }
  [part~='event-body'] { display: grid; flex: 1 1 16rem; gap: var(--_space-xs); justify-items: start; align-content: start; min-inline-size: 0; padding: var(--_space-m) min(var(--_space-l), 5cqi); overflow-wrap: anywhere; }
  [part~='event-image'] { inline-size: 12rem; min-block-size: 8rem; object-fit: cover; }
  [part~='event-title'] { margin: 0; font-size: 1.125em; }
  [part~='event-cancelled'] :is([part~='event-title'], [part~='event-when']) { text-decoration: line-through; }
  [part~='event-when'] { font-weight: 600; text-wrap: balance; }
  [part~='event-status'] { padding: 0.125em 0.75em; font-size: var(--_font-size-small); font-weight: 700; color: var(--_color-danger); background: var(--_color-danger-surface); border: 1px solid; border-radius: 1em; }
  [part~='event-postponed'] [part~='event-status'] { color: var(--_color-warning); background: var(--_color-warning-surface); }
  [part~='event-moved'] { color: var(--_color-warning); font-weight: 600; }
  [part~='facts'] { display: flex; flex-wrap: wrap; gap: 0 var(--_space-m); color: var(--_color-text-muted); }
  [part~='link-button'] { padding: 0; text-decoration: underline; border: 0; }
  @container (width > 40rem) {
    [part~='event-body'] { grid-template-columns: 10rem 1fr auto; column-gap: var(--_space-m); }
    [part~='event-body'] > * { grid-column: 2; }
    [part~='event-when'] { grid-area: 1 / 1 / 3; }
    [part~='link-button'] { grid-area: 1 / 3 / 3; }
  }
  @media (forced-colors: active) { [part~='tool'][aria-pressed='true'] { forced-color-adjust: none; color: HighlightText; background: Highlight; border-color: Highlight; } }
  [part~='message'] { display: grid; justify-items: start; gap: var(--_space-m); padding: var(--_space-l); background: var(--_color-surface-subtle); border-radius: var(--_radius-card); }
  [part~='message-error'] { border-inline-start: 6px solid var(--_color-danger); background: var(--_color-danger-surface); }
  @media print { [part~='tool'], [part~='link-button'] { display: none; } [part~='event'] { break-inside: avoid; } [part~='day-title'] { break-after: avoid; } }
`;

export const eventsCalendarStyles: CSSResultGroup = [unsafeCSS(groundCss(':host')), partsBase, own];

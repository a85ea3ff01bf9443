import { css, unsafeCSS, type CSSResultGroup } from 'lit';
import { buttonStyles } from '@civico/core/parts/button.ts';
import { cardStyles } from '@civico/core/parts/card.ts';
import { emptyStateStyles } from '@civico/core/parts/empty-state.ts';
import { fieldStyles } from '@civico/core/parts/text-field.ts';
import { noticeStyles } from '@civico/core/parts/notice.ts';
import { selectStyles } from '@civico/core/parts/select.ts';
import { skeletonStyles } from '@civico/core/parts/skeleton.ts';
import { tagStyles } from '@civico/core/parts/tag.ts';
import { groundCss } from '@civico/core/styles/base.ts';

const own = css`
  #view { container-name: report-map; }
  p { margin: 0; }
  [part~='view'] { display: grid; gap: var(--_space-l); }
  [part~='view'] > * { min-inline-size: 0; }
  [part~='view-title'] { margin: 0; font-size: clamp(1.5rem, 1.1rem + 1.6cqi, 2.25rem); font-weight: 700; line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; }
  [part~='view-title']:focus-visible, [part~='column-title']:focus-visible { outline-offset: 6px; border-radius: 2px; }
  [part~='lead'] { max-inline-size: 40rem; font-size: 1.125rem; color: var(--_color-text-muted); }
  [part~='view-head'] { display: grid; gap: var(--_space-m); }
  [part~='group-title'], [part~='column-title'] { margin: 0; font-size: var(--_font-size-large); font-weight: 700; line-height: 1.3; }
  [part~='link'], [part~='jump-link'] { color: var(--_color-link); text-underline-offset: 0.2em; }
  [part~='live-region']:empty { display: contents; }
  [part~='outgoing'], [part~='live-region'] > [part~='notice'] { margin-block-end: var(--_space-m); }
  [part~='facts'] { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space-xs) var(--_space-m); font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='typed'] { white-space: pre-line; }
  [part~='back-link'] { justify-self: start; }

  [part~='filters'] {
    display: grid; grid-template-columns: 1fr 1fr; gap: var(--_space-m); align-items: end; padding: var(--_space-m); background: var(--_color-surface-subtle); border-radius: var(--_radius-card);
  }
  [part~='filters'] [part~='field'] + [part~='field'] { margin: 0; }
  [part~='filter-search'] { display: flex; gap: var(--_space-s); align-items: end; }
  [part~='filter-search'], [part~='filter-search'] + [part~='field'] { grid-column: 1 / -1; }
  [part~='filter-search'] > [part~='field'] { flex: 1; }
  [part~='filter-search'] > [part~='button'] { min-block-size: 3rem; flex: none; }
  [part~='filter-clear'] { justify-self: start; }

  [part~='columns'] { display: grid; gap: var(--_space-l); align-items: start; }
  [part~='column-head'] { display: flex; gap: var(--_space-m); justify-content: space-between; align-items: baseline; margin-block-end: var(--_space-s); }
  [part~='count'] { margin-block-end: var(--_space-m); color: var(--_color-text-muted); }
  [part~='report-list'] { display: grid; gap: var(--_space-m); margin: 0; padding: 0; list-style: none; }
  [part~='load-more'] { display: grid; justify-items: center; gap: var(--_space-s); margin-block-start: var(--_space-l); text-align: center; }
  [part~='load-more-status'] { font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='map-box'] {
    position: relative; isolation: isolate; overflow: hidden; block-size: var(--civico-report-map-height, min(32rem, 70vh)); min-block-size: 16rem;
    background: var(--_color-surface-subtle); border-radius: var(--_radius-card);
  }
  [part~='map-canvas'] { position: absolute; inset: 0; }
  [part~='map-message'] { position: absolute; inset: 0; display: grid; place-content: center; padding: var(--_space-l); text-align: center; color: var(--_color-text-muted); }
  [part~='map-column'] [part~='notice'] { margin-block: var(--_space-m) 0; }
  [part~='map-note'] { margin-block-start: var(--_space-s); font-size: var(--_font-size-small); color: var(--_color-text-muted); }

  @container report-map (min-width: 40rem) {
    [part~='filters'] { grid-template-columns: repeat(3, 1fr); padding: var(--_space-l); }
    [part~='filter-search'] + [part~='field'] { grid-column: auto; }
  }
  @container report-map (min-width: 60rem) {
    [part~='filters'] { grid-template-columns: 2fr repeat(3, 1fr); }
    [part~='filter-search'], [part~='filter-search'] + [part~='field'] { grid-column: auto; }
    [part~='filter-clear'] { grid-column: 1 / -1; }
    [part~='columns'] { grid-template-columns: 1fr 1fr; gap: var(--_space-xl); }
    [part~='map-column'] { position: sticky; inset-block-start: var(--_space-m); }
    [part~='jump-link'] { display: none; }
  }
  @media print { :host { color-scheme: light; } [part~='filters'], [part~='map-column'], [part~='jump-link'] { display: none; } }
`;

export const reportMapStyles: CSSResultGroup = [
  unsafeCSS(groundCss(':host')), buttonStyles, cardStyles, emptyStateStyles, fieldStyles, noticeStyles, selectStyles, skeletonStyles, tagStyles, own,
];

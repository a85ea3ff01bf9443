import { css, type CSSResultGroup } from 'lit';
import { buttonStyles } from '@civico/core/parts/button.ts';
import { choiceListStyles } from '@civico/core/parts/choice-list.ts';
import { fieldStyles } from '@civico/core/parts/field.ts';
import { selectStyles } from '@civico/core/parts/select.ts';

const own = css`
  [part~='filters'] { display: grid; gap: var(--_space-m); align-items: end; padding: var(--_space-m); background: var(--_color-surface-subtle); border-radius: var(--_radius-card); }
  [part~='filters'] > * { min-inline-size: 0; }
  [part~='filters'] [part~='field'] + [part~='field'] { margin: 0; }
  [part~='filter-search'] { display: flex; gap: var(--_space-s); align-items: end; }
  [part~='filter-search'] > [part~='field'] { flex: 1; }
  [part~='filter-search'] > [part~='button'] { min-block-size: 3rem; }
  [part~='detail'] { display: grid; gap: var(--_space-m); justify-self: stretch; margin-block: var(--_space-s); padding-block-start: var(--_space-m); border-block-start: 1px solid var(--_color-border); }
  [part~='description'] { white-space: pre-line; max-inline-size: 44rem; }
  [part~='detail-list'] { display: grid; gap: var(--_space-xs) var(--_space-m); margin: 0; }
  [part~='detail-list'] dt { font-weight: 600; }
  [part~='detail-list'] dd { margin: 0 0 var(--_space-xs); }
  [part~='detail-actions'] { display: flex; flex-wrap: wrap; gap: var(--_space-s) var(--_space-m); align-items: center; }
  [part~='link'] { display: inline-flex; align-items: center; min-block-size: 2.75rem; color: var(--_color-link); text-underline-offset: 0.2em; overflow-wrap: anywhere; }
  [part~='subscription'] { display: grid; gap: var(--_space-m); justify-items: start; padding: var(--_space-m); background: var(--_color-surface-subtle); border-radius: var(--_radius-card); }
  [part~='subscription'] > * { max-inline-size: 100%; }
  [part~='subscription'] > [part~='field'] { inline-size: 100%; }
  @container events (min-width: 36rem) {
    [part~='filters'] { grid-template-columns: repeat(3, 1fr); padding: var(--_space-l); }
    [part~='filter-search'] { grid-column: 1 / -1; }
    [part~='detail-list'] { grid-template-columns: max-content 1fr; }
  }
  @media print { [part~='filters'], [part~='subscription'], [part~='detail-actions'] { display: none; } }
`;

/** Filters, details and subscription, in the order they apply: the element's own last, they know the parts they change. */
export const panelStyles: CSSResultGroup = [buttonStyles, fieldStyles, selectStyles, choiceListStyles, own];

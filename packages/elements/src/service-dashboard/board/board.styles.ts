import { css, type CSSResultGroup } from 'lit';
import { buttonStyles } from '@civico/core/parts/button.ts';
import { disclosureStyles } from '@civico/core/parts/disclosure.ts';
import { noticeStyles } from '@civico/core/parts/notice.ts';
import { selectStyles } from '@civico/core/parts/select.ts';
import { skeletonStyles } from '@civico/core/parts/skeleton.ts';

/**
 * @csspart dashboard - The whole: filters, topics, indicators.
 * @csspart filters - Choice of topic and years.
 * @csspart field - A choice with its label, in the filters.
 * @csspart bar - How many indicators are shown, and what can be done with them.
 * @csspart count - How many indicators are shown.
 * @csspart theme - The indicators of one topic.
 * @csspart theme-title - Name of a topic.
 * @csspart grid - The indicators of a topic, side by side where there is room.
 * @csspart numbers - The same, of indicators that are a number without a chart.
 * @csspart indicator-title - Name of an indicator.
 * @csspart description - What an indicator says and how it is computed.
 * @csspart figure - The newest value with its trend and target.
 * @csspart number - The newest value.
 * @csspart trend - Where it went since the value before.
 * @csspart trend-good - The same, when it is for the better.
 * @csspart trend-bad - The same, when it is for the worse.
 * @csspart unfinished - The value of a period that is not over, or not whole.
 * @csspart chart-bar - Room of a chart of bars.
 * @csspart chart-radar - Room of a chart in the form of a radar.
 * @csspart chart-tall - Room of a chart with many items.
 * @csspart legend - What the colours and patterns of a chart stand for.
 * @csspart remark - A sentence about the values: how sure they are, what was left out.
 * @csspart disclosure-content - Room of the table.
 * @csspart table-to-come - The same, before the values are there.
 * @csspart table - The values of a chart in rows.
 * @csspart cell - A cell of the table.
 * @csspart missing - Stands in the table where there is no value.
 * @csspart meta - Source, licence and date.
 * @csspart downloads - The files.
 */
const own = css`
  #view { container-name: dashboard; }
  p, dl, dd { margin: 0; }
  slot { display: block; margin-block-start: var(--_space-m); }
  a { color: var(--_color-link); text-underline-offset: 0.2em; }
  [part~='dashboard'] { display: grid; gap: var(--_space-l); }
  [part~='filters'] { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--_space-m); align-items: end; padding: var(--_space-m); background: var(--_color-surface-subtle); border-radius: var(--_radius-card); }
  [part~='filters'] [part~='field'] + [part~='field'] { margin: 0; }
  [part~='filters'] > :first-child { grid-column: 1 / -1; }
  [part~='bar'] { display: flex; flex-wrap: wrap; gap: var(--_space-s) var(--_space-m); align-items: center; justify-content: space-between; }
  [part~='count'] { font-weight: 600; }
  [part~='theme'] { display: grid; grid-template-columns: minmax(0, 1fr); overflow-wrap: break-word; gap: var(--_space-m); }
  [part~='theme-title'] { margin: var(--_space-s) 0 0; font-size: var(--_font-size-title, 1.5rem); line-height: 1.25; overflow-wrap: anywhere; }
  [part~='grid'] { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_space-l); align-items: start; }
  [part~='numbers'] { display: flex; flex-wrap: wrap; align-items: stretch; }
  [part~='numbers'] > * { flex: 1 1 16rem; }
  [part~='numbers'] + [part~='grid'] { margin-block-start: var(--_space-s); }
  [part~='grid']:has([open]) { align-items: start; }
  [part~='indicator'] { display: flex; flex-direction: column; gap: var(--_space-m); min-inline-size: 0; overflow-wrap: break-word; padding: min(var(--_space-l), 5cqi); background: var(--_color-surface); border: 1px solid var(--_color-border); border-radius: var(--_radius-card); }
  [part~='indicator-title'] { margin: 0; font-size: var(--_font-size-large); line-height: 1.3; text-wrap: balance; }
  [part~='description'], [part~='meta'], [part~='remark'], [part~='unfinished'] { font-size: var(--_font-size-small); color: var(--_color-text-muted); }
  [part~='remark']::first-letter { text-transform: uppercase; }
  [part~='figure'] { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_space-xs); }
  [part~='number'] { font-size: clamp(2rem, 1.5rem + 3cqi, 3rem); font-weight: 700; line-height: 1.1; letter-spacing: -0.02em; }
  [part~='trend'] { display: flex; gap: var(--_space-s); align-items: baseline; }
  [part~='trend'] > span { text-wrap: balance; }
  [part~='trend-good'] { color: var(--_color-success); font-weight: 600; }
  [part~='trend-bad'] { color: var(--_color-danger); font-weight: 600; }
  [part~='chart'] { position: relative; block-size: 17rem; min-inline-size: 0; overflow: clip; }
  [part~='chart-radar'] { block-size: 20rem; }
  [part~='chart-bar'][part~='chart-tall'] { block-size: 28rem; }
  /* As high as a closed table, and as the buttons of the files. */
  [part~='table-to-come'] { block-size: 3rem; border-block: 1px solid var(--_color-border); }
  [part~='downloads']:empty { block-size: 2.75rem; }
  [part~='chart'] canvas { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
  [part~='legend'] { display: flex; flex-wrap: wrap; gap: var(--_space-xs) var(--_space-m); margin: 0; padding: 0; font-size: var(--_font-size-small); list-style: none; }
  [part~='legend']:empty { display: none; }
  [part~='legend'] li { display: flex; gap: var(--_space-s); align-items: center; }
  [part~='legend'] canvas { inline-size: 2.25rem; block-size: 1rem; }
  [part~='meta'] { display: grid; margin-block-start: auto; grid-template-columns: max-content minmax(0, 1fr); gap: var(--_space-xs) var(--_space-s); overflow-wrap: anywhere; }
  [part~='meta'] dt { font-weight: 600; }
  [part~='downloads'] { display: flex; flex-wrap: wrap; gap: 0 var(--_space-l); margin-block: calc(-1 * var(--_space-s)); }
  [part~='indicator'] [part~='disclosure-content'] { padding-inline: 0; }
  [part~='missing'] { font-style: italic; color: var(--_color-text-muted); white-space: normal; }
  [part~='indicator'] [part~='cell'] { padding: 0.625rem var(--_space-s); }
  [part~='table'] tbody tr:last-child > * { border: 0; }
  @container dashboard (min-width: 34rem) {
    [part~='filters'] { grid-template-columns: minmax(0, 2fr) repeat(2, minmax(0, 1fr)); }
    [part~='filters'] > :first-child { grid-column: auto; }
    [part~='chart-radar'] { block-size: 24rem; }
  }
  @container dashboard (width < 34rem) {
    [part~='indicator'] [part~='cell'] { padding-inline: 0.375rem; font-size: var(--_font-size-small); white-space: normal; }
  }
  @container dashboard (min-width: 58rem) {
    [part~='grid']:not([part~='numbers']) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    [part~='grid']:not(:has([open])) { align-items: stretch; }
    [part~='grid'] > :last-child:nth-child(odd) { grid-column: 1 / -1; }
  }
  @media (forced-colors: active) { [part~='trend'] { color: CanvasText; } }
  @media print {
    [part~='filters'], [part~='bar'] { display: none; }
    [part~='grid'] { display: block; }
    [part~='indicator'] { break-inside: avoid; margin-block-end: var(--_space-m); }
  }
`;

/** Everything the dashboard draws is in one shadow root, and so are the styles of the parts it uses. */
export const boardStyles: CSSResultGroup = [buttonStyles, disclosureStyles, noticeStyles, selectStyles, skeletonStyles, own];

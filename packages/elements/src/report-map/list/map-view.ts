import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import { deeper, type ViewContext } from '../view-context.ts';
import { jump } from './jump.ts';

/** The map beside the list. Its frame stands at once so that nothing jumps when it comes. */
export function mapView(context: ViewContext): TemplateResult {
  const { t, level, store: { list } } = context;
  const { points, pointsState } = list.state.get();
  const retry = (): void => {
    void list.retryPoints();
    // The button goes with its notice: the map takes the focus, so that the keyboard is not thrown to the top of the page.
    context.afterDrawing((root) => root.querySelector<HTMLElement>('[part~="map-surface"]')?.focus({ preventScroll: true }));
  };
  return html`<section part="map-column" id="mappa" aria-labelledby="map-title">
    <div part="column-head">
      ${heading(deeper(level), html`<span id="map-title">${t.mapTitle}</span>`, 'column-title')}
      <a part="jump-link" href="#elenco" @click=${jump}>${t.goToList}</a>
    </div>
    ${mapFrame(context)}
    ${liveRegion(pointsState.status === 'loading' ? html`<p part="map-note">${t.pointsLoading}</p>` : pointsState.status === 'failed' ? notice({
      kind: 'warning', kindLabel: t.attention, title: t.pointsFailed, text: pointsState.sentence, actions: button({ label: t.retry, onClick: retry }),
    }) : nothing)}
    ${pointsState.status === 'ready' ? html`<p part="map-note">${points?.truncated ? t.mapPartial : t.mapNote}</p>` : nothing}
  </section>`;
}

/** The frame of a map with what stands in it while there is none, and the question before tiles of another site. */
export function mapFrame({ t, map }: Pick<ViewContext, 't' | 'map'>): TemplateResult {
  const { status } = map;
  return html`<div part="map-box">
    ${map.container}
    ${status === 'idle' || status === 'loading' ? html`<p part="map-message">${t.mapLoading}</p>` : nothing}
    ${status === 'failed' ? html`<div part="map-message">${t.mapFailed} ${button({ label: t.retry, kind: 'link', onClick: () => void map.open() })}</div>` : nothing}
  </div>
  ${map.needsConsent ? notice({
    kind: 'info', title: t.tilesTitle, text: t.tilesText(map.tileHost), actions: button({ label: t.tilesAgree, onClick: () => map.enableTiles() }),
  }) : nothing}`;
}

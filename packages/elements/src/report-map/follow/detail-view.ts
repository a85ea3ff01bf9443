import { html, nothing, type TemplateResult } from 'lit';
import type { Report } from '@civico/contract';
import { button } from '@civico/core/parts/button.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { notice } from '@civico/core/parts/notice.ts';
import { skeleton } from '@civico/core/parts/skeleton.ts';
import { timeline } from '@civico/core/parts/timeline.ts';
import { safeUrl } from '@civico/core/safe-url.ts';
import { mapFrame } from '../list/map-view.ts';
import { statusTag } from '../status-tag.ts';
import { deeper, opens, type FullContext } from '../view-context.ts';
import { followPart } from './follow-part.ts';
import type { DetailState } from './report-detail.store.ts';

/** One report with its photos, its progress and "anche io". */
export function detailView(context: FullContext): TemplateResult {
  const { t } = context;
  return html`<section part="view detail-view">
    ${button({ label: t.backToList, kind: 'link', part: 'back-link', onClick: () => void context.go({ view: 'list' }) })}
    ${content(context, context.store.detail!.state.get())}
  </section>`;
}

function content(context: FullContext, state: DetailState): TemplateResult | typeof nothing {
  const { t, store, level } = context;
  switch (state.status) {
    case 'loading': return skeleton({ label: t.loading, kind: 'text', count: 6 });
    case 'missing': return html`${heading(level, t.detailMissingTitle, 'view-title')}<p part="lead">${t.detailMissing}</p>`;
    case 'failed': return html`${heading(level, t.failedTitle, 'view-title')}${notice({
      kind: 'error', text: state.sentence, live: 'alert', actions: button({ label: t.retry, onClick: () => void store.detail!.retry() }),
    })}${context.fallback}`;
    case 'ready': return reportView(context, state);
    default: return nothing;
  }
}

/** A report as anybody may see it; also what a receipt's code leads to. */
export function reportView(context: FullContext, state: DetailState & { status: 'ready' }): TemplateResult {
  const { t, dates, level } = context;
  const { report, categories, code } = state;
  const category = categories.find(({ id }) => id === report.category)?.name ?? report.category;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(context.link({ view: 'report', id: report.id }));
      context.say(t.linkCopied);
    } catch { /* The address bar has it too. */ }
  };
  return html`<article part="report">
    <header part="report-head">
      <p part="facts">${statusTag(t, report.status)}<span>${category}</span></p>
      ${heading(level, report.title, 'view-title')}
      <p part="facts"><span>${t.reportedOn(dates.day(report.createdAt))}</span>${report.followers > 0 ? html`<span>${t.followers(report.followers)}</span>` : nothing}</p>
    </header>
    <div part="report-columns">
      <div part="report-main">
        <section part="group">
          ${heading(deeper(level), t.details, 'group-title')}
          <p part="typed">${report.description}</p>
          <div part="report-place">${heading(deeper(level), t.place, 'group-title')}<p>${report.address ?? t.noPlace}</p>${report.position ? mapFrame(context) : nothing}</div>
        </section>
        ${photos(context, report)}
      </div>
      <div part="report-side">
        <section part="group">
          ${heading(deeper(level), t.progress, 'group-title')}
          ${report.office ? html`<p>${t.office(report.office)}</p>` : nothing}
          ${progress(context, report)}
          ${duplicate(context, report)}
        </section>
        ${code ? nothing : followPart(context, state)}
        ${button({ label: t.copyLink, kind: 'link', onClick: () => void copy() })}
      </div>
    </div>
  </article>`;
}

function photos({ t, level }: FullContext, { attachments }: Report): TemplateResult | typeof nothing {
  if (attachments.length === 0) return nothing;
  return html`<section part="group">
    ${heading(deeper(level), t.photos, 'group-title')}
    <ul part="gallery">${attachments.map(({ url, width, height, alternativeText }, index) => html`<li><a part="photo-link" href=${safeUrl(url)} target="_blank" rel="noopener"><img
      part="photo" src=${safeUrl(url)} width=${width} height=${height} loading="lazy" alt=${alternativeText || t.photoUndescribed(index + 1)}></a></li>`)}</ul>
  </section>`;
}

function progress({ t, dates }: FullContext, { timeline: taken, status }: Report): TemplateResult {
  const last = taken.length - 1;
  const entries = taken.map((step, index) => ({
    title: t.statuses[step.status] ?? step.status, time: { iso: step.at, text: dates.moment(step.at) },
    text: step.note || step.office ? html`${step.note ? html`<p part="typed">${step.note}</p>` : nothing}${step.office ? html`<p part="hint">${step.office}</p>` : nothing}` : undefined,
    state: index === last ? 'current' as const : 'done' as const,
  }));
  // What usually comes next; a report that was refused or merged has no next.
  const usual = ['received', 'assigned', 'in-progress', 'resolved'] as const;
  const ahead = usual.slice(usual.indexOf(status as typeof usual[number]) + 1).map((next) => ({ title: t.statuses[next], state: 'ahead' as const }));
  return timeline({ entries: [...entries, ...(status === 'rejected' || status === 'duplicate' ? [] : ahead)], label: t.progress });
}

function duplicate(context: FullContext, { duplicateOf }: Report): TemplateResult | typeof nothing {
  if (!duplicateOf) return nothing;
  const route = { view: 'report', id: duplicateOf } as const;
  return html`<p><a part="link" href=${safeUrl(context.link(route))} @click=${opens(context, route)}>${context.t.duplicateOf}</a></p>`;
}

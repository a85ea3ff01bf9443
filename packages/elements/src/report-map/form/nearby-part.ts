import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import { safeUrl } from '@civico/core/safe-url.ts';
import { statusTag } from '../status-tag.ts';
import type { FullContext } from '../view-context.ts';
import type { FormWork, NearbyReport } from './form-state.ts';

/** Nearer than this, in metres, there is no distance to tell. */
const SAME_SPOT = 10;

/** Open reports of the same kind near the pin, to follow instead of sending the same again. */
export function nearbyPart(context: FullContext, { nearby }: FormWork): TemplateResult {
  const { t } = context;
  return liveRegion(nearby.length === 0 ? nothing : html`<div part="nearby">${notice({
    kind: 'info', title: t.nearbyTitle(nearby.length),
    text: html`<p>${t.nearbyText}</p><ul part="nearby-list">${nearby.map((near) => nearbyItem(context, near))}</ul>`,
  })}</div>`);
}

function nearbyItem({ t, dates, store, followed, link }: FullContext, { report, distance, follow }: NearbyReport): TemplateResult {
  const onFollow = async (): Promise<void> => {
    const followers = await store.form!.nearby.follow(report.id);
    if (followers !== undefined) followed(report.id, followers);
  };
  return html`<li part="nearby-report">
    <p part="nearby-title"><a part="link" href=${safeUrl(link({ view: 'report', id: report.id }))} target="_blank">${report.title}</a></p>
    <p part="facts">${statusTag(t, report.status)}<span>${distance < SAME_SPOT ? t.nearbyHere : t.nearbyDistance(dates.length(distance))}</span><span>${t.reportedOn(dates.day(report.createdAt))}</span></p>
    ${follow === 'followed' ? html`<p part="nearby-followed">${t.nearbyFollowed}</p>` : button({
      label: t.meToo, busy: follow === 'following', busyLabel: t.meTooBusy, accessibleLabel: `${t.meToo}: ${report.title}`, onClick: () => void onFollow(),
    })}
    ${follow === 'failed' ? html`<p part="field-error">${t.meTooFailed}</p>` : nothing}
  </li>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import type { FullContext } from '../view-context.ts';
import type { FormWork } from './form-state.ts';

/** "Salva richiesta": what it means before it happens, then that it happened, and how to undo it. */
export function draftView({ t, store }: FullContext, { draft }: FormWork): TemplateResult {
  const keeper = store.form!.draft;
  const ask = draft === 'asking' ? notice({
    kind: 'warning', title: t.draftAskTitle, text: t.draftAskText,
    actions: [button({ label: t.draftAgree, part: 'draft-agree', onClick: () => void keeper.agree() }), button({ label: t.draftDecline, kind: 'link', onClick: () => keeper.decline() })],
  }) : nothing;
  const kept = draft === 'kept' ? html`<p part="draft-kept"><span>${t.draftKept}</span> ${button({ label: t.draftRemove, kind: 'link', onClick: () => void store.form!.forget() })}</p>` : nothing;
  return html`<div part="draft">${liveRegion([ask, kept, draft === 'failed' ? notice({ kind: 'warning', text: t.draftFailed }) : nothing])}</div>`;
}

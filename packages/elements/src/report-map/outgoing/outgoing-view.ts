import { html, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { notice } from '@civico/core/parts/notice.ts';
import { copyText, printElement } from '../form/receipt.ts';
import type { Outgoing, OutgoingStore } from './outgoing.store.ts';
import { waitingActions } from './waiting-actions.ts';
import type { FullContext } from '../view-context.ts';

/** What became of reports of earlier visits: waiting, arrived, or refused and to be mended. */
export function outgoingView(context: FullContext): TemplateResult {
  const store = context.store.outgoing!;
  return html`${store.state.get().reports.map((report) => html`<div part="outgoing">${fate(context, store, report)}</div>`)}`;
}

function fate(context: FullContext, outgoing: OutgoingStore, { key, title, report, fate: { status }, fate }: Outgoing): TemplateResult {
  const { t, store, say } = context;
  const drop = button({ label: t.discard, kind: 'link', accessibleLabel: `${t.discard}: ${title}`, onClick: () => void outgoing.take(key) });
  if (status === 'waiting') return notice({ kind: 'info', title: t.waitingTitle(title), text: t.waitingText, actions: [...report ? waitingActions(context, report, () => outgoing.sendNow(key)) : [], drop] });
  if (fate.status === 'sent') {
    const { code } = fate.receipt;
    const copy = async (): Promise<void> => say(await copyText(code) ? t.codeCopied : t.copyFailed);
    return notice({
      kind: 'success', title: t.sentTitle(title), text: t.sentText(code),
      actions: [
        button({ label: t.copyCode, onClick: () => void copy() }),
        button({ label: t.printReceipt, onClick: (event) => printElement(event.currentTarget as Element) }),
        button({ label: t.close, kind: 'link', accessibleLabel: `${t.close}: ${title}`, onClick: () => void outgoing.take(key) }),
      ],
    });
  }
  const sentence = fate.status === 'refused' ? fate.sentence : '';
  return notice({
    kind: 'error', title: t.refusedTitle(title), text: sentence,
    actions: [button({ label: t.mend, onClick: () => void store.mend(key, sentence) }), drop],
  });
}

import { html, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { documentIcon, printIcon, successIcon } from '@civico/core/parts/icons.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { summaryList } from '@civico/core/parts/summary-list.ts';
import type { FullContext } from '../view-context.ts';
import type { FormState } from './form-state.ts';
import { copyText, printElement, saveText } from './receipt.ts';

type Sent = FormState & { status: 'sent' };

/** "Segnalazione inviata": the code, the receipt, and the way to follow it. */
export function sentView(context: FullContext, sent: Sent): TemplateResult {
  const { t, level, store, dates } = context;
  const { receipt, title, category, place } = sent;
  const rows = [
    { term: t.codeName, description: receipt.code }, { term: t.titleLabel, description: title }, { term: t.category, description: category },
    { term: t.placeTitle, description: place }, { term: t.sentOn, description: dates.moment(receipt.createdAt) },
  ];
  const copy = async (): Promise<void> => context.say(await copyText(receipt.code) ? t.codeCopied : t.copyFailed);
  const save = (): void => saveText(`${t.receiptFile}-${receipt.code}.txt`, [t.receiptTitle, '', ...rows.map(({ term, description }) => `${term}: ${description}`)].join('\n'));
  const follow = async (): Promise<void> => {
    await context.go({ view: 'status' });
    await store.detail?.openCode(receipt.code);
  };
  return html`<section part="view outcome receipt" aria-labelledby="outcome-title">
    <div part="outcome-head">${successIcon}<div>
      ${heading(level, html`<span id="outcome-title">${t.sentHeading}</span>`, 'view-title')}
      <p part="lead">${t.sentIntro}</p>
    </div></div>
    <div part="code-box">
      <p part="code-name">${t.codeName}</p>
      <p part="code">${receipt.code}</p>
      <p part="hint">${t.codeKeep}</p>
      <div part="button-row">
        ${button({ label: t.copyCode, onClick: () => void copy() })}
        ${button({ label: t.saveReceipt, icon: documentIcon, onClick: save })}
        ${button({ label: t.printReceipt, icon: printIcon, onClick: (event) => printElement(event.currentTarget as Element) })}
      </div>
    </div>
    ${summaryList({ rows: rows.slice(1) })}
    <div part="button-row">
      ${button({ label: t.followThis, kind: 'primary', onClick: () => void follow() })}
      ${button({ label: t.another, onClick: () => store.form!.again() })}
      ${button({ label: t.backToList, kind: 'link', onClick: () => void context.go({ view: 'list' }) })}
    </div>
  </section>`;
}

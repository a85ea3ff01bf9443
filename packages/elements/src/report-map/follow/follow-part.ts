import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { peopleIcon } from '@civico/core/parts/icons.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import { textField } from '@civico/core/parts/text-field.ts';
import { isClosed } from '@civico/domain/report-status.ts';
import { deeper, type FullContext } from '../view-context.ts';
import type { DetailState } from './report-detail.store.ts';

/** "Anche io", with an email only from who wants to hear more. */
export function followPart({ t, store, level, followed }: FullContext, { report, following, refusal }: DetailState & { status: 'ready' }): TemplateResult | typeof nothing {
  if (isClosed(report.status)) return nothing;
  const detail = store.detail!;
  const onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const email = (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>('#follow-email')?.value ?? '';
    const followers = await detail.follow(email);
    if (followers !== undefined) followed(report.id, followers);
  };
  const done = following === 'followed' || following === 'to-confirm';
  return html`<section part="group follow">
    ${heading(deeper(level), t.meToo, 'group-title')}
    ${done ? nothing : html`<p>${t.meTooText}</p><form novalidate @submit=${onSubmit}>
      ${textField({
        id: 'follow-email', kind: 'email', label: t.emailOptional, optionalText: t.optional, hint: t.emailHint, autocomplete: 'email', value: detail.email,
        error: following === 'email-wrong' ? t.emailWrong : undefined, onInput: (email) => { detail.email = email; },
      })}
      <p>${button({ label: t.meToo, kind: 'primary', type: 'submit', icon: peopleIcon, busy: following === 'following', busyLabel: t.meTooBusy })}</p>
    </form>`}
    ${liveRegion(following === 'followed' ? notice({ kind: 'success', text: t.meTooDone }) : following === 'to-confirm' ? notice({ kind: 'info', text: t.meTooConfirm })
      : following === 'failed' ? notice({ kind: 'error', text: refusal ?? t.meTooFailed }) : nothing)}
  </section>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { button } from '@civico/core/parts/button.ts';
import { errorSummary } from '@civico/core/parts/error-summary.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import { progress } from '@civico/core/parts/progress.ts';
import { skeleton } from '@civico/core/parts/skeleton.ts';
import { steps } from '@civico/core/parts/steps.ts';
import { deeper, type FullContext } from '../view-context.ts';
import { draftView } from './draft-view.ts';
import { problemText, fieldId } from './form-fields.ts';
import type { FormNotice, FormWork, Step } from './form-state.ts';
import { conditionsStep } from './step-conditions.ts';
import { pressGuard } from './press-guard.ts';
import { dataStep } from './step-data.ts';
import { summaryStep } from './step-summary.ts';
import { unfinishedView } from './unfinished-view.ts';
import { sentView } from './view-sent.ts';
import { waitingView } from './view-waiting.ts';

/** The form, whatever its state. */
export function formView(context: FullContext): TemplateResult {
  const { t, store, level } = context;
  const form = store.form!;
  const state = form.state.get();
  switch (state.status) {
    case 'opening': return frame(context, skeleton({ label: t.opening, kind: 'text', count: 5 }));
    case 'failed': return frame(context, html`${notice({
      kind: 'error', title: t.formFailedTitle, text: state.sentence, live: 'alert', actions: button({ label: t.retry, onClick: () => void form.open() }),
    })}${context.fallback}`);
    case 'waiting': return waitingView(context, state);
    case 'sent': return sentView(context, state);
    default: return frame(context, workView(context, state, state.status === 'submitting'), deeper(level));
  }
}

function frame(context: FullContext, content: unknown, titleLevel = context.level): TemplateResult {
  const { t, level } = context;
  return html`<section part="view form-view" aria-labelledby="form-title">
    ${button({ label: t.backToList, kind: 'link', part: 'back-link', onClick: () => void context.go({ view: 'list' }) })}
    ${titleLevel === level ? heading(level, html`<span id="form-title">${t.formTitle}</span>`, 'view-title') : html`<div part="form-name" role="heading" aria-level=${level} id="form-title">${t.formTitle}</div>`}
    ${content}
  </section>`;
}

function workView(context: FullContext, work: FormWork, submitting: boolean): TemplateResult {
  const { t, store, level } = context;
  const form = store.form!;
  const guard = pressGuard(form);
  guard.drawn(work.step, () => context.afterDrawing(() => undefined));
  const names = [t.step1, t.step2, t.step3];
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    if (submitting) return;
    if (work.step === 3) void form.submit();
    else form.next();
  };
  return html`
    ${steps({
      label: t.stepsLabel, steps: names.map((label) => ({ label })), current: work.step - 1, reached: work.reached - 1,
      words: { position: t.stepPosition, done: t.stepDone }, onSelect: (index) => form.visit((index + 1) as Step),
    })}
    ${heading(deeper(level), names[work.step - 1], 'view-title step-title')}
    ${liveRegion(noticeView(context, work.notice))}
    ${liveRegion(alreadyView(context, work.already))}
    ${errorSummary({ title: t.errorsTitle, problems: work.errors.map((error) => ({ field: fieldId(error.field), message: problemText(t, error) })) })}
    <form part="form" novalidate @submit=${onSubmit} @input=${() => form.stay()} @pointerdown=${guard.pointerdown} @mousedown=${guard.mousedown}>
      ${work.step === 1 ? conditionsStep(context, work) : work.step === 2 ? dataStep(context, work) : summaryStep(context, work)}
      ${draftView(context, work)}
      ${unfinishedView(context, work)}
      ${submitting ? sendingView(context, work) : nothing}
      ${liveRegion(submitting && work.sending ? t.sendingPhoto(work.sending.told, work.sending.photos) : '', 'status', true)}
      <div part="button-row form-buttons">
        ${button({ label: t.back, part: 'back-button', onClick: () => { if (work.step === 1) void context.go({ view: 'list' }); else form.visit((work.step - 1) as Step); } })}
        ${button({ label: t.save, part: 'save-button', onClick: () => { if (work.draft === 'kept') context.say(t.draftKept); void form.draft.ask(); } })}
        ${/* A button of its own for each step: a press that began on "Avanti" cannot end on "Invia". */ keyed(work.step, button({
          label: work.step === 3 ? t.send : t.next, kind: 'primary', type: 'submit', busy: submitting || work.awaitedStep !== undefined,
          busyLabel: submitting ? t.sending : t.unfinished, part: 'next-button', notYet: guard.unseen, onClick: guard.click,
        }))}
      </div>
    </form>`;
}

/** How far it is, when photos make it last. */
function sendingView({ t }: FullContext, { sending }: FormWork): TemplateResult | typeof nothing {
  if (!sending) return nothing;
  const { done, photos } = sending;
  return progress({ id: 'sending-progress', label: done < photos ? t.sendingPhoto(done + 1, photos) : t.sending, value: done, max: photos + 1 });
}

function noticeView({ t, dates, store }: FullContext, said: FormNotice | undefined): TemplateResult | typeof nothing {
  const form = store.form!;
  switch (said?.kind) {
    case 'restored': return notice({
      kind: 'info', text: [t.draftRestored(dates.moment(said.savedAt)), ...said.unprepared.length > 0 ? [t.draftUnprepared(said.unprepared.join(', '))] : []].join(' '),
      actions: [button({ label: t.draftRemove, kind: 'link', onClick: () => void form.startOver() }), button({ label: t.close, kind: 'link', onClick: () => form.dismissNotice() })],
    });
    case 'draft-removed': return notice({ kind: 'info', text: t.draftRemoved });
    case 'refused': return html`<div part="refused" tabindex="-1">${notice({ kind: 'error', title: t.refusedNotice, text: said.sentence })}</div>`;
    default: return nothing;
  }
}

/** What is in hand was sent from another tab: asked before it becomes a second report. */
function alreadyView({ t, store, go, afterDrawing }: FullContext, already: FormWork['already']): TemplateResult | typeof nothing {
  if (!already) return nothing;
  const { code } = already;
  const follow = async (): Promise<void> => {
    await go({ view: 'status' });
    if (code) await store.detail?.openCode(code);
  };
  const goOn = (): void => {
    store.form!.asNew();
    // The button is gone with the question: the step takes the focus.
    afterDrawing((root) => root.querySelector<HTMLElement>('[part~="view-title"]')?.focus());
  };
  return html`<div part="already-sent" tabindex="-1">${notice({
    kind: 'warning', title: t.alreadySent, text: code ? t.sentElsewhere(code) : t.sentBefore,
    actions: [button({ label: t.followThis, kind: 'primary', onClick: () => void follow() }), button({ label: t.asNew, onClick: goOn })],
  })}</div>`;
}

/** After a step that failed: what is wrong takes the focus, or the question that must be answered first. False when there is neither. */
export function focusErrors(root: ParentNode): boolean {
  const found = root.querySelector<HTMLElement>('[part~="error-summary"], [part~="already-sent"], [part~="refused"]');
  found?.focus();
  return Boolean(found);
}

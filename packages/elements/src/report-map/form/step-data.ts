import { html, nothing, type TemplateResult } from 'lit';
import type { CategoryQuestion, StopMessage } from '@civico/contract';
import { boundedTextField } from '@civico/core/parts/bounded-text-field.ts';
import { radioList } from '@civico/core/parts/choice-list.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import { select } from '@civico/core/parts/select.ts';
import { textArea } from '@civico/core/parts/text-area.ts';
import { stopOf } from '@civico/domain/report-checks.ts';
import { buttonLink } from '@civico/core/parts/button.ts';
import { deeper, type FullContext } from '../view-context.ts';
import { authorPart } from './author-part.ts';
import { counterOf, errorOf, fieldId } from './form-fields.ts';
import type { FormWork } from './form-state.ts';
import { nearbyPart } from './nearby-part.ts';
import { photosPart } from './photos-part.ts';
import { placePart } from './place-part.ts';

/** 2. Dati di segnalazione: Luogo, Tipo di disservizio, Titolo, Dettagli, Immagini, Autore. */
export function dataStep(context: FullContext, work: FormWork): TemplateResult {
  const { t, level } = context;
  const title = (text: string): TemplateResult => heading(deeper(level, 2), text, 'group-title');
  return html`<p part="required-note">${t.requiredNote}</p>
    <section part="group">${title(t.placeTitle)}${placePart(context, work)}</section>
    <section part="group">${title(t.kindTitle)}${kindPart(context, work)}${nearbyPart(context, work)}${wordsPart(context, work)}</section>
    <section part="group">${title(t.photosTitle)}${photosPart(context, work)}</section>
    <section part="group">${title(t.authorTitle)}${authorPart(context, work)}</section>`;
}

function kindPart({ t, store }: FullContext, { values, errors, categories }: FormWork): TemplateResult {
  const category = categories.find(({ id }) => id === values.category);
  return html`${select({
    id: fieldId('category'), label: t.category, value: values.category, placeholder: t.kindPlaceholder, required: true, error: errorOf(t, errors, 'category'),
    options: categories.map(({ id, name }) => ({ value: id, label: name })), onChange: (value) => store.form!.change({ category: value }),
  })}
  ${category?.description ? html`<p part="hint category-note">${category.description}</p>` : nothing}
  ${category?.questions.map((question) => {
    const id = fieldId(`question:${question.id}`);
    const common = {
      id, label: question.label, hint: question.hint, required: question.required, error: errorOf(t, errors, `question:${question.id}`),
      optionalText: question.required ? undefined : t.optional, value: values.answers.get(question.id) ?? '',
    };
    const answer = (value: string): void => store.form!.answer(question.id, value);
    return html`<div part="question">${choices(question)
      ? radioList({ ...common, choices: choices(question)!, onChange: answer })
      : boundedTextField({ ...common, ...counterOf(t, `question:${question.id}`), onInput: answer })}</div>`;
  })}
  ${liveRegion(stopPart(t.callNumber, stopOf(category, (question) => values.answers.get(question))), 'alert')}`;
}

const choices = ({ kind, choices: all }: CategoryQuestion): { value: string; label: string }[] | undefined =>
  kind === 'choice' && all ? all.map(({ value, label }) => ({ value, label })) : undefined;

/** Danger: whom to call instead. What was typed stays where it is. */
function stopPart(call: (phone: string) => string, stop: StopMessage | undefined): TemplateResult | typeof nothing {
  if (!stop) return nothing;
  return html`<div part="stop">${notice({
    kind: 'error', title: stop.title, text: stop.text,
    actions: stop.phone ? buttonLink({ label: call(stop.phone), kind: 'danger', href: `tel:${stop.phone.replaceAll(' ', '')}` }) : undefined,
  })}</div>`;
}

function wordsPart({ t, store }: FullContext, { values, errors }: FormWork): TemplateResult {
  return html`${boundedTextField({
    id: fieldId('title'), label: t.titleLabel, hint: t.titleHint, value: values.title, required: true, error: errorOf(t, errors, 'title'), ...counterOf(t, 'title'),
    onInput: (title) => store.form!.change({ title }),
  })}
  ${textArea({
    id: fieldId('details'), label: t.detailsLabel, hint: t.detailsHint, value: values.details, required: true, error: errorOf(t, errors, 'details'),
    ...counterOf(t, 'details'), onInput: (details) => store.form!.change({ details }),
  })}`;
}

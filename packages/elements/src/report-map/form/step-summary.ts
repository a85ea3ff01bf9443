import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '@civico/core/safe-url.ts';
import { focusField } from '@civico/core/parts/error-summary.ts';
import { summaryList } from '@civico/core/parts/summary-list.ts';
import type { FullContext } from '../view-context.ts';
import { fieldId } from './form-fields.ts';
import type { FormField, FormWork } from './form-state.ts';
import { nearbyPart } from './nearby-part.ts';
import { previewOf } from './photo-preview.ts';

/** 3. Riepilogo: everything that will be sent, each with its way back. */
export function summaryStep(context: FullContext, work: FormWork): TemplateResult {
  const { t } = context;
  const { values, categories } = work;
  const category = categories.find(({ id }) => id === values.category);
  const row = (term: string, description: unknown, field: FormField) =>
    ({ term, description, action: { label: t.edit, accessibleLabel: t.editOf(term), onClick: () => edit(context, field) } });
  const answers = (category?.questions ?? []).flatMap((question) => {
    const value = values.answers.get(question.id)?.trim();
    return value ? [row(question.label, question.choices?.find((choice) => choice.value === value)?.label ?? value, `question:${question.id}`)] : [];
  });
  const contact = values.author === 'anonymous' ? t.anonymous : html`${[values.name, values.email, values.phone].filter((one) => one.trim()).map((one) => html`<span part="line">${one}</span>`)}`;
  return html`<p part="lead">${t.summaryIntro}</p>
    ${nearbyPart(context, work)}
    ${summaryList({
      rows: [
        row(t.placeTitle, html`<span part="line">${values.placeText}</span><span part="line hint">${values.position ? t.withPosition : t.onlyAddress}</span>`, 'place'),
        row(t.category, category?.name ?? '', 'category'),
        ...answers,
        row(t.titleLabel, values.title, 'title'),
        row(t.detailsLabel, html`<span part="typed">${values.details}</span>`, 'details'),
        row(t.photosTitle, values.photos.length === 0 ? t.summaryNoPhotos : html`<span part="line">${t.summaryPhotos(values.photos.length)}</span><span part="thumbs">${values.photos.map((photo, index) => html`<img
          part="thumb" src=${safeUrl(previewOf(photo.blob))} alt=${photo.alternativeText || t.photoUndescribed(index + 1)}>`)}</span>`, 'photos'),
        row(t.authorTitle, contact, 'contact'),
      ],
    })}${nothing}`;
}

/** Back to the data, with the focus on the field in question. */
function edit({ store, afterDrawing }: FullContext, field: FormField): void {
  store.form!.visit(2);
  afterDrawing((root) => focusField(root, fieldId(field)));
}

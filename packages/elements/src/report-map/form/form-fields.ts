import type { CounterOptions } from '@civico/core/parts/counter.ts';
import { NEW_REPORT_ATTACHMENTS_MAX_ITEMS } from '@civico/domain/limits.ts';
import type { AllMessages } from '../report-map.messages.ts';
import { limitOf } from './form-checks.ts';
import type { FormError, FormField, FormProblem } from './form-state.ts';

/** Id of a field's control in the shadow root; the error summary links to it. */
export const fieldId = (field: FormField): string => `field-${field.replace(':', '-')}`;

/** Of a field with free words; a question brings its own. */
const labelOf = (t: AllMessages, field: FormField): string => (field === 'place' ? t.placeLabel : field === 'details' ? t.detailsLabel : field === 'name' ? t.nameLabel : t.titleLabel);

/** The limit of a field and the words of its counter. */
export const counterOf = (t: AllMessages, field: FormField): CounterOptions => ({ limit: limitOf(field), counter: { remaining: t.counterLeft, over: t.counterOver } });

/** The sentence for what is wrong. */
export function problemText(t: AllMessages, { field, problem, sentence, about = '' }: FormError): string {
  if (sentence) return sentence;
  const words: Record<FormProblem, string> = {
    consentMissing: t.consentMissing, placeMissing: t.placeMissing, placeOutside: t.placeOutside, categoryMissing: t.categoryMissing,
    answerMissing: t.answerMissing(about), answerStops: t.answerStops, titleMissing: t.titleMissing,
    detailsMissing: t.detailsMissing, contactMissing: t.contactMissing, emailWrong: t.emailWrong,
    phoneWrong: t.phoneWrong, photosMany: t.photosMany(NEW_REPORT_ATTACHMENTS_MAX_ITEMS), photoUnreadable: t.photoUnreadable(about), photoHeic: t.photoHeic(about),
    photoNotImage: t.photoNotImage(about), photoSlow: t.photoSlow(about),
    textLong: t.textLong(about || labelOf(t, field), limitOf(field)), photoTextLong: t.photoTextLong(about, limitOf(field)),
  };
  return problem ? words[problem] : '';
}

/** What is wrong with one field, undefined when nothing is. */
export function errorOf(t: AllMessages, errors: readonly FormError[], field: FormField): string | undefined {
  return errors.filter((error) => error.field === field).map((error) => problemText(t, error)).join('. ') || undefined;
}

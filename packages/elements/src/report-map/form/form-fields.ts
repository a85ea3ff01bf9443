import type { AllMessages } from '../report-map.messages.ts';
import type { FormError, FormField, FormProblem } from './form-state.ts';

/** Id of a field's control in the shadow root; the error summary links to it. */
export const fieldId = (field: FormField): string => `field-${field.replace(':', '-')}`;

/** The sentence for what is wrong. */
export function problemText(t: AllMessages, { problem, sentence, about = '' }: FormError): string {
  if (sentence) return sentence;
  const words: Record<FormProblem, string> = {
    consentMissing: t.consentMissing, placeMissing: t.placeMissing, placeOutside: t.placeOutside, categoryMissing: t.categoryMissing,
    answerMissing: t.answerMissing(about), answerStops: t.answerStops, titleMissing: t.titleMissing, titleLong: t.titleLong,
    detailsMissing: t.detailsMissing, detailsLong: t.detailsLong, contactMissing: t.contactMissing, emailWrong: t.emailWrong,
    phoneWrong: t.phoneWrong, photosMany: t.photosMany, photoUnreadable: t.photoUnreadable(about), photoHeic: t.photoHeic(about),
    photoNotImage: t.photoNotImage(about), photoSlow: t.photoSlow(about),
  };
  return problem ? words[problem] : '';
}

/** What is wrong with one field, undefined when nothing is. */
export function errorOf(t: AllMessages, errors: readonly FormError[], field: FormField): string | undefined {
  return errors.filter((error) => error.field === field).map((error) => problemText(t, error)).join('. ') || undefined;
}

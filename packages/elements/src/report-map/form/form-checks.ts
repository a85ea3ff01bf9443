/** What must hold before the next step, and how values become what the backend takes and back. No DOM. */
import type { FieldError, ReportCategory, ReportSubmission } from '@civico/contract';
import { isEmail, isPhone } from '@civico/domain/contact.ts';
import {
  ANSWER_VALUE_MAX_LENGTH, CONTACT_NAME_MAX_LENGTH, NEW_REPORT_ADDRESS_MAX_LENGTH, NEW_REPORT_ATTACHMENTS_ALTERNATIVE_TEXT_MAX_LENGTH,
  NEW_REPORT_DESCRIPTION_MAX_LENGTH, NEW_REPORT_TITLE_MAX_LENGTH,
} from '@civico/domain/limits.ts';
import { asSent, charactersLeft, isBlank } from '@civico/domain/text.ts';
import { emptyValues, type FormError, type FormField, type FormPhoto, type FormProblem, type FormValues, type Step } from './form-state.ts';

/** Most characters of each field that takes free words. */
export function limitOf(field: FormField): number {
  switch (field) {
    case 'place': return NEW_REPORT_ADDRESS_MAX_LENGTH;
    case 'title': return NEW_REPORT_TITLE_MAX_LENGTH;
    case 'details': return NEW_REPORT_DESCRIPTION_MAX_LENGTH;
    case 'name': return CONTACT_NAME_MAX_LENGTH;
    case 'photos': return NEW_REPORT_ATTACHMENTS_ALTERNATIVE_TEXT_MAX_LENGTH;
    default: return ANSWER_VALUE_MAX_LENGTH;
  }
}

/** Whether words have too many characters for their field. */
export const isTooLong = (field: FormField, text: string): boolean => charactersLeft(text, limitOf(field)) < 0;

/** What is wrong with a step, in the order of the fields on the page. */
export function check(step: Step, values: FormValues, categories: readonly ReportCategory[], outside: boolean): FormError[] {
  const errors: FormError[] = [];
  const need = (holds: boolean, field: FormField, problem: FormProblem, about?: string): void => {
    if (!holds) errors.push({ field, problem, ...(about && { about }) });
  };
  const fits = (field: FormField, text: string, about?: string): void => need(!isTooLong(field, text), field, 'textLong', about);
  if (step === 1) need(values.consent, 'consent', 'consentMissing');
  if (step !== 2) return errors;
  need(!isBlank(values.placeText) || values.position !== undefined, 'place', 'placeMissing');
  fits('place', values.placeText);
  need(!outside, 'place', 'placeOutside');
  const category = categories.find(({ id }) => id === values.category);
  need(category !== undefined, 'category', 'categoryMissing');
  for (const question of category?.questions ?? []) {
    const field: FormField = `question:${question.id}`;
    const answer = values.answers.get(question.id)?.trim();
    need(!question.required || Boolean(answer), field, 'answerMissing', question.label);
    fits(field, answer ?? '', question.label);
    need(!question.choices?.some(({ value, stop }) => value === answer && stop), field, 'answerStops');
  }
  need(!isBlank(values.title), 'title', 'titleMissing');
  fits('title', values.title);
  need(!isBlank(values.details), 'details', 'detailsMissing');
  fits('details', values.details);
  for (const [index, { name, alternativeText }] of values.photos.entries()) need(!isTooLong('photos', alternativeText), 'photos', 'photoTextLong', name || String(index + 1));
  if (values.author === 'contact') {
    const email = values.email.trim();
    const phone = values.phone.trim();
    fits('name', values.name);
    need(email !== '' || phone !== '', 'email', 'contactMissing');
    need(email === '' || isEmail(email), 'email', 'emailWrong');
    need(phone === '' || isPhone(phone), 'phone', 'phoneWrong');
  }
  return errors;
}

/** The first step that does not hold, with its errors. */
export function firstGap(values: FormValues, categories: readonly ReportCategory[], outside: boolean): { step: Step; errors: FormError[] } | undefined {
  for (const step of [1, 2] as const) {
    const errors = check(step, values, categories, outside);
    if (errors.length > 0) return { step, errors };
  }
  return undefined;
}

/** The report as the contract wants it. Answers to questions of another category stay behind. */
export function toSubmission(values: FormValues, categories: readonly ReportCategory[]): ReportSubmission {
  const category = categories.find(({ id }) => id === values.category);
  const answers = (category?.questions ?? []).flatMap(({ id }) => {
    const value = asSent(values.answers.get(id) ?? '');
    return value ? [{ question: id, value }] : [];
  });
  const contact = values.author === 'contact'
    ? Object.fromEntries((['name', 'email', 'phone'] as const).map((key) => [key, asSent(values[key])]).filter(([, value]) => value))
    : {};
  const address = asSent(values.placeText);
  return {
    category: values.category,
    title: asSent(values.title),
    description: asSent(values.details),
    ...(values.position && { position: values.position }),
    ...(address && { address }),
    photos: values.photos.map(({ blob, alternativeText }) => ({ blob, alternativeText: asSent(alternativeText) })),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(answers.length > 0 && { answers }),
  };
}

/** What the person typed, from a submission that waits or was refused. */
export function fromSubmission(report: ReportSubmission, newId: () => string): FormValues {
  const photos = report.photos.map(({ blob, alternativeText }, index): FormPhoto => ({ id: newId(), blob, alternativeText, name: `foto-${index + 1}.jpg` }));
  return {
    ...emptyValues,
    consent: true,
    placeText: report.address ?? '',
    position: report.position,
    category: report.category,
    answers: new Map((report.answers ?? []).map(({ question, value }) => [question, value])),
    title: report.title,
    details: report.description,
    photos,
    author: report.contact ? 'contact' : 'anonymous',
    name: report.contact?.name ?? '',
    email: report.contact?.email ?? '',
    phone: report.contact?.phone ?? '',
  };
}

const fields: readonly (readonly [string, FormField])[] = [
  ['/title', 'title'], ['/description', 'details'], ['/position', 'place'], ['/address', 'place'], ['/category', 'category'],
  ['/contact/email', 'email'], ['/contact/phone', 'phone'], ['/contact', 'name'], ['/attachments', 'photos'], ['/answers', 'category'],
];

/** The fields of the form that a backend's errors point at; what points nowhere is left out. */
export function serverErrors(errors: readonly FieldError[]): FormError[] {
  return errors.flatMap(({ pointer, detail }) => {
    const field = fields.find(([prefix]) => pointer.startsWith(prefix))?.[1];
    return field ? [{ field, problem: undefined, sentence: detail }] : [];
  });
}

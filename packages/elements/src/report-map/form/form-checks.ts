/** What must hold before the next step, and how values become what the backend takes and back. No DOM. */
import type { FieldError, ReportCategory, ReportSubmission } from '@civico/contract';
import {
  emptyValues, MAX_DETAILS, MAX_TITLE,
  type FormError, type FormField, type FormPhoto, type FormProblem, type FormValues, type Step,
} from './form-state.ts';

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const PHONE = /^\+?[0-9 ().-]{5,20}$/;

/** What is wrong with a step, in the order of the fields on the page. */
export function check(step: Step, values: FormValues, categories: readonly ReportCategory[], outside: boolean): FormError[] {
  const errors: FormError[] = [];
  const need = (holds: boolean, field: FormField, problem: FormProblem, about?: string): void => {
    if (!holds) errors.push({ field, problem, ...(about && { about }) });
  };
  if (step === 1) need(values.consent, 'consent', 'consentMissing');
  if (step !== 2) return errors;
  need(values.placeText.trim() !== '' || values.position !== undefined, 'place', 'placeMissing');
  need(!outside, 'place', 'placeOutside');
  const category = categories.find(({ id }) => id === values.category);
  need(category !== undefined, 'category', 'categoryMissing');
  for (const question of category?.questions ?? []) {
    const field: FormField = `question:${question.id}`;
    const answer = values.answers.get(question.id)?.trim();
    need(!question.required || Boolean(answer), field, 'answerMissing', question.label);
    need(!question.choices?.some(({ value, stop }) => value === answer && stop), field, 'answerStops');
  }
  need(values.title.trim() !== '', 'title', 'titleMissing');
  need(values.title.trim().length <= MAX_TITLE, 'title', 'titleLong');
  need(values.details.trim() !== '', 'details', 'detailsMissing');
  need(values.details.trim().length <= MAX_DETAILS, 'details', 'detailsLong');
  if (values.author === 'contact') {
    const email = values.email.trim();
    const phone = values.phone.trim();
    need(email !== '' || phone !== '', 'email', 'contactMissing');
    need(email === '' || EMAIL.test(email), 'email', 'emailWrong');
    need(phone === '' || PHONE.test(phone), 'phone', 'phoneWrong');
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
    const value = values.answers.get(id)?.trim();
    return value ? [{ question: id, value: value.slice(0, 200) }] : [];
  });
  const contact = values.author === 'contact'
    ? Object.fromEntries((['name', 'email', 'phone'] as const).map((key) => [key, values[key].trim()]).filter(([, value]) => value))
    : {};
  const address = values.placeText.trim().slice(0, 200);
  return {
    category: values.category,
    title: values.title.trim(),
    description: values.details.trim(),
    ...(values.position && { position: values.position }),
    ...(address && { address }),
    photos: values.photos.map(({ blob, alternativeText }) => ({ blob, alternativeText: alternativeText.trim() })),
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

/** What a report must hold before it is taken. */
import type { Answer, NewReport, ReportCategory, StopMessage } from '@civico/contract';
import {
  ANSWER_VALUE_MAX_LENGTH, CATEGORY_ID_MAX_LENGTH, CATEGORY_ID_PATTERN, NEW_REPORT_ADDRESS_MAX_LENGTH, NEW_REPORT_ANSWERS_MAX_ITEMS,
  NEW_REPORT_ATTACHMENTS_ALTERNATIVE_TEXT_MAX_LENGTH, NEW_REPORT_ATTACHMENTS_MAX_ITEMS, NEW_REPORT_DESCRIPTION_MAX_LENGTH, NEW_REPORT_TITLE_MAX_LENGTH,
  POSITION_LAT_MAXIMUM, POSITION_LON_MAXIMUM,
} from '../generated/limits.ts';
import { contactFaults } from './contact.ts';
import { blankFaults, type FieldFault, formFaults, textFaults } from './field-faults.ts';

/** A report as it is sent; `attachments` by whatever names the photos. */
type Checked = Omit<NewReport, 'attachments'> & { attachments: readonly { alternativeText?: string }[] };

/** What the contract's schema says of the fields of a report. */
export function reportLimitFaults({ category, title, description, address, position, attachments, contact, answers = [] }: Checked): FieldFault[] {
  const faults = [
    ...textFaults('/category', category, { min: 1, max: CATEGORY_ID_MAX_LENGTH }), ...formFaults('/category', category, CATEGORY_ID_PATTERN), ...textFaults('/title', title, { min: 1, max: NEW_REPORT_TITLE_MAX_LENGTH }),
    ...textFaults('/description', description, { min: 1, max: NEW_REPORT_DESCRIPTION_MAX_LENGTH }), ...textFaults('/address', address, { min: 1, max: NEW_REPORT_ADDRESS_MAX_LENGTH }),
    ...contactFaults('/contact', contact ?? {}),
    ...attachments.flatMap(({ alternativeText }, index) => textFaults(`/attachments/${index}/alternativeText`, alternativeText, { max: NEW_REPORT_ATTACHMENTS_ALTERNATIVE_TEXT_MAX_LENGTH })),
    ...answers.flatMap(({ value }, index) => textFaults(`/answers/${index}/value`, value, { min: 1, max: ANSWER_VALUE_MAX_LENGTH })),
  ];
  if (attachments.length > NEW_REPORT_ATTACHMENTS_MAX_ITEMS) faults.push({ pointer: '/attachments', code: 'too-many', values: { limit: NEW_REPORT_ATTACHMENTS_MAX_ITEMS } });
  if (answers.length > NEW_REPORT_ANSWERS_MAX_ITEMS) faults.push({ pointer: '/answers', code: 'too-many', values: { limit: NEW_REPORT_ANSWERS_MAX_ITEMS } });
  for (const [name, bound] of [['lat', POSITION_LAT_MAXIMUM], ['lon', POSITION_LON_MAXIMUM]] as const) {
    const value = position?.[name] ?? 0;
    if (Math.abs(value) > bound) faults.push({ pointer: `/position/${name}`, code: value < 0 ? 'too-small' : 'too-big', values: { limit: value < 0 ? -bound : bound } });
  }
  return faults;
}

/** What the rules say beyond the schema. @param category the one that is named, where the town has it */
export function reportFaults(report: Pick<Checked, 'title' | 'description' | 'address' | 'position' | 'answers'>, category: ReportCategory | undefined): FieldFault[] {
  const faults = [...blankFaults('/title', report.title), ...blankFaults('/description', report.description), ...blankFaults('/address', report.address)];
  if (report.position === undefined && report.address === undefined) faults.push({ pointer: '/position', code: 'position-or-address' });
  if (category === undefined) faults.push({ pointer: '/category', code: 'unknown-category' });
  else faults.push(...answerFaults(category, report.answers ?? []));
  return faults;
}

function answerFaults(category: ReportCategory, answers: readonly Answer[]): FieldFault[] {
  const faults: FieldFault[] = [];
  const given = new Set<string>();
  for (const [index, answer] of answers.entries()) {
    const question = category.questions.find((one) => one.id === answer.question);
    if (question === undefined) faults.push({ pointer: `/answers/${index}/question`, code: 'unknown-question' });
    else if (given.has(question.id)) faults.push({ pointer: `/answers/${index}/question`, code: 'repeated' });
    else if (question.kind === 'choice' && question.choices?.some((one) => one.value === answer.value) !== true) {
      faults.push({ pointer: `/answers/${index}/value`, code: 'choice', values: { allowed: (question.choices ?? []).map((one) => one.value).join(', ') } });
    } else faults.push(...blankFaults(`/answers/${index}/value`, answer.value));
    given.add(answer.question);
  }
  for (const question of category.questions) {
    if (question.required && !given.has(question.id)) faults.push({ pointer: '/answers', code: 'answer-missing', values: { question: question.label } });
  }
  return faults;
}

/** The first stop message that an answer calls for: then nothing is reported here. */
export function stopOf(category: ReportCategory | undefined, answerOf: (question: string) => string | undefined): StopMessage | undefined {
  for (const question of category?.questions ?? []) {
    const stop = question.choices?.find(({ value }) => value === answerOf(question.id))?.stop;
    if (stop) return stop;
  }
  return undefined;
}

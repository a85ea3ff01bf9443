import type { ReportCategory } from '@civico/contract';
import { repeated, type TownSettings } from '../../kernel/towns.ts';

declare module '../../kernel/towns.ts' {
  interface TownConfig {
    categories: ReportCategory[];
    /** Offices a report can be assigned to. */
    offices: string[];
    /** Months after the closing of a report until its contacts are erased. Default 12. */
    contactMonths?: number;
  }
}

export const townSettings: TownSettings = {
  properties: (schemas) => ({
    categories: { type: 'array', minItems: 1, maxItems: 100, items: schemas['ReportCategory'] },
    offices: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1, maxLength: 100 }, uniqueItems: true },
    contactMonths: { type: 'integer', minimum: 1, maximum: 120 },
  }),
  required: ['categories', 'offices'],

  faults: ({ categories }) => [
    ...repeated('category', categories.map((one) => one.id)),
    ...categories.flatMap(({ id, questions }) => [
      ...repeated(`category ${id}: question`, questions.map((one) => one.id)),
      ...questions.filter((question) => question.kind === 'choice' && (question.choices ?? []).length === 0).map((question) => `category ${id}: question "${question.id}" has no choices`),
    ]),
  ],
};

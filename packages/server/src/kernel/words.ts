/** What the server says, in every language it speaks. A slice brings the words of what it refuses. */

/**
 * Of Accept-Language; the first when none fits. `it-x-facile` is Italian in plain language, as in the elements. A language added here is missed by name
 * wherever its words are missing.
 */
export const LANGUAGES = ['it', 'en', 'de', 'fr', 'sl', 'it-x-facile'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Words<Text = string> = Readonly<Record<Language, Text>>;

/** What a sentence needs that is only known when it is said. A text may itself be one a language. */
export type Values = Readonly<Record<string, string | number | Words>>;

/** The forms of a noun after a number, as each language has them; Slovenian has one for two, and one for three and four. */
const FORMS: Words<readonly Intl.LDMLPluralRule[]> = {
  'it': ['one', 'other'], 'en': ['one', 'other'], 'de': ['one', 'other'], 'fr': ['one', 'other'], 'sl': ['one', 'two', 'few', 'other'], 'it-x-facile': ['one', 'other'],
};
/** For Intl: dates are written as in Great Britain, and plain Italian counts as Italian does. */
const LOCALES: Words = { 'it': 'it', 'en': 'en-GB', 'de': 'de', 'fr': 'fr', 'sl': 'sl', 'it-x-facile': 'it' };

/** A moment (ISO 8601) as its day in Italy, e.g. “3 maggio 2026”. */
export function dayIn(language: Language, iso: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'Europe/Rome' }).format(new Date(iso));
}

/**
 * A sentence with its values: `{name}` is the value as it is, `{name:giorno|giorni}` a number and the form of the noun that goes with it. A name without a
 * value stays as it is written.
 */
export function fill(sentence: string, values: Values, language: Language): string {
  return sentence.replace(/\{(\w+)(?::([^}]*))?\}/g, (whole, name: string, forms?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (typeof value === 'number' && forms !== undefined) return counted(value, forms.split('|'), language);
    return typeof value === 'object' ? value[language] : String(value);
  });
}

function counted(count: number, forms: readonly string[], language: Language): string {
  const index = FORMS[language].indexOf(new Intl.PluralRules(LOCALES[language]).select(count));
  return `${new Intl.NumberFormat(LOCALES[language]).format(count)} ${forms.at(index) ?? ''}`;
}

/** `{name}` stands for a value that is known when the problem is. */
export interface ProblemText { title: string; detail: string }

/** A kind of answer that is not a success. The name is the last part of `type` (RFC 9457). */
export interface ProblemKind { name: string; status: number; words: Words<ProblemText> }

/** Something that can be wrong with one field. */
export interface FieldKind { code: string; words: Words }

type ProblemSentences = Words<ProblemText> & { readonly status: number };

/** Problems by their names, from a status and the words in every language. */
export function defineProblems<const Name extends string>(problems: Readonly<Record<Name, ProblemSentences>>): Readonly<Record<Name, ProblemKind>> {
  return mapped(problems, (name, { status, ...words }) => ({ name, status, words }));
}

/** Kinds of wrong fields by their codes, from the words in every language. */
export function defineFaults<const Code extends string>(faults: Readonly<Record<Code, Words>>): Readonly<Record<Code, FieldKind>> {
  return mapped(faults, (code, words) => ({ code, words }));
}

function mapped<Name extends string, From, To>(given: Readonly<Record<Name, From>>, of: (name: Name, one: From) => To): Record<Name, To> {
  return Object.fromEntries((Object.entries(given) as [Name, From][]).map(([name, one]) => [name, of(name, one)])) as Record<Name, To>;
}

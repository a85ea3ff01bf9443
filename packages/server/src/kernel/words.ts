/** What the server says, in every language it speaks. A slice brings the words of what it refuses. */

/** Of Accept-Language; the first when none fits. A language added here is missed by name wherever its words are missing. */
export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Words<Text = string> = Readonly<Record<Language, Text>>;

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

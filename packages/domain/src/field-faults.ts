/** What is wrong with a field, before it is put into words. */
import { characters, isBlank } from './text.ts';

export type FaultCode =
  | 'answer-missing' | 'blank' | 'characters' | 'choice' | 'format' | 'nothing-to-change' | 'position-or-address' | 'repeated' | 'required' | 'too-big' | 'too-few' | 'too-long' | 'too-many'
  | 'too-short' | 'too-small' | 'unknown' | 'unknown-category' | 'unknown-question';

/** `pointer` is a JSON Pointer into what was sent. */
export interface FieldFault {
  pointer: string;
  code: FaultCode;
  /** What the sentence needs, e.g. the longest length allowed. */
  values?: Readonly<Record<string, string | number>>;
}

/** What JSON Schema says of a text with `minLength` and `maxLength`; nothing of one that is not there. */
export function textFaults(pointer: string, text: string | undefined, { min = 0, max }: { min?: number; max: number }): FieldFault[] {
  const length = text === undefined ? undefined : characters(text);
  if (length === undefined) return [];
  if (length < min) return [min === 1 ? { pointer, code: 'blank' } : { pointer, code: 'too-short', values: { limit: min } }];
  return length > max ? [{ pointer, code: 'too-long', values: { limit: max } }] : [];
}

/** What JSON Schema says of a text with a `pattern`. */
export const formFaults = (pointer: string, text: string | undefined, pattern: RegExp): FieldFault[] => (text !== undefined && !pattern.test(text) ? [{ pointer, code: 'format' }] : []);

/** A text that is there must say something. */
export const blankFaults = (pointer: string, text: string | undefined): FieldFault[] => (text !== undefined && isBlank(text) ? [{ pointer, code: 'blank' }] : []);

/** Half of a character alone, or NUL: text that is no Unicode, or that hardly any database keeps. */
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

/** Text that cannot be kept, wherever it hides in what was sent. */
export function unstorableText(value: unknown, pointer = ''): FieldFault[] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [{ pointer, code: 'characters' }] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.keys(value).flatMap((key) => unstorableText((value as Record<string, unknown>)[key], `${pointer}/${key}`));
}

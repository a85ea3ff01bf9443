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

/** A text that is there must say something. */
export const blankFaults = (pointer: string, text: string | undefined): FieldFault[] => (text !== undefined && isBlank(text) ? [{ pointer, code: 'blank' }] : []);

import { PortError } from '@civico/contract';

type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a field must be, by the sign after its name. */
const TESTS: Record<string, (value: unknown) => boolean> = {
  '': (value) => typeof value === 'string',
  '#': (value) => typeof value === 'number',
  '@': (value) => Array.isArray(value),
  '%': isRecord,
  '&': (value) => value === undefined || (isRecord(value) && typeof value['lat'] === 'number' && typeof value['lon'] === 'number'),
};

/** Read once each: a map has 50,000 points. */
const shapes = new Map<string, RegExpExecArray[]>();

/**
 * Lets an answer through when it has the fields an element will read without asking; else throws `unexpected`. A shape is the names of the
 * required fields, each with a sign for its type: none string, `#` number, `@` array, `%` object; and `&` a position, if there is one.
 */
export function shaped<T>(value: unknown, shape: string): T {
  let fields = shapes.get(shape);
  if (!fields) shapes.set(shape, fields = [...shape.matchAll(/(\w+)([^\w ]?)/g)]);
  for (const [, name, sign] of fields) {
    if (!isRecord(value) || !TESTS[sign!]!(value[name!])) throw new PortError('unexpected', { cause: name });
  }
  return value as T;
}

/** The same for every item of a list in an answer. */
export const list = <T>(value: unknown, name: string, shape: string): T[] =>
  shaped<Record<string, unknown[]>>(value, `${name}@`)[name]!.map((item) => shaped<T>(item, shape));

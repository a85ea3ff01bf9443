import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Schema } from './openapi.ts';
import type { SchemaFault } from './problem.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, verbose: true });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
ajv.addFormat('int32', { type: 'number', validate: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31 });
ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
ajv.addFormat('binary', true);

/** Minutes from UTC of the clocks that exist, from Baker Island to the Line Islands; PostgreSQL reads none of 16 hours or more. */
const OFFSETS = { west: -12 * 60, east: 14 * 60 };
const { validate: isDateTime } = fullFormats['date-time'] as { validate(text: string): boolean };
ajv.addFormat('date-time', (text: string) => isDateTime(text) && !hasImpossibleOffset(text));

/** Whether a date-time (RFC 3339) is given in an offset from UTC that no clock has. */
function hasImpossibleOffset(text: unknown): boolean {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(String(text)) ?? [];
  if (sign === undefined) return false;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return offset < OFFSETS.west || offset > OFFSETS.east;
}

const compiled = new WeakMap<Schema, ValidateFunction>();

/** A compiled schema; one schema object is compiled once however many routes use it. */
export function validatorOf(schema: Schema): ValidateFunction {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  return validate;
}

/** What is wrong with `value`, with pointers that begin with `prefix`. Empty when nothing is. Fills in defaults. */
export function faultsOf(schema: Schema, value: unknown, prefix = ''): SchemaFault[] {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => faultOf(error, prefix)).filter((fault) => fault !== undefined);
}

function faultOf(error: ErrorObject, prefix: string): SchemaFault | undefined {
  const at = `${prefix}${error.instancePath}`;
  const child = (name: string) => `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const limit = Number((error.params as { limit?: number }).limit);
  switch (error.keyword) {
    case 'required': return { pointer: child(String(error.params['missingProperty'])), code: 'required' };
    case 'additionalProperties': return { pointer: child(String(error.params['additionalProperty'])), code: 'unknown' };
    case 'type': return { pointer: at, code: 'type', values: { type: [error.params['type']].flat().join(', ') } };
    case 'minLength': return limit === 1 ? { pointer: at, code: 'blank' } : { pointer: at, code: 'too-short', values: { limit } };
    case 'maxLength': return { pointer: at, code: 'too-long', values: { limit } };
    case 'minimum': return { pointer: at, code: 'too-small', values: { limit } };
    case 'maximum': return { pointer: at, code: 'too-big', values: { limit } };
    case 'minItems': return { pointer: at, code: 'too-few', values: { limit } };
    case 'maxItems': return { pointer: at, code: 'too-many', values: { limit } };
    case 'uniqueItems': return { pointer: at, code: 'repeated' };
    case 'enum': return { pointer: at, code: 'choice', values: { allowed: (error.params['allowedValues'] as unknown[]).join(', ') } };
    case 'minProperties': return { pointer: at, code: 'nothing-to-change' };
    case 'format': return { pointer: at, code: error.params['format'] === 'date-time' && hasImpossibleOffset(error.data) ? 'no-such-offset' : 'format' };
    case 'pattern': return { pointer: at, code: 'format' };
    default: return { pointer: at, code: 'invalid' };
  }
}

/**
 * Reads a query as the contract's types: numbers and booleans from text, arrays from commas or repetition. What cannot be read stays as
 * it came, for the schema to refuse; what the contract does not name is dropped.
 */
export function readQuery(schema: Schema, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema['properties'] as Record<string, Schema>)) {
    const given = query[name];
    if (given === undefined) continue;
    if (property['type'] === 'array') read[name] = [given].flat().flatMap((value) => String(value).split(',')).filter((value) => value !== '');
    else if (property['type'] === 'integer' && typeof given === 'string' && /^-?\d{1,10}$/.test(given)) read[name] = Number(given);
    else if (property['type'] === 'boolean' && (given === 'true' || given === 'false')) read[name] = given === 'true';
    else read[name] = given;
  }
  return read;
}

/** Whether a parsed body nests deeper than `limit`, found without recursion so that the body cannot overflow the stack. */
export function deeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
  }
  return false;
}

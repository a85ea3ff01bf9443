/** The limits of the contract as constants, one each, so that whoever needs one imports it alone. */
import { isDeepStrictEqual } from 'node:util';

type Json = Readonly<Record<string, unknown>>;

/** What of a schema is a limit, and how its constant ends. */
const KEYWORDS = {
  minLength: 'MIN_LENGTH', maxLength: 'MAX_LENGTH', pattern: 'PATTERN', minItems: 'MIN_ITEMS', maxItems: 'MAX_ITEMS', minimum: 'MINIMUM', maximum: 'MAXIMUM', enum: 'VALUES',
} as const;

/** `alternativeText` → `ALTERNATIVE_TEXT`, `report-points` → `REPORT_POINTS`. */
const screaming = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').replace(/[^A-Za-z\d]+/g, '_').toUpperCase();

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The text of a module with every limit of a bundled OpenAPI document: `NEW_REPORT_TITLE_MAX_LENGTH` of a schema's field, `LIST_REPORTS_Q_MAX_LENGTH` of an
 * operation's parameter or answer, and media types, bytes and pixels of what is sent as it is. Throws when two limits would bear one name.
 */
export function limitsModule(document: Json): string {
  const found = new Map<string, unknown>();
  const keep = (name: string, value: unknown): void => {
    if (found.has(name) && !isDeepStrictEqual(found.get(name), value)) throw new Error(`limits: ${name} would be two things`);
    found.set(name, value);
  };
  /** What a reference points to has limits under its own name. */
  const walk = (prefix: string, schema: unknown): void => {
    if (!isObject(schema) || '$ref' in schema) return;
    // Of what is no text OpenAPI counts the octets.
    const ends = schema['format'] === 'binary' ? { maxLength: 'MAX_BYTES', 'x-max-pixels': 'MAX_PIXELS' } : KEYWORDS;
    for (const [keyword, end] of Object.entries(ends)) if (keyword in schema) keep(`${prefix}_${end}`, keyword === 'pattern' ? new RegExp(String(schema[keyword]), 'u') : schema[keyword]);
    walk(prefix, schema['items']);
    for (const [name, property] of Object.entries((schema['properties'] ?? {}) as Json)) walk(`${prefix}_${screaming(name)}`, property);
    for (const one of (schema['oneOf'] ?? []) as unknown[]) walk(prefix, one);
  };

  const components = document['components'] as Readonly<Record<string, Json>>;
  for (const [name, schema] of Object.entries(components['schemas'] ?? {})) walk(screaming(name), schema);
  for (const parameter of Object.values(components['parameters'] ?? {}) as { name: string; schema: Json }[]) walk(screaming(parameter.name), parameter.schema);
  for (const path of Object.values(document['paths'] as Readonly<Record<string, Json>>)) {
    for (const operation of Object.values(path).filter(isObject)) {
      const prefix = screaming(String(operation['operationId']));
      for (const parameter of (operation['parameters'] ?? []) as Json[]) if ('name' in parameter) walk(`${prefix}_${screaming(String(parameter['name']))}`, parameter['schema']);
      for (const answer of Object.values((operation['responses'] ?? {}) as Readonly<Record<string, Json>>)) {
        walk(prefix, (answer['content'] as Readonly<Record<string, Json>> | undefined)?.['application/json']?.['schema']);
      }
      const sent = Object.keys((operation['requestBody'] as { content?: Json } | undefined)?.content ?? {});
      if (sent.length > 0 && !sent.includes('application/json')) keep(`${prefix}_MEDIA_TYPES`, sent);
    }
  }

  return [...found].map(([name, value]) => {
    const text = value instanceof RegExp ? String(value) : Array.isArray(value) ? `${JSON.stringify(value)} as const` : JSON.stringify(value);
    return `export const ${name} = ${text};\n`;
  }).join('');
}

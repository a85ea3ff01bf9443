import type { FieldError, Problem as ProblemBody } from '@civico/contract';
import { FIELD_SENTENCES, PROBLEM_SENTENCES, type FieldCode, type ProblemName } from './problem.messages.ts';

export type Language = 'it' | 'en';

/** A wrong field before it is put into words. `pointer` is a JSON Pointer into the body, or `#query/name`, `#path/name`. */
export interface FieldFault {
  pointer: string;
  code: FieldCode;
  /** What the sentence needs, e.g. the longest length allowed. */
  values?: Readonly<Record<string, string | number>>;
}

interface ProblemOptions {
  faults?: readonly FieldFault[];
  /** Replaces the usual sentence: already in the language of the person, or a sentence a language. */
  detail?: string | Readonly<Record<Language, string>>;
  values?: Readonly<Record<string, string | number>>;
  /** Seconds, for 429 and 503. */
  retryAfter?: number;
  headers?: Readonly<Record<string, string>>;
}

/** What a handler throws for every answer that is not a success. Becomes problem+json (RFC 9457). Never carries personal data. */
export class ProblemError extends Error {
  readonly problemName: ProblemName;
  readonly status: number;
  readonly options: ProblemOptions;
  /** Read by the HTTP library. */
  readonly statusCode: number;

  constructor(name: ProblemName, options: ProblemOptions = {}) {
    super(name);
    this.name = 'ProblemError';
    this.problemName = name;
    this.status = PROBLEM_SENTENCES[name].status;
    this.statusCode = this.status;
    this.options = options;
  }

  body(language: Language): ProblemBody {
    const sentences = PROBLEM_SENTENCES[this.problemName];
    const { detail, faults, values } = this.options;
    const body: ProblemBody = {
      type: `urn:civico:problem:${this.problemName}`,
      title: sentences[language].title,
      status: this.status,
      detail: fill(typeof detail === 'string' ? detail : (detail ?? { it: sentences.it.detail, en: sentences.en.detail })[language], values),
    };
    if (faults !== undefined && faults.length > 0) body.errors = faults.slice(0, 100).map((fault) => inWords(fault, language));
    return body;
  }
}

/** `invalid-input` for a list of wrong fields. */
export function invalidInput(...faults: FieldFault[]): ProblemError {
  return new ProblemError('invalid-input', { faults });
}

function inWords(fault: FieldFault, language: Language): FieldError {
  return { pointer: fault.pointer.slice(0, 500), code: fault.code, detail: fill(FIELD_SENTENCES[fault.code][language], fault.values) };
}

function fill(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The language of an Accept-Language header that the server speaks; Italian when there is none. */
export const languageOf = (header: string | undefined): Language => preferredLanguage(header, ['it', 'en']);

/**
 * The best of some languages for an Accept-Language header, by its weights; the first when it names none of them. What the header says goes no further, so
 * that whatever it holds Intl is only given a language we know.
 */
export function preferredLanguage<Offered extends string>(header: string | undefined, offered: readonly [Offered, ...Offered[]]): Offered {
  let [best]: readonly Offered[] = offered;
  let bestWeight = 0;
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', weight] = part.trim().split(/\s*;\s*q=/i);
    const [primary] = tag.toLowerCase().split(/[-_]/);
    const known = offered.find((one) => one === primary);
    const q = weight === undefined ? 1 : Number(weight) || 0;
    if (known !== undefined && q > bestWeight) { best = known; bestWeight = q; }
  }
  return best!;
}

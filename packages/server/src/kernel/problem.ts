import type { FieldFault as RuleFault } from '@civico/domain/field-faults.ts';
import type { FieldError, Problem as ProblemBody } from '@civico/contract';
import { FIELD_FAULTS, type FieldCode } from './field-fault.messages.ts';
import { PROBLEMS, type ProblemName } from './problem.messages.ts';
import { type FieldKind, fill, type Language, LANGUAGES, type ProblemKind, type Values, type Words } from './words.ts';

export type { Language } from './words.ts';

/** A wrong field before it is put into words. `pointer` is a JSON Pointer into the body, or `#query/name`, `#path/name`. */
export interface FieldFault {
  pointer: string;
  /** A code of the kernel, or a kind that a slice brings. */
  code: FieldCode | FieldKind;
  /** What the sentence needs, e.g. the longest length allowed. */
  values?: Values;
}

/** A wrong field as the kernel finds it. */
export interface SchemaFault extends FieldFault { code: FieldCode }

interface ProblemOptions {
  faults?: readonly FieldFault[];
  /** Replaces the usual sentence: already in the language of the person, or a sentence a language. */
  detail?: string | Words;
  values?: Values;
  /** Seconds, for 429 and 503. */
  retryAfter?: number;
  headers?: Readonly<Record<string, string>>;
}

/** What a handler throws for every answer that is not a success. Becomes problem+json (RFC 9457). Never carries personal data. */
export class ProblemError extends Error {
  readonly problemName: string;
  readonly status: number;
  readonly options: ProblemOptions;
  readonly #kind: ProblemKind;
  /** Read by the HTTP library. */
  readonly statusCode: number;

  /** `kind` is a problem of the kernel by its name, or one that a slice brings. */
  constructor(kind: ProblemName | ProblemKind, options: ProblemOptions = {}) {
    const known = typeof kind === 'string' ? PROBLEMS[kind] : kind;
    super(known.name);
    this.name = 'ProblemError';
    this.#kind = known;
    this.problemName = known.name;
    this.status = known.status;
    this.statusCode = this.status;
    this.options = options;
  }

  body(language: Language): ProblemBody {
    const { title, detail: usual } = this.#kind.words[language];
    const { detail = usual, faults, values = {} } = this.options;
    const body: ProblemBody = {
      type: `urn:civico:problem:${this.problemName}`,
      title,
      status: this.status,
      detail: fill(typeof detail === 'string' ? detail : detail[language], values, language),
    };
    if (faults !== undefined && faults.length > 0) body.errors = faults.slice(0, 100).map((fault) => inWords(fault, language));
    return body;
  }
}

/** What the rules of both sides find wrong, ready to be put into words: those of the kernel, and of the kinds a slice brings. */
export function faultsInWords(faults: readonly RuleFault[], kinds: Readonly<Record<string, FieldKind>> = {}): FieldFault[] {
  return faults.map((fault) => ({ ...fault, code: kinds[fault.code] ?? fault.code as FieldCode }));
}

/** `invalid-input` for a list of wrong fields. */
export function invalidInput(...faults: FieldFault[]): ProblemError {
  return new ProblemError('invalid-input', { faults });
}

function inWords(fault: FieldFault, language: Language): FieldError {
  const { code, words } = typeof fault.code === 'string' ? FIELD_FAULTS[fault.code] : fault.code;
  return { pointer: fault.pointer.slice(0, 500), code, detail: fill(words[language], fault.values ?? {}, language) };
}

/** The language of an Accept-Language header that the server speaks; Italian when there is none. */
export const languageOf = (header: string | undefined): Language => preferredLanguage(header, LANGUAGES);

/**
 * The best of some languages for an Accept-Language header, by its weights; the first when it names none of them. A tag we do not have is looked up without
 * its last parts (RFC 4647): `de-AT` is `de`. What the header says goes no further, so that whatever it holds Intl is only given a language we know.
 */
export function preferredLanguage<Offered extends string>(header: string | undefined, offered: readonly [Offered, ...Offered[]]): Offered {
  const wanted = (header ?? '').slice(0, 500).split(',').map((part) => {
    const [tag = '', weight] = part.trim().split(/\s*;\s*q\s*=\s*/i);
    return { tag, known: lookUp(tag, offered), weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  let [best]: readonly Offered[] = offered;
  let bestWeight = 0;
  for (const { tag, known, weight } of wanted) {
    // A star is every language that the header does not name.
    const meant = tag === '*' ? offered.find((one) => !wanted.some((other) => other.known === one)) : known;
    if (meant !== undefined && weight > bestWeight) { best = meant; bestWeight = weight; }
  }
  return best!;
}

function lookUp<Offered extends string>(tag: string, offered: readonly Offered[]): Offered | undefined {
  const parts = tag.toLowerCase().split(/[-_]/).slice(0, 8);
  for (let length = parts.length; length > 0; length -= 1) {
    const known = offered.find((one) => one === parts.slice(0, length).join('-'));
    if (known !== undefined) return known;
  }
  return undefined;
}

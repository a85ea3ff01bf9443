import { PortError, type FieldError, type PortErrorKind, type ReadOptions } from '@civico/contract';

/** A sentence in Italian and in English. */
type Sentence = readonly [it: string, en: string];

const SENTENCES = {
  'invalid-input': ['Alcuni dati non sono validi. Correggili e invia di nuovo.', 'Some of the data is not valid. Correct it and send again.'],
  'idempotency-key-reused': ['Questa chiave è già stata usata con un contenuto diverso.', 'This key has been used with another content.'],
  'outside-boundary': ['Il luogo indicato è fuori dal territorio del Comune.', 'The place is outside the territory of the town.'],
  'stop': ['Questa situazione non si segnala da qui.', 'This situation cannot be reported here.'],
  'not-found': ['Quello che cerchi non esiste o non è pubblico.', 'What you look for does not exist or is not public.'],
  'unauthorized': ['Entra con le credenziali dell’ufficio per continuare.', 'Sign in with the credentials of the office to go on.'],
  'wrong-credentials': ['Il nome utente o la password non sono corretti.', 'The user name or the password is wrong.'],
  'stale-version': ['Qualcun altro ha aggiornato la segnalazione. Ricaricala e riprova.', 'Somebody else has updated the report. Load it again and retry.'],
  'status-transition': ['Questo passaggio di stato non è ammesso.', 'This change of status is not allowed.'],
  'duplicate-target': ['Indica la segnalazione di cui questa è un doppione.', 'Say which report this one duplicates.'],
} as const satisfies Record<string, Sentence>;

const STATUS: Partial<Record<PortErrorKind, number>> = { 'invalid': 400, 'unauthorized': 401, 'not-found': 404, 'conflict': 409, 'refused': 422 };

const inWords = ([it, en]: Sentence, language: string | undefined): string => language?.startsWith('en') ? en : it;

/** The error a backend would answer with. */
export function problem(kind: PortErrorKind, name: keyof typeof SENTENCES, { language }: ReadOptions = {}, errors?: FieldError[]): PortError {
  const detail = inWords(SENTENCES[name], language);
  return new PortError(kind, {
    problem: { type: `urn:civico:problem:${name}`, title: detail, status: STATUS[kind] ?? 500, detail, ...(errors ? { errors } : {}) },
  });
}

/** Collects what is wrong with an input and throws it at once. */
export class Faults {
  private readonly found: FieldError[] = [];
  private readonly options: ReadOptions;

  constructor(options: ReadOptions) {
    this.options = options;
  }

  check(holds: boolean, pointer: string, code: string, sentence: Sentence): void {
    if (!holds) this.found.push({ pointer, code, detail: inWords(sentence, this.options.language) });
  }

  /** A text that must be there and not longer than the contract allows. */
  text(value: string, longest: number, pointer: string): void {
    this.check(value.trim() !== '', pointer, 'required', ['È obbligatorio.', 'It is required.']);
    this.check(value.length <= longest, pointer, 'too-long', [`Può avere al massimo ${longest} caratteri.`, `It can have at most ${longest} characters.`]);
  }

  throw(): void {
    if (this.found.length > 0) throw problem('invalid', 'invalid-input', this.options, this.found);
  }
}

/** Does a thing once a key: the same input again gives the first answer, another input is refused. */
export class Once {
  private readonly done = new Map<string, { fingerprint: string; answer: Promise<unknown> }>();

  do<T>(operation: string, key: string, input: unknown, options: ReadOptions, action: () => T | Promise<T>): Promise<T> {
    const name = `${operation} ${key}`;
    const fingerprint = JSON.stringify(input, (_, value: unknown) => value instanceof Blob ? `${value.type} ${value.size}` : value);
    const before = this.done.get(name);
    if (before && before.fingerprint !== fingerprint) return Promise.reject(problem('refused', 'idempotency-key-reused', options));
    if (before) return before.answer as Promise<T>;
    const answer = Promise.resolve().then(action);
    this.done.set(name, { fingerprint, answer });
    // What failed has not been done: the key is free again.
    answer.catch(() => this.done.delete(name));
    return answer;
  }
}

import { PortError, type FieldError, type PortErrorKind, type ReadOptions } from '@civico/contract';
import type { FaultCode, FieldFault } from '@civico/domain/field-faults.ts';

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
  'unknown-office': ['L’ufficio indicato non è tra quelli del Comune.', 'The office is not one of the town’s.'],
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

const FAULTS: Readonly<Record<FaultCode, Sentence>> = {
  'required': ['È obbligatorio.', 'It is required.'],
  'blank': ['Non può essere vuoto.', 'It cannot be blank.'],
  'unknown': ['Non è previsto.', 'It is not expected.'],
  'too-short': ['Deve avere almeno {limit} caratteri.', 'It must have at least {limit} characters.'],
  'too-long': ['Può avere al massimo {limit} caratteri.', 'It can have at most {limit} characters.'],
  'too-small': ['Deve essere almeno {limit}.', 'It must be at least {limit}.'],
  'too-big': ['Può essere al massimo {limit}.', 'It can be at most {limit}.'],
  'too-few': ['Servono almeno {limit} elementi.', 'At least {limit} items are needed.'],
  'too-many': ['Sono ammessi al massimo {limit} elementi.', 'At most {limit} items are allowed.'],
  'repeated': ['Non può contenere due volte lo stesso elemento.', 'It cannot hold the same item twice.'],
  'choice': ['Deve essere uno di: {allowed}.', 'It must be one of: {allowed}.'],
  'format': ['Non è scritto nella forma attesa.', 'It is not written in the expected form.'],
  'characters': ['Contiene caratteri non ammessi.', 'It holds characters that are not allowed.'],
  'nothing-to-change': ['Indica almeno un cambiamento.', 'Say at least one change.'],
  'position-or-address': ['Indica il luogo: un punto sulla mappa o un indirizzo.', 'Say where: a point on the map or an address.'],
  'unknown-category': ['Questa categoria non esiste.', 'This category does not exist.'],
  'unknown-question': ['Questa domanda non fa parte della categoria.', 'This question is not one of the category’s.'],
  'answer-missing': ['Rispondi alla domanda “{question}”.', 'Answer the question “{question}”.'],
};

/** Throws what a backend would answer when fields are wrong; nothing when none is. */
export function refuse(faults: readonly FieldFault[], options: ReadOptions = {}): void {
  if (faults.length === 0) return;
  throw problem('invalid', 'invalid-input', options, faults.map(({ pointer, code, values = {} }) => ({
    pointer, code, detail: inWords(FAULTS[code], options.language).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
  })));
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

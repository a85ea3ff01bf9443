import { defineFaults, defineProblems } from './words.ts';

/** What the kernel itself refuses; slices have problems of their own. */
export const PROBLEMS = defineProblems({
  'invalid-input': {
    status: 400,
    it: { title: 'Dati non validi', detail: 'Alcuni dati non sono validi. Correggili e invia di nuovo.' },
    en: { title: 'Invalid input', detail: 'Some of the data is not valid. Correct it and send again.' },
  },
  'malformed-body': {
    status: 400,
    it: { title: 'Richiesta illeggibile', detail: 'Il contenuto della richiesta non è JSON valido.' },
    en: { title: 'Malformed request', detail: 'The body of the request is not valid JSON.' },
  },
  'malformed-request': {
    status: 400,
    it: { title: 'Richiesta non valida', detail: 'La richiesta non è scritta correttamente.' },
    en: { title: 'Bad request', detail: 'The request is not well formed.' },
  },
  'idempotency-key-missing': {
    status: 400,
    it: { title: 'Manca Idempotency-Key', detail: 'La richiesta deve avere l’intestazione Idempotency-Key, da 16 a 64 lettere, cifre, trattini.' },
    en: { title: 'Idempotency-Key is missing', detail: 'The request needs an Idempotency-Key header of 16 to 64 letters, digits, dashes.' },
  },
  'unauthorized': {
    status: 401,
    it: { title: 'Accesso richiesto', detail: 'Entra con le credenziali dell’ufficio per continuare.' },
    en: { title: 'Sign in required', detail: 'Sign in with the credentials of the office to go on.' },
  },
  'origin-refused': {
    status: 403,
    it: { title: 'Origine non ammessa', detail: 'Questo sito non può inviare richieste al servizio.' },
    en: { title: 'Origin refused', detail: 'This site may not send requests to the service.' },
  },
  'not-found': {
    status: 404,
    it: { title: 'Non trovato', detail: 'Quello che cerchi non esiste o non è pubblico.' },
    en: { title: 'Not found', detail: 'What you look for does not exist or is not public.' },
  },
  'method-not-allowed': {
    status: 405,
    it: { title: 'Metodo non ammesso', detail: 'Questo indirizzo non accetta il metodo della richiesta.' },
    en: { title: 'Method not allowed', detail: 'This address does not accept the method of the request.' },
  },
  'not-acceptable': {
    status: 406,
    it: { title: 'Formato non disponibile', detail: 'Il servizio non può rispondere nel formato richiesto.' },
    en: { title: 'Not acceptable', detail: 'The service cannot answer in the format asked for.' },
  },
  'too-slow': {
    status: 408,
    it: { title: 'Richiesta troppo lenta', detail: 'La richiesta arriva troppo lentamente. Riprova quando la connessione è migliore.' },
    en: { title: 'Request too slow', detail: 'The request arrives too slowly. Try again when the connection is better.' },
  },
  'in-flight': {
    status: 409,
    it: { title: 'Richiesta già in corso', detail: 'La stessa richiesta è in corso. Attendi qualche secondo.' },
    en: { title: 'Already in progress', detail: 'The same request is being served right now. Wait a few seconds.' },
  },
  'too-large': {
    status: 413,
    it: { title: 'Contenuto troppo grande', detail: 'Il contenuto supera {limit}.' },
    en: { title: 'Content too large', detail: 'The content is larger than {limit}.' },
  },
  'uri-too-long': {
    status: 414,
    it: { title: 'Indirizzo troppo lungo', detail: 'L’indirizzo della richiesta è troppo lungo.' },
    en: { title: 'Address too long', detail: 'The address of the request is too long.' },
  },
  'unsupported-media-type': {
    status: 415,
    it: { title: 'Tipo di contenuto non ammesso', detail: 'Il servizio non accetta questo tipo di contenuto.' },
    en: { title: 'Unsupported content type', detail: 'The service does not accept this type of content.' },
  },
  'idempotency-key-reused': {
    status: 422,
    it: { title: 'Idempotency-Key già usata', detail: 'Questa Idempotency-Key è già stata usata con un contenuto diverso.' },
    en: { title: 'Idempotency-Key already used', detail: 'This Idempotency-Key has been used with another content.' },
  },
  'impossible-time': {
    status: 422,
    it: { title: 'Orario impossibile', detail: 'Uno degli orari ha uno scarto da UTC che non esiste. Usa da -12:00 a +14:00.' },
    en: { title: 'Impossible time', detail: 'One of the times has an offset from UTC that does not exist. Use -12:00 to +14:00.' },
  },
  'too-many-requests': {
    status: 429,
    it: { title: 'Troppe richieste', detail: 'Troppe richieste in poco tempo. Riprova tra {seconds} secondi.' },
    en: { title: 'Too many requests', detail: 'Too many requests in a short time. Try again in {seconds} seconds.' },
  },
  'too-many-at-once': {
    status: 429,
    it: { title: 'Troppe richieste insieme', detail: 'Dalla tua rete arrivano troppe richieste insieme. Riprova tra {seconds} secondi.' },
    en: { title: 'Too many requests at once', detail: 'Too many requests come from your network at once. Try again in {seconds} seconds.' },
  },
  'header-too-large': {
    status: 431,
    it: { title: 'Intestazioni troppo grandi', detail: 'Le intestazioni della richiesta sono troppo grandi.' },
    en: { title: 'Headers too large', detail: 'The headers of the request are too large.' },
  },
  'internal': {
    status: 500,
    it: { title: 'Errore del servizio', detail: 'Il servizio ha avuto un errore. Quello che hai scritto non è perso: riprova tra poco.' },
    en: { title: 'Service error', detail: 'The service has failed. What you wrote is not lost: try again shortly.' },
  },
  'unavailable': {
    status: 503,
    it: { title: 'Servizio non disponibile', detail: 'Il servizio non può rispondere in questo momento. Riprova tra {seconds} secondi.' },
    en: { title: 'Service unavailable', detail: 'The service cannot answer now. Try again in {seconds} seconds.' },
  },
});

export type ProblemName = keyof typeof PROBLEMS;

/** What can be wrong with one field, as far as a schema can say it. */
export const FIELD_FAULTS = defineFaults({
  'required': { it: 'È obbligatorio.', en: 'It is required.' },
  'blank': { it: 'Non può essere vuoto.', en: 'It cannot be blank.' },
  'unknown': { it: 'Non è previsto.', en: 'It is not expected.' },
  'type': { it: 'Deve essere di tipo {type}.', en: 'It must be of type {type}.' },
  'too-short': { it: 'Deve avere almeno {limit} caratteri.', en: 'It must have at least {limit} characters.' },
  'too-long': { it: 'Può avere al massimo {limit} caratteri.', en: 'It can have at most {limit} characters.' },
  'too-small': { it: 'Deve essere almeno {limit}.', en: 'It must be at least {limit}.' },
  'too-big': { it: 'Può essere al massimo {limit}.', en: 'It can be at most {limit}.' },
  'too-few': { it: 'Servono almeno {limit} elementi.', en: 'At least {limit} items are needed.' },
  'too-many': { it: 'Sono ammessi al massimo {limit} elementi.', en: 'At most {limit} items are allowed.' },
  'repeated': { it: 'Non può contenere due volte lo stesso elemento.', en: 'It cannot hold the same item twice.' },
  'choice': { it: 'Deve essere uno di: {allowed}.', en: 'It must be one of: {allowed}.' },
  'format': { it: 'Non è scritto nella forma attesa.', en: 'It is not written in the expected form.' },
  'no-such-offset': { it: 'Lo scarto da UTC non esiste: usa da -12:00 a +14:00.', en: 'The offset from UTC does not exist: use -12:00 to +14:00.' },
  'characters': { it: 'Contiene caratteri non ammessi.', en: 'It holds characters that are not allowed.' },
  'nothing-to-change': { it: 'Indica almeno un cambiamento.', en: 'Say at least one change.' },
  'invalid': { it: 'Non è valido.', en: 'It is not valid.' },
});

export type FieldCode = keyof typeof FIELD_FAULTS;

import { isPortError, type PortErrorKind } from '@civico/contract';
import { loadMessages, type Catalogue, type Language } from '../messages.ts';
import { messages } from './errors.messages.ts';

/** One sentence a kind, or two: what happened, and what to do. */
export interface ErrorMessages extends Record<PortErrorKind, string> {
  /** `unavailable`, when the server said how long: whole minutes, at least one. */
  unavailableFor: (minutes: number) => string;
  /** No error of a port: the page itself. */
  broken: string;
  /** Added for who was writing: it is still there. */
  kept: string;
  /** Added for who was sending: it will not arrive twice. */
  once: string;
}

export const catalogue: Catalogue<ErrorMessages> = {
  it: messages,
  load: {
    en: () => import('./errors.messages.en.ts').then((module) => module.messages),
    de: () => import('./errors.messages.de.ts').then((module) => module.messages),
    fr: () => import('./errors.messages.fr.ts').then((module) => module.messages),
    sl: () => import('./errors.messages.sl.ts').then((module) => module.messages),
    'it-x-facile': () => import('./errors.messages.it-facile.ts').then((module) => module.messages),
  },
};

/** After these, what was written waits on the device or stands in the form as it was. */
const KEPT: ReadonlySet<PortErrorKind> = new Set(['offline', 'unreachable', 'unavailable', 'unexpected', 'too-large', 'unauthorized']);

/** Loads the sentences of a language while there still is a network; without them a page that goes offline says it in Italian. */
export const prepareErrorSentences = async (language: Language): Promise<void> => void await loadMessages(language, catalogue);

/**
 * What happened and what to do, for any error of a port. When the backend explains a rule (`refused`, `invalid`) its own words stand: they say
 * more. To who was writing it says what has become of that. Never holds what the person typed. Never rejects.
 */
export async function errorSentence(error: unknown, language: Language = 'it', writing = false): Promise<string> {
  const t = await loadMessages(language, catalogue);
  // The page's own code may be what could not be loaded.
  if (!isPortError(error)) return globalThis.navigator?.onLine === false ? t.offline : t.broken;
  const { kind, problem, retryAfter } = error;
  const explained = kind === 'refused' || kind === 'invalid' ? problem?.detail : undefined;
  if (explained) return explained;
  const sentence = kind === 'unavailable' && retryAfter ? t.unavailableFor(Math.ceil(retryAfter / 60)) : t[kind];
  if (!writing) return sentence;
  const more = kind === 'timeout' ? t.once : KEPT.has(kind) ? t.kept : '';
  return `${sentence} ${more}`.trim();
}

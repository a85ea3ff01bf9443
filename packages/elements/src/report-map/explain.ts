import { isPortError } from '@civico/contract';
import type { Language } from '@civico/core';

/** A sentence for the person about an error; its catalogue comes with the first error, and when even that cannot be had, `otherwise`. */
export async function explain(error: unknown, language: Language, otherwise: string, writing?: boolean): Promise<string> {
  if (!isPortError(error)) console.error(error);
  try {
    const { errorSentence } = await import('@civico/core/errors');
    return await errorSentence(error, language, writing);
  } catch {
    return otherwise;
  }
}

/** While there still is a network: the sentences for when there is none. */
export function prepareToExplain(language: Language): void {
  void import('@civico/core/errors').then(({ prepareErrorSentences }) => prepareErrorSentences(language)).catch(() => undefined);
}

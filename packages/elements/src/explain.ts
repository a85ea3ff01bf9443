import { isPortError } from '@civico/contract';
import type { Language } from '@civico/core';

const said = new Set<string>();

/** What a port has not told the web team itself: a page without a backend, a fault of ours. Once, however often it is tried. */
export function report(error: unknown): void {
  const text = String(error);
  if (isPortError(error) || said.has(text)) return;
  said.add(text);
  console.error(error);
}

/** A sentence for the person about an error; its catalogue comes with the first error, and when even that cannot be had, `otherwise`. */
export async function explain(error: unknown, language: Language, otherwise: string, writing?: boolean): Promise<string> {
  report(error);
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

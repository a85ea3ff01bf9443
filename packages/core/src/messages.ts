/**
 * Messages of an element. Italian is part of the element's own code and defines the keys; every other language is a chunk of its own,
 * loaded when the page asks for it. `it-x-facile` is Italian in plain language ("lingua facile"): a BCP 47 tag with a private-use part, so that
 * browsers and screen readers take it for Italian. It has the key sentences only; the others stay as they are.
 */
export type Language = 'it' | 'en' | 'de' | 'fr' | 'sl' | 'it-x-facile';

/** A message is a sentence, or a function of typed values that makes one. */
export type MessageSet = Record<string, string | ((...values: never[]) => string)>;

export interface Catalogue<M> {
  it: M;
  load: { [Other in Exclude<Language, 'it'>]?: (language: Other) => Promise<Other extends 'it-x-facile' ? Partial<M> : M> };
}

/**
 * The language to use for what a page wrote in `lang`: the tag itself when the catalogue has it, else its language, else Italian. Whatever the page wrote, it
 * is one of ours, so that Intl never refuses it; `en_GB` is how many programs write `en-GB`.
 */
export function chooseLanguage<M>(tag: string, { load }: Catalogue<M>): Language {
  const full = tag.trim().toLowerCase().replaceAll('_', '-');
  return ([full, full.split('-')[0]] as Exclude<Language, 'it'>[]).find((name) => Object.hasOwn(load, name)) ?? 'it';
}

/** Loads the messages of a language, over the Italian ones; when the chunk cannot be had, Italian, so that the element still works. */
export async function loadMessages<M>(language: Language, { it, load }: Catalogue<M>): Promise<M> {
  try {
    return { ...it, ...await (load as Partial<Record<Language, (language: Language) => Promise<Partial<M>>>>)[language]?.(language) };
  } catch {
    return it;
  }
}

/**
 * Messages of an element. Italian is part of the element's own code and defines the keys; every other language is a chunk of its own,
 * loaded when the page asks for it.
 */
export type Language = 'it' | 'en' | 'de' | 'fr' | 'sl';

/** A message is a sentence, or a function of typed values that makes one. */
export type MessageSet = Record<string, string | ((...values: never[]) => string)>;

export interface Catalogue<M> {
  it: M;
  load: Partial<Record<Exclude<Language, 'it'>, () => Promise<M>>>;
}

/** The language to use for a BCP 47 tag: its own when the catalogue has it, else Italian. */
export function chooseLanguage<M>(tag: string, catalogue: Catalogue<M>): Language {
  const base = tag.toLowerCase().split('-')[0] as Language;
  return base === 'it' || catalogue.load[base] ? base : 'it';
}

/** Loads the messages of a language; when the chunk cannot be had, Italian, so that the element still works. */
export async function loadMessages<M>(language: Language, catalogue: Catalogue<M>): Promise<M> {
  if (language === 'it') return catalogue.it;
  try {
    return await (catalogue.load[language]?.() ?? catalogue.it);
  } catch {
    return catalogue.it;
  }
}

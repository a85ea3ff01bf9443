/** Every language but Italian, in one file: small enough that a page in another language is served best by a single request. */
import { messages as de } from './rating.messages.de.ts';
import { messages as en } from './rating.messages.en.ts';
import { messages as fr } from './rating.messages.fr.ts';
import { messages as facile } from './rating.messages.it-facile.ts';
import { messages as sl } from './rating.messages.sl.ts';

export const languages = { en, de, fr, sl, 'it-x-facile': facile };

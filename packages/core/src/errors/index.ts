/** What went wrong, in a sentence for the person. */
export { errorSentence, prepareErrorSentences } from './error-sentence.ts';

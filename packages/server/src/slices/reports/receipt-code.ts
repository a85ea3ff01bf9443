import { CODE_ALPHABET, CODE_LENGTH, groupedCode } from '@civico/domain/receipt-code.ts';
import { randomPart } from '../../kernel/secrets.ts';

/** Twenty characters in groups of five: 100 random bits, enough to be the only thing a person needs to see their report. */
export function createReceiptCode(): string {
  return groupedCode(Array.from(randomPart(CODE_LENGTH), (byte) => CODE_ALPHABET[byte & 31]).join(''));
}

import { characters, cut } from '@civico/domain/text.ts';

/** For a LIKE pattern with the default escape character. Folded words hold no wildcard, others may. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** JSON with sorted keys: the same text for what is the same. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** Controls, and marks that turn the direction of what follows: with them a text can pretend to be another one. */
const DISGUISES = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu;

/** Text as it may stand in a line of a message: on one line, without disguises, of at most `max` characters. */
export function oneLine(text: string, max = 200): string {
  const plain = text.replace(DISGUISES, ' ').replace(/\s+/g, ' ').trim();
  return characters(plain) <= max ? plain : `${cut(plain, max - 1)}…`;
}

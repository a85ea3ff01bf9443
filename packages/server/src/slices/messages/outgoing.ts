import type { Secrets } from '../../kernel/secrets.ts';
import { oneLine } from '../../kernel/text.ts';
import type { Language } from '../../kernel/words.ts';

/** A message before it is sealed into its row. */
export interface OutgoingMessage {
  to: string;
  subject: string;
  text: string;
  /** Where one click ends the messages: for the headers of RFC 8058. */
  leaveUrl?: string;
}

/** What every message needs. `town` is the name. */
export interface Envelope { to: string; town: string; language: Language; leaveUrl: string }

const context = (id: string) => `message ${id}`;

/** Sealed, because it names a person and may hold a receipt code. */
export function sealMessage(secrets: Secrets, id: string, message: OutgoingMessage): Buffer {
  return secrets.seal(JSON.stringify(message), context(id));
}

export function openMessage(secrets: Secrets, id: string, sealed: Uint8Array): OutgoingMessage {
  return JSON.parse(secrets.open(sealed, context(id))) as OutgoingMessage;
}

/** The headers of RFC 8058 for a message that can be left. */
export function leaveHeaders({ leaveUrl }: OutgoingMessage): Record<string, string> {
  return leaveUrl === undefined ? {} : { 'List-Unsubscribe': `<${leaveUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** A message with a subject of one line. */
export function written({ to, leaveUrl }: Envelope, subject: string, ...paragraphs: string[]): OutgoingMessage {
  return { to, subject: oneLine(subject, 120), text: `${paragraphs.join('\n\n')}\n`, leaveUrl };
}

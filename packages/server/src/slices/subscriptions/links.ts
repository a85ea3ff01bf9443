import { timingSafeEqual } from 'node:crypto';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Secrets } from '../../kernel/secrets.ts';

/** What pressing the button behind a link does. */
export type LinkPurpose = 'confirm' | 'leave';

/** Makes the addresses that messages hold; they lead to this server. */
export interface MailedLinks {
  /** Absolute, for one purpose and one subscription. */
  to(comune: string, purpose: LinkPurpose, subscription: string): string;
}

const ID_LENGTH = 22;
/** Base64url characters of 192 bits. */
const MAC_LENGTH = 32;

const macOf = (secrets: Secrets, purpose: LinkPurpose, id: string) => secrets.linkMac(`${purpose} ${id}`).toString('base64url').slice(0, MAC_LENGTH);

/** The id of a subscription and 192 bits of a keyed hash: whoever reads the database cannot make it, and nothing of it has to be kept there. */
export function linkToken(secrets: Secrets, purpose: LinkPurpose, id: string): string {
  return id + macOf(secrets, purpose, id);
}

/** The subscription a token is for; undefined when the token was not made here for this purpose. */
export function readLinkToken(secrets: Secrets, purpose: LinkPurpose, token: string): string | undefined {
  const id = token.slice(0, ID_LENGTH);
  const given = Buffer.from(token.slice(ID_LENGTH));
  const made = Buffer.from(macOf(secrets, purpose, id));
  return given.length === made.length && timingSafeEqual(given, made) ? id : undefined;
}

/** Undefined when the server knows no public address: then it writes to nobody. */
export function mailedLinks({ secrets, publicUrl }: Pick<Kernel, 'secrets' | 'publicUrl'>): MailedLinks | undefined {
  if (publicUrl === undefined) return undefined;
  return { to: (comune, purpose, subscription) => `${publicUrl()}/${comune}/api/v1/subscriptions/${purpose}/${linkToken(secrets, purpose, subscription)}` };
}

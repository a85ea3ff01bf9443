import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hash, hkdfSync, randomFillSync, timingSafeEqual } from 'node:crypto';

const reserve = Buffer.alloc(4096);
let used = reserve.length;

/** Random bytes for identifiers and nonces, asked of the system a page at a time: a call for each costs more than all else about an id. */
export function randomPart(length: number): Buffer {
  if (used + length > reserve.length) {
    randomFillSync(reserve);
    used = 0;
  }
  const part = Buffer.from(reserve.subarray(used, used + length));
  used += length;
  return part;
}

/** 128 random bits in base64url: what a row is called outside. */
export function publicId(): string {
  return randomPart(16).toString('base64url');
}

export function sha256(data: string | Uint8Array): Buffer {
  return hash('sha256', data, 'buffer');
}

/**
 * What the server does with its one secret. Each use has a key of its own, derived with HKDF, so that one leaking says nothing of the others.
 * All processes on one database need the same secret.
 */
export interface Secrets {
  /** Keyed hash of something that is looked up but must not be readable in the database (receipt codes). */
  keyedHash(text: string): Buffer;
  /** Encrypts an answer or a message at rest (AES-256-GCM); `context` must be the same to open it. */
  seal(text: string, context: string): Buffer;
  /** Throws when the seal is broken, the context differs or the secret has changed. */
  open(sealed: Uint8Array, context: string): string;
  /** Keyed hash that makes the link in a message ours (256 bits). */
  linkMac(text: string): Buffer;
  /** Tells this secret from others, and nothing of it. */
  fingerprint: string;
  /** `token.signature` for a cookie. */
  sign(token: string): string;
  /** The token of a signed cookie, or undefined when the signature is not ours. */
  verify(signed: string): string | undefined;
}

/** Throws when the secret is shorter than 32 characters. */
export function createSecrets(secret: string): Secrets {
  if (secret.length < 32) throw new Error('The secret is too short: CIVICO_SECRET needs at least 32 characters, e.g. from `openssl rand -base64 32`.');
  const key = (purpose: string) => createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'civico', purpose, 32)));
  const hashKey = key('receipt-code');
  const sealKey = key('sealed-at-rest');
  const cookieKey = key('staff-cookie');
  const linkKey = key('mailed-link');
  const signature = (token: string) => createHmac('sha256', cookieKey).update(token).digest('base64url');
  return {
    keyedHash: (text) => createHmac('sha256', hashKey).update(text).digest(),
    seal(text, context) {
      const iv = randomPart(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv);
      cipher.setAAD(Buffer.from(context));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), data]);
    },
    open(sealed, context) {
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
    fingerprint: createHmac('sha256', key('fingerprint')).update('civico').digest('base64url'),
    linkMac: (text) => createHmac('sha256', linkKey).update(text).digest(),
    sign: (token) => `${token}.${signature(token)}`,
    verify(signed) {
      const dot = signed.lastIndexOf('.');
      if (dot < 1) return undefined;
      const token = signed.slice(0, dot);
      return timingSafeEqual(sha256(signature(token)), sha256(signed.slice(dot + 1))) ? token : undefined;
    },
  };
}

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const BYTES = 32;

const derive = (password: string, salt: Buffer, cost: typeof COST) => new Promise<Buffer>((done, fail) => {
  scrypt(password.normalize('NFKC'), salt, BYTES, cost, (error, key) => { if (error === null) done(key); else fail(error); });
});

/** `scrypt$N$r$p$salt$key`, what the configuration of a clerk holds instead of the password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether a password is the one hashed. Without a hash it takes the same time and says no, so that an unknown name cannot be told from a wrong password. */
export async function checkPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [kind, N, r, p, salt, key] = (hash ?? `scrypt$${COST.N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`).split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined) throw new Error('a password hash is not of the form scrypt$N$r$p$salt$key');
  const expected = Buffer.from(key, 'base64url');
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { ...COST, N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === derived.length && timingSafeEqual(expected, derived) && hash !== undefined;
}

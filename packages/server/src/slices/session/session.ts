import { parseCookie, stringifySetCookie } from 'cookie';
import type { Session } from '@civico/contract';
import { randomBytes } from 'node:crypto';
import type { Database } from '../../kernel/database.ts';
import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Clerk, Kernel } from '../../kernel/kernel.ts';
import { ProblemError } from '../../kernel/problem.ts';
import { type Secrets, sha256 } from '../../kernel/secrets.ts';
import { knownDevices } from './known-devices.ts';
import type { StaffUser } from './options.ts';
import { checkPassword } from './password.ts';
import { problems } from './session.messages.ts';
import { countSignIn, forgetSignIn } from './sign-in-attempts.ts';

const COOKIE = 'civico_staff';
const HOURS = 8;

/** Sessions of clerks live in the database, so that signing out ends them on every server. */
export function sessionHandlers({ db, secrets, options: { staff }, secureCookie }: Kernel): HandlersFor<'createSession' | 'getSession' | 'deleteSession'> {
  const setCookie = (value: string, maxAge: number) => stringifySetCookie({ name: COOKIE, value, httpOnly: true, sameSite: 'strict', path: '/', maxAge, secure: secureCookie });
  const devices = knownDevices(secrets, secureCookie);
  return {
    async createSession({ town, body, raw }) {
      const attempt = { comune: town.id, username: body.username, address: raw.ip, device: devices.find(raw.cookie, town.id, body.username) };
      await countSignIn(db, attempt);
      const user = staff.find((one) => one.comune === town.id && one.username === body.username);
      if (!await checkPassword(body.password, user?.passwordHash) || user === undefined) throw new ProblemError(problems['wrong-credentials']);
      await forgetSignIn(db, attempt);
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(Date.now() + HOURS * 3_600_000).toISOString();
      await db.insertInto('sessions').values({ token_hash: sha256(token), comune: town.id, username: user.username, name: user.name, expires_at: expiresAt }).execute();
      return { status: 201, headers: { 'set-cookie': [setCookie(secrets.sign(token), HOURS * 3600), devices.remember(attempt)] }, body: sessionOf({ ...user, expiresAt }) };
    },

    getSession({ town, clerk }) {
      if (clerk?.comune !== town.id) throw new ProblemError('unauthorized');
      return Promise.resolve({ status: 200, headers: { vary: 'Cookie' }, body: sessionOf(clerk) });
    },

    async deleteSession({ town, clerk }) {
      if (clerk?.comune !== town.id) throw new ProblemError('unauthorized');
      await db.deleteFrom('sessions').where('token_hash', '=', clerk.tokenHash).where('comune', '=', town.id).execute();
      return { status: 204, headers: { 'set-cookie': setCookie('', 0) } };
    },
  };
}

function sessionOf({ name, comune, expiresAt }: { name: string; comune: string; expiresAt: string }): Session {
  return { name, role: 'staff', comune, expiresAt };
}

/** Finds the clerk of a Cookie header: signature, row, expiry, and still among the staff. */
export function clerkFinder(db: Database, secrets: Secrets, staff: readonly StaffUser[]): (cookie: string | undefined) => Promise<Clerk | undefined> {
  return async (header) => {
    const value = header === undefined ? undefined : parseCookie(header)[COOKIE];
    const token = value === undefined ? undefined : secrets.verify(value);
    if (token === undefined) return undefined;
    const tokenHash = sha256(token);
    const row = await db.selectFrom('sessions').select(['comune', 'username', 'name', 'expires_at'])
      .where('token_hash', '=', tokenHash).where('expires_at', '>', new Date().toISOString()).executeTakeFirst();
    if (row === undefined || !staff.some((one) => one.username === row.username && one.comune === row.comune)) return undefined;
    return { username: row.username, name: row.name, comune: row.comune, expiresAt: row.expires_at, tokenHash };
  };
}

import type { Session } from '@civico/contract';
import { randomBytes } from 'node:crypto';
import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Clerk, Kernel } from '../../kernel/kernel.ts';
import { ProblemError } from '../../kernel/problem.ts';
import { type Secrets, sha256 } from '../../kernel/secrets.ts';
import { cookies, read } from './cookies.ts';
import { knownDevices } from './known-devices.ts';
import type { StaffUser } from './options.ts';
import { checkPassword } from './password.ts';
import { problems } from './session.messages.ts';
import { countSignIn, forgetSignIn } from './sign-in-attempts.ts';

const HOURS = 8;

/** Each town of a host has its own: who works for two is signed in to both. */
const cookieOf = (comune: string) => `civico_staff_${comune}`;

/** Tells a session of before a change of the password: it is part of the cookie, and of the password there is then. */
const markOf = (secrets: Secrets, { comune, username, passwordHash }: StaffUser) => secrets.keyedHash(`password ${comune} ${username} ${passwordHash}`).toString('base64url');

/** Sessions of clerks live in the database, so that signing out ends them on every server. */
export function sessionHandlers({ db, secrets, options: { staff }, secureCookie }: Kernel): HandlersFor<'createSession' | 'getSession' | 'deleteSession' | 'deleteSessions'> {
  const own = cookies(secureCookie);
  const devices = knownDevices(secrets, own);
  const ended = (comune: string) => ({ status: 204 as const, headers: { 'set-cookie': own.set(cookieOf(comune), '', 0) } });
  return {
    async createSession({ town, body, raw }) {
      const attempt = { comune: town.id, username: body.username, address: raw.ip, device: devices.find(raw.cookie, town.id, body.username) };
      await countSignIn(db, attempt);
      const user = staff.find((one) => one.comune === town.id && one.username === body.username);
      if (!await checkPassword(body.password, user?.passwordHash) || user === undefined) throw new ProblemError(problems['wrong-credentials']);
      await forgetSignIn(db, attempt);
      // The browser forgets the cookie it had; so does the server.
      const before = tokenOf(secrets, read(raw.cookie)[own.nameOf(cookieOf(town.id))]);
      if (before !== undefined) await db.deleteFrom('sessions').where('token_hash', '=', sha256(before)).where('comune', '=', town.id).execute();
      const token = `${randomBytes(32).toString('base64url')}:${markOf(secrets, user)}`;
      const expiresAt = new Date(Date.now() + HOURS * 3_600_000).toISOString();
      await db.insertInto('sessions').values({ token_hash: sha256(token), comune: town.id, username: user.username, name: user.name, expires_at: expiresAt }).execute();
      return { status: 201, headers: { 'set-cookie': [own.set(cookieOf(town.id), secrets.sign(token), HOURS * 3600), devices.remember(attempt)] }, body: sessionOf({ ...user, expiresAt }) };
    },

    getSession({ town, clerk }) {
      if (clerk?.comune !== town.id) throw new ProblemError('unauthorized');
      return Promise.resolve({ status: 200, headers: { vary: 'Cookie' }, body: sessionOf(clerk) });
    },

    async deleteSession({ town, clerk }) {
      if (clerk?.comune !== town.id) throw new ProblemError('unauthorized');
      await db.deleteFrom('sessions').where('token_hash', '=', clerk.tokenHash).where('comune', '=', town.id).execute();
      return ended(town.id);
    },

    async deleteSessions({ town, clerk }) {
      if (clerk?.comune !== town.id) throw new ProblemError('unauthorized');
      await db.deleteFrom('sessions').where('comune', '=', town.id).where('username', '=', clerk.username).execute();
      return ended(town.id);
    },
  };
}

function sessionOf({ name, comune, expiresAt }: { name: string; comune: string; expiresAt: string }): Session {
  return { name, role: 'staff', comune, expiresAt };
}

const tokenOf = (secrets: Secrets, value: string | undefined) => (value === undefined ? undefined : secrets.verify(value));

/** Finds the clerk of a Cookie header, of the town that is asked before any other: signature, row, expiry, and still among the staff with the same password. */
export function clerkFinder({ db, secrets, options: { staff }, secureCookie }: Kernel): (cookie: string | undefined, comune: string) => Promise<Clerk | undefined> {
  const own = cookies(secureCookie);
  const ours = own.nameOf(cookieOf(''));
  return async (header, comune) => {
    const given = read(header);
    const token = tokenOf(secrets, given[own.nameOf(cookieOf(comune))] ?? Object.entries(given).find(([name]) => name.startsWith(ours))?.[1]);
    if (token === undefined) return undefined;
    const tokenHash = sha256(token);
    const row = await db.selectFrom('sessions').select(['comune', 'username', 'name', 'expires_at'])
      .where('token_hash', '=', tokenHash).where('expires_at', '>', new Date().toISOString()).executeTakeFirst();
    const user = row === undefined ? undefined : staff.find((one) => one.username === row.username && one.comune === row.comune);
    if (row === undefined || user === undefined || token.split(':')[1] !== markOf(secrets, user)) return undefined;
    return { username: row.username, name: row.name, comune: row.comune, expiresAt: row.expires_at, tokenHash };
  };
}

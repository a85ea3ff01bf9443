import { countAttempt, forgetAttempts, refundAttempt } from '../../kernel/attempts.ts';
import type { Database } from '../../kernel/database.ts';
import { networkOf } from '../../kernel/limits/network.ts';
import { ProblemError } from '../../kernel/problem.ts';

/** Attempts in a quarter of an hour, over all processes. */
const MAX_ATTEMPTS = { ofDevice: 10, ofNameFromAddress: 10, ofName: 100, fromAddress: 50 };
const WINDOW_SECONDS = 900;

export interface SignInAttempt {
  comune: string;
  username: string;
  address: string;
  /** Of a device from which this clerk has signed in before. */
  device: string | undefined;
}

const nameOf = ({ comune, username }: SignInAttempt) => `sign-in ${comune} ${username.toLowerCase()}`;
const fromHere = (attempt: SignInAttempt) => `${nameOf(attempt)} from ${networkOf(attempt.address)}`;
const address = (attempt: SignInAttempt) => `sign-in from ${networkOf(attempt.address)}`;
const onDevice = (attempt: SignInAttempt) => `${nameOf(attempt)} on ${attempt.device}`;

/**
 * Throws 429 when there have been too many attempts. A device known to the clerk has a count of its own, so that the wrong passwords of strangers,
 * however many and from wherever, do not keep the clerk out ("device cookies", OWASP). With its own count used up it is a stranger like others.
 */
export async function countSignIn(db: Database, attempt: SignInAttempt): Promise<void> {
  if (attempt.device !== undefined && await within(countAttempt(db, onDevice(attempt), MAX_ATTEMPTS.ofDevice, WINDOW_SECONDS))) return;
  await countAttempt(db, address(attempt), MAX_ATTEMPTS.fromAddress, WINDOW_SECONDS);
  await countAttempt(db, fromHere(attempt), MAX_ATTEMPTS.ofNameFromAddress, WINDOW_SECONDS);
  await countAttempt(db, nameOf(attempt), MAX_ATTEMPTS.ofName, WINDOW_SECONDS);
}

/** Whoever proved to be right does not use up what is left to the others. */
export async function forgetSignIn(db: Database, attempt: SignInAttempt): Promise<void> {
  await forgetAttempts(db, attempt.device === undefined ? fromHere(attempt) : onDevice(attempt));
  if (attempt.device !== undefined) return;
  await refundAttempt(db, address(attempt));
  await refundAttempt(db, nameOf(attempt));
}

const within = (counted: Promise<void>): Promise<boolean> => counted.then(() => true, (error: unknown) => {
  if (error instanceof ProblemError && error.problemName === 'too-many-requests') return false;
  throw error;
});

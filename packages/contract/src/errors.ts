import type { FieldError, Problem } from './entities.ts';

/**
 * Why a port could not do what was asked:
 * - `offline`: the device itself says that it has no network; nothing is known of the server
 * - `unreachable`: nobody answered, the answer broke off, or the page was not allowed to read it; the device says it has a network
 * - `timeout`: silence for too long; whether it was done is unknown, so try again with the same key
 * - `unavailable`: the server says it cannot answer now (5xx, 429); `retryAfter` seconds may say when
 * - `invalid`: something in the input is wrong; `errors` says which field
 * - `refused`: well-formed but against a rule; `problem.type` names it, `problem.detail` explains it
 * - `conflict`: being served right now, or changed meanwhile
 * - `too-large`: something on the way to the server does not let so much through; the person can send less
 * - `unauthorized`: nobody is signed in
 * - `not-found`: does not exist, or may not be known to
 * - `unexpected`: the answer is not what the contract says
 */
export type PortErrorKind =
  | 'offline' | 'unreachable' | 'timeout' | 'unavailable' | 'invalid' | 'refused' | 'conflict' | 'too-large' | 'unauthorized' | 'not-found' | 'unexpected';

/** The only error a port throws, apart from the `AbortError` of a caller's own signal. */
export class PortError extends Error {
  readonly kind: PortErrorKind;
  readonly problem: Problem | undefined;
  /** Seconds to wait before the next try. */
  readonly retryAfter: number | undefined;

  constructor(kind: PortErrorKind, options: { problem?: Problem | undefined; retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(options.problem?.detail ?? options.problem?.title ?? kind, { cause: options.cause });
    this.name = 'PortError';
    this.kind = kind;
    this.problem = options.problem;
    this.retryAfter = options.retryAfter;
  }

  get errors(): readonly FieldError[] {
    return this.problem?.errors ?? [];
  }

  /** Whether the same call with the same key may succeed later without the person changing anything. */
  get temporary(): boolean {
    return /^(offline|unreachable|timeout|unavailable|unexpected)$/.test(this.kind);
  }
}

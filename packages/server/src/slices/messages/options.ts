import type { ServerOptions } from '../../kernel/options.ts';

declare module '../../kernel/options.ts' {
  interface RateLimits {
    /** Messages to addresses nobody has proved yet that one network may cause in an hour, over all processes. Default 200: behind one address of a mobile network stand thousands of people. */
    mails: number;
  }
  interface ServerOptions {
    /** `smtp://user:password@host:port`; nothing is delivered without it. */
    smtpUrl?: string | undefined;
    /** Sender of messages. */
    mailFrom?: string | undefined;
    /** Milliseconds between looks for waiting messages. Default 5,000. */
    mailEvery?: number;
    /** Messages handed to the mail server at once. Default 4. */
    mailsAtOnce?: number | undefined;
    /** Milliseconds that the mail server may take over one message. Default 600,000. */
    mailTimeout?: number | undefined;
  }
}

/** `RateLimits.mails`; undefined when there are no limits. */
export function mailsPerHour({ rateLimits }: ServerOptions): number | undefined {
  return rateLimits === false ? undefined : rateLimits?.mails ?? 200;
}

/**
 * What is known of a request that came to nothing, as the `cause` of its PortError: for the line that the web team reads. Of what was asked, written or
 * answered nothing is in it.
 */
export interface Fault {
  /**
   * `no-answer`: nobody, or the browser keeps the answer to itself; `cut`: it broke off; `silence`: for too long; `too-long`: more bytes than are taken;
   * `status`: no, and not in the words of the contract; `content`: of another type or shape than asked for
   */
  readonly reason: 'no-answer' | 'cut' | 'silence' | 'too-long' | 'status' | 'content';
  readonly method: string;
  /** Origin and path, up to the name of what was asked for: no id, no query. */
  readonly address: string;
  readonly status?: number;
  /** Media type of the answer. */
  readonly type?: string;
  /** Where it was sent on to, without a query. */
  readonly redirected?: string;
  /** In a few words, what the content lacks. */
  readonly lacks?: string;
}

/** An address without what may be personal in it: of the path below `base` only the first name stays. */
export const plainAddress = (base: URL, path = ''): string => base.origin + base.pathname + (/^[\w.-]+/.exec(path)?.[0] ?? '');

/** What an answer that was no good says of itself. */
export const factsOf = ({ status, headers, redirected, url }: Response): Pick<Fault, 'status' | 'type'> & { redirected?: string } => ({
  status, type: (headers.get('content-type') ?? '').split(';')[0]!.trim(), ...(redirected ? { redirected: plainAddress(new URL(url)) } : {}),
});

/** Why an address does not answer as it should, in one line of the console for who put the tag on the page. Loaded when something has failed. */
import type { PortError } from '@civico/contract';
import type { Fault } from './fault.ts';
import type { Named } from './watched.ts';

/** What a question at an address itself brings to light: `open`, it answers; `closed`, nobody does; `forbidden` by the page's own policy; `moved` elsewhere. */
type Reach = 'open' | 'closed' | 'forbidden' | 'moved';

/** Milliseconds for the browser to report that its policy stopped a request; it does so right after. */
const REPORT_COMES = 100;
/** Milliseconds a question may take. */
const LONGEST_QUESTION = 10_000;

const said = new Set<string>();
const reaches = new Map<string, Promise<Reach>>();

/** Says it once an address and cause, however often it happens and however many elements ask there. Asks the address itself, once, when only that tells the cause. */
export async function diagnose({ kind, cause }: PortError, address: URL, named: Named): Promise<void> {
  // Of what is no address of the web the origin is null.
  const place = address.origin === 'null' ? address.href : address.origin + address.pathname;
  const fault: Fault = typeof cause === 'object' && cause && 'reason' in cause ? cause as Fault
    : { reason: 'content', method: 'GET', address: place, lacks: `has no proper "${String(cause)}"` };
  const [key, sentence] = fault.reason === 'no-answer' ? await silenceOf(address, named) : causeOf(fault, kind, named);
  if (said.has(`${place} ${key}`)) return;
  said.add(`${place} ${key}`);
  console.warn(`Civico: ${fault.method} ${address.origin === 'null' ? place : fault.address} from ${location.origin}: ${sentence}`);
}

type Said = [key: string, sentence: string];

function causeOf({ reason, status, type, redirected, lacks }: Fault, kind: string, named: Named): Said {
  const sent = redirected ? `sent on to ${redirected}, and ` : '';
  switch (reason) {
    case 'silence': return [reason, 'the connection stood, but nothing was said for too long. Is the backend overloaded, or a proxy in front of it?'];
    case 'cut': return [reason, 'the answer broke off before its end. If it goes on, look at the time limits of the proxy in front of it.'];
    case 'too-long': return [reason, 'the answer is longer than Civico reads. Is the address right?'];
    case 'status': return [`status ${status}`, `${sent}answered ${status}. ${remedyOf(status!, named)}`];
    default: return ['content', !lacks && /json/.test(type ?? '') ? `${sent}answered JSON that cannot be read: it broke off, or something in between has changed it.`
      : lacks ? `${sent}answered, but the answer ${lacks}. ${named === 'src' ? 'Mend the file, or put the right address in src.' : 'Is endpoint that of a Civico backend, of this version?'}`
      : `${sent}answered ${type || 'no content type'} instead of ${named === 'src' ? 'a file with data' : 'JSON'}: a sign-in, a start page, or ${kind === 'unreachable' ? 'the network or a worker of the page in its place' : 'another address than you meant'}. Is ${named} right?`];
  }
}

function remedyOf(status: number, named: Named): string {
  if (status === 401 || status === 403) return 'This is not the backend\'s own answer: let this address through what asks for a sign-in or filters requests (proxy, firewall).';
  if (status === 404 || status === 410) return named === 'src' ? 'Is src right, and the file in its place?' : 'Is endpoint right? It ends with the base of the contract, as in endpoint="/api/v1".';
  if (status === 413) return 'The proxy in front of the backend does not let a photo through: let it take 12 MB (nginx: client_max_body_size 12m).';
  if (status === 431) return 'The headers are too long for it: the cookies of this domain are too many.';
  if (status === 429) return 'Too many requests from one address: do all visitors look like one to it? Let the proxy pass on where they come from.';
  if (status > 499) return named === 'src' ? 'Its server is in trouble.' : 'A proxy answers for the backend, or the backend is in trouble: is it running?';
  return named === 'src' ? 'Is src right?' : 'This is not the backend\'s own answer: is endpoint right?';
}

/** Nobody answered, or the browser does not let the page see who. */
async function silenceOf(address: URL, named: Named): Promise<Said> {
  const here = location.origin;
  if (address.username || address.password) return ['password', `a browser asks no address with a name and a password in it. Write ${named} without.`];
  if (!/^https?:$/.test(address.protocol)) return ['protocol', `${address.protocol} is no protocol that a browser asks. Write ${named} with https://, or from the root of this site as in ${named}="${named === 'src' ? '/data/file.json' : '/api/v1'}".`];
  if (location.protocol === 'https:' && address.protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(address.hostname)) return ['mixed', `a page with https may not ask an address with http. Write ${named} with https.`];
  const place = address.origin + address.pathname;
  if (!reaches.has(place)) reaches.set(place, reachOf(new URL(place)));
  const reach = await reaches.get(place)!;
  if (reach === 'forbidden') return [reach, `the page's own Content-Security-Policy forbids it. Add ${address.origin === here ? "'self'" : address.origin} to connect-src.`];
  if (reach === 'moved') return [reach, 'it is sent on to another site, which a page may not follow: a sign-in? Let this address through.'];
  if (address.origin === here) return reach === 'open' ? ['cut', 'the connection broke off. If it goes on, look at the proxy in front of it.'] : [reach, 'nobody answered. Is the site up, and what stands behind this address?'];
  if (reach === 'closed') return [reach, `nobody answered. Name and port right, server running, certificate valid? If it is, it may be CORS: let it allow ${here}.`];
  return ['cors', named === 'src' ? `it answers, but the browser may not show the answer to this page (CORS). Let its server send Access-Control-Allow-Origin: ${here}, or copy the file to this site.`
    : `it answers, but the browser may not show the answer to this page (CORS). Add ${here} to CIVICO_ORIGINS, or to the allowed origins of your backend.`];
}

/** Asks the address itself, without looking at the answer. What the policy of the page forbids it reports in the same breath. */
async function reachOf(place: URL): Promise<Reach> {
  let forbidden = false;
  let report = (): void => undefined;
  const reported = new Promise<void>((resolve) => { report = resolve; });
  const watch = ({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (disposition === 'report' || effectiveDirective !== 'connect-src' || !blockedURI.startsWith(place.origin)) return;
    forbidden = true;
    report();
  };
  document.addEventListener('securitypolicyviolation', watch);
  const same = place.origin === location.origin;
  try {
    const { type } = await fetch(place, {
      method: 'HEAD', cache: 'no-store', credentials: 'omit', referrerPolicy: 'strict-origin', signal: AbortSignal.timeout(LONGEST_QUESTION),
      ...(same ? { redirect: 'manual' } as const : { mode: 'no-cors' } as const),
    });
    return type === 'opaqueredirect' ? 'moved' : 'open';
  } catch {
    await Promise.race([reported, new Promise((resolve) => { setTimeout(resolve, REPORT_COMES); })]);
    return forbidden ? 'forbidden' : 'closed';
  } finally {
    document.removeEventListener('securitypolicyviolation', watch);
  }
}

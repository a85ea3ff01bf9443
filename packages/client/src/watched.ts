import { isPortError, type PortError } from '@civico/contract';

/** Which attribute of an element names what is asked. */
export type Named = 'endpoint' | 'src';

let unsaid = true;

/** The person is told a sentence; the web team, once, where and why. What knows that is loaded when something has failed, and may then be out of reach itself. */
async function tell(error: PortError, address: URL, named: Named): Promise<void> {
  try {
    await (await import('./diagnosis.ts')).diagnose(error, address, named);
  } catch {
    if (unsaid) console.warn(`Civico: ${address.origin}${address.pathname}: ${error.kind}`);
    unsaid = false;
  }
}

/** No line for a device without a network, nor for what the backend itself explains. */
const isForWebTeam = ({ kind, cause }: PortError): boolean => cause !== undefined && /^(unreachable|timeout|unavailable|unexpected|too-large)$/.test(kind);

/** The same port, whose failures the web team finds in the console of a page: one line an address and cause. */
export function watched<P extends object>(port: P, address: URL, named: Named = 'endpoint'): P {
  if (!globalThis.document) return port;
  const notice = (error: unknown): void => { if (isPortError(error) && isForWebTeam(error)) void tell(error, address, named); };
  return Object.fromEntries(Object.entries(port as Record<string, (...input: unknown[]) => unknown>).map(([name, method]) => [name, (...input: unknown[]) => {
    const answer = method(...input);
    if (answer instanceof Promise) answer.catch(notice);
    return answer;
  }])) as P;
}

/** The indicators port alone: a page that only shows figures does not download how reports are sent. */
import type { IndicatorsPort } from '@civico/contract';
import { endpointUrl, sender, type ConnectOptions } from './http.ts';
import { indicators } from './indicators.ts';
import { watched } from './watched.ts';

/** @throws TypeError when `endpoint` is no URL */
export function connectIndicators(endpoint: string, options: ConnectOptions = {}): IndicatorsPort {
  const base = endpointUrl(endpoint);
  return watched(indicators(sender(base, () => 'same-origin', options)), base);
}

/** The indicators port alone: a page that only shows figures does not download how reports are sent. */
import type { IndicatorsPort } from '@civico/contract';
import { sender, type ConnectOptions } from './http.ts';
import { indicators } from './indicators.ts';

/** @throws TypeError when `endpoint` is no URL */
export function connectIndicators(endpoint: string, options: ConnectOptions = {}): IndicatorsPort {
  return indicators(sender(new URL(`${endpoint.replace(/\/+$/, '')}/`, globalThis.document?.baseURI), () => 'same-origin', options));
}

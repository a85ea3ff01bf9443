import type { IndicatorsPort } from '@civico/contract';
import { fileUrl } from './addresses.ts';

/** The figures of a town's own JSON or CSV file; what reads files is loaded now. `src` as the page says it. */
export async function figureFile(src: string): Promise<IndicatorsPort> {
  const { indicatorsFile } = await import('@civico/adapters/static/indicators.ts');
  return indicatorsFile(fileUrl(src).href);
}

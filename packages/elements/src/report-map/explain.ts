import { isPortError } from '@civico/contract';

/** A sentence for the person about an error: the backend's own when it explains a rule, else `otherwise`. */
export function explain(error: unknown, otherwise: string): Promise<string> {
  if (!isPortError(error)) console.error(error);
  const detail = isPortError(error) && !error.temporary ? error.problem?.detail : undefined;
  return Promise.resolve(detail ?? otherwise);
}

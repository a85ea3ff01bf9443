import type { PortError } from './errors.ts';

/** Recognises a PortError also across two copies of its module; a room of its own so that asking does not load the class. */
export function isPortError(error: unknown): error is PortError {
  return error instanceof Error && error.name === 'PortError';
}

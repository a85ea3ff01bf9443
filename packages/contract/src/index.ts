/** The contract: entity types, port interfaces and the one error type every port throws. Imports nothing from outside this package. */
export type * from './entities.ts';
export type * from './ports.ts';
export { PortError, type PortErrorKind } from './errors.ts';
export { isPortError } from './is-port-error.ts';

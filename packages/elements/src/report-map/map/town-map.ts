export { mapLabels } from './map.messages.ts';
export type * from './town-map.types.ts';

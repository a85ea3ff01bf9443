/** The map and who guides it: loaded when the map is seen. */
export { openMap } from './open-map.ts';

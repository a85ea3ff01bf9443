/** The map and who guides it: loaded when the map is seen. */
export { createTownMap, mapLabels } from './map/town-map.ts';
export { MapGuide } from './map-guide.ts';

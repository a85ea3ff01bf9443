/**
 * Web-Mercator in fixed point: the world is 2^32 units wide and high, about a centimetre each. One multiplication brings a unit to a pixel of any
 * zoom, so nothing is projected twice.
 */
export const WORLD = 2 ** 32;
/** Beyond this latitude the projection has no place. */
export const MAX_LATITUDE = 85.05;
const EARTH = 40_075_016.686;

export const toX = (lon: number): number => (lon / 360 + 0.5) * WORLD;

export function toY(lat: number): number {
  const sin = Math.sin(lat * Math.PI / 180);
  return (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * WORLD;
}

export const toLon = (x: number): number => (x / WORLD - 0.5) * 360;

export const toLat = (y: number): number => Math.atan(Math.sinh(Math.PI * (1 - 2 * y / WORLD))) * 180 / Math.PI;

/** Units in a CSS pixel at a zoom (tiles of 256 px). */
export const unitsPerPixel = (zoom: number): number => WORLD / (256 * 2 ** zoom);

/** Units in a metre on the ground at a latitude. */
export const unitsPerMetre = (lat: number): number => WORLD / (EARTH * Math.cos(lat * Math.PI / 180));

/** A part of the world in units. */
export interface Units { west: number; north: number; east: number; south: number }

export const meets = (a: Units, b: Units): boolean => a.west <= b.east && a.east >= b.west && a.north <= b.south && a.south >= b.north;

/** The largest 1, 2 or 5 × 10ⁿ that is not above a length. */
export function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  const digit = metres / power;
  return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}

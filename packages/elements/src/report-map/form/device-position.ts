import { LocationError, type DevicePosition } from './form-environment.ts';

/** Asks the device where it is; the browser asks the person. @throws LocationError */
export function devicePosition(): Promise<DevicePosition> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) {
      reject(new LocationError('unavailable'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ lat: round(latitude), lon: round(longitude), accuracy }),
      ({ code }) => reject(new LocationError(code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable')),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 });
  });
}

/** About a metre: more digits would only tell how the device measures. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

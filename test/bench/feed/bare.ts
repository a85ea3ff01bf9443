/** Bundled for the page: the least anyone does with ical.js, to read a file into its jCal and take titles and starts as they are written. Nothing is understood, nothing shown. */
import ICAL from 'ical.js';

type JCal = [string, [string, unknown, string, unknown][], JCal[]];

Object.assign(globalThis, {
  async bareEvents(url: string): Promise<number> {
    const [, , components] = ICAL.parse(await (await fetch(url)).text()) as unknown as JCal;
    const known = components.map(([, properties]) => ['summary', 'dtstart', 'dtend'].map((name) => properties.find(([one]) => one === name)?.[3] as string));
    return known.sort(([, a = ''], [, b = '']) => (a < b ? -1 : 1)).length;
  },
});

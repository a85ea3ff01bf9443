/**
 * Bundled for the page: ical.js alone, twice. `bareEvents` is the least anyone can do with it: the file as jCal, titles and starts as they are written,
 * nothing understood, nothing shown. `bareMoments` is the least that can be shown: components, with starts and ends as moments, in order (not ICAL.Event,
 * which looks through the whole file again for every event and takes longer by far).
 */
import ICAL from 'ical.js';

type JCal = [string, [string, unknown, string, unknown][], JCal[]];

const read = async (url: string): Promise<never> => ICAL.parse(await (await fetch(url)).text()) as never;

Object.assign(globalThis, {
  async bareEvents(url: string): Promise<number> {
    const [, , components]: JCal = await read(url);
    const known = components.map(([, properties]) => ['summary', 'dtstart', 'dtend'].map((name) => properties.find(([one]) => one === name)?.[3] as string));
    return known.sort(([, a = ''], [, b = '']) => (a < b ? -1 : 1)).length;
  },
  async bareMoments(url: string): Promise<number> {
    const moment = (component: ICAL.Component, name: string): number => (component.getFirstPropertyValue(name) as ICAL.Time).toJSDate().getTime();
    const events = new ICAL.Component(await read(url)).getAllSubcomponents('vevent')
      .map((one) => ({ title: one.getFirstPropertyValue('summary'), start: moment(one, 'dtstart'), end: moment(one, 'dtend') }));
    return events.sort((a, b) => a.start - b.start).length;
  },
});

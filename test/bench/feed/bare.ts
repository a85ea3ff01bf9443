/** Bundled for the page: what anyone does with ical.js to know which events there are. Nothing is shown. */
import ICAL from 'ical.js';

export interface Known { summary: string; start: number; end: number }

Object.assign(globalThis, {
  async bareEvents(url: string): Promise<number> {
    const text = await (await fetch(url)).text();
    const calendar = new ICAL.Component(ICAL.parse(text) as never);
    const known = calendar.getAllSubcomponents('vevent').map((component): Known => {
      const event = new ICAL.Event(component);
      return { summary: event.summary, start: event.startDate.toJSDate().getTime(), end: event.endDate.toJSDate().getTime() };
    });
    return known.sort((a, b) => a.start - b.start).length;
  },
});

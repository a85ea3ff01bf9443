/**
 * Any iCalendar file or feed. It is cut into its VEVENTs first and ical.js reads them one by one, so that one broken entry costs itself and nothing
 * else. Where a property has several values or none we understand, the event stays and the property goes.
 */
import ICAL from 'ical.js';
import type { SkippedEntry } from '@civico/contract';
import type { CalendarEntry } from './entry.ts';
import { entryOf, type Loose } from './facts.ts';
import { MOST_ENTRIES, type ReadCalendar } from './read-json.ts';
import { cut, shortId } from './text.ts';
import { isZone } from './zone.ts';

type Property = [name: string, parameters: Record<string, string | string[]>, type: string, ...values: unknown[]];
type Component = [name: string, properties: Property[], components: Component[]];

/** Bytes of one entry; a town's longest description is far below, a bomb above. */
const MOST_CHARACTERS = 200_000;
/** Entries read before the page may draw again. */
const AT_A_TIME = 500;

/** Zones by the names Windows and Outlook give them. */
const windowsZones: Record<string, string> = {
  'W. Europe Standard Time': 'Europe/Rome', 'Romance Standard Time': 'Europe/Paris', 'Central Europe Standard Time': 'Europe/Budapest', 'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London', 'E. Europe Standard Time': 'Europe/Chisinau', 'Eastern Standard Time': 'America/New_York', 'Pacific Standard Time': 'America/Los_Angeles',
};

/** IANA name of a TZID, however it is dressed (`/mozilla.org/20050126_1/Europe/Rome`, "W. Europe Standard Time"); undefined for an unknown one. */
function zoneOf(tzid: string): string | undefined {
  const plain = windowsZones[tzid] ?? tzid.replace(/^\/[^/]+\/(?:[\d_]+\/)?/, '');
  return isZone(plain) ? plain : undefined;
}

/**
 * @param pause called between portions, so that a page stays alive under 10,000 entries
 * @throws SyntaxError when it is no iCalendar at all
 */
export async function readIcs(text: string, pause?: () => Promise<void>): Promise<ReadCalendar> {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) throw new SyntaxError('no iCalendar');
  const result: ReadCalendar = { entries: [], skipped: [] };
  const zones = definedZones(text);
  let read = 0;
  for (const { block, line } of eventBlocks(text)) {
    if (result.entries.length >= MOST_ENTRIES) {
      result.skipped.push({ name: `riga ${line}`, line, reason: 'too-many' });
      break;
    }
    const entry = block.length > MOST_CHARACTERS ? undefined : readBlock(block, zones);
    if (!entry) result.skipped.push(nameOf(block, line, 'unreadable'));
    else if (!entry.start) result.skipped.push(nameOf(block, line, /^DTSTART/im.test(block) ? 'wrong-date' : 'no-start'));
    else if (!entry.title) result.skipped.push(nameOf(block, line, 'no-title'));
    else result.entries.push(entry);
    if (++read % AT_A_TIME === 0) await pause?.();
  }
  return result;
}

/** The VEVENTs, with the line each begins in. A VEVENT that is not closed ends where the next one begins. */
function* eventBlocks(text: string): Generator<{ block: string; line: number }> {
  const mark = /^(BEGIN|END):VEVENT[ \t]*\r?$/gim;
  let [open, line, counted] = [-1, 1, 0];
  const lineAt = (at: number): number => {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) { line += 1; counted = next + 1; }
    return line;
  };
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const begins = match[1]!.toUpperCase() === 'BEGIN';
    if (open >= 0) yield { line: lineAt(open), block: begins ? `${text.slice(open, match.index)}END:VEVENT` : text.slice(open, match.index + match[0].length) };
    open = begins ? match.index : -1;
  }
  if (open >= 0) yield { line: lineAt(open), block: `${text.slice(open)}\r\nEND:VEVENT` };
}

/** What to call an entry that cannot be read. */
function nameOf(block: string, line: number, reason: SkippedEntry['reason']): SkippedEntry {
  const [, title] = /^SUMMARY(?:;[^:\r\n]*)?:(.+)$/im.exec(block) ?? [];
  const [, uid] = /^UID(?:;[^:\r\n]*)?:(.+)$/im.exec(block) ?? [];
  return { name: cut((title ?? uid ?? `riga ${line}`).trim(), 300) || `riga ${line}`, line, reason };
}

/** Zones the file defines itself under names that no table knows. */
function definedZones(text: string): Map<string, ICAL.Timezone> {
  const zones = new Map<string, ICAL.Timezone>();
  for (const [block] of text.matchAll(/^BEGIN:VTIMEZONE[^]*?^END:VTIMEZONE/gim)) {
    try {
      const component = new ICAL.Component(ICAL.parse(block) as never);
      const tzid = component.getFirstPropertyValue('tzid');
      if (typeof tzid === 'string' && !zoneOf(tzid) && block.length < MOST_CHARACTERS) zones.set(tzid, new ICAL.Timezone(component));
    } catch { /* Its events are taken for local ones. */ }
  }
  return zones;
}

function readBlock(block: string, zones: ReadonlyMap<string, ICAL.Timezone>): CalendarEntry | undefined {
  let component: Component;
  try { component = ICAL.parse(block) as unknown as Component; } catch { return undefined; }
  const properties = new Map<string, Property[]>();
  for (const property of component[1]) {
    const list = properties.get(property[0]);
    if (list) list.push(property); else properties.set(property[0], [property]);
  }
  const first = (name: string): Property | undefined => properties.get(name)?.[0];
  const value = (name: string): unknown => first(name)?.[3];
  const start = first('dtstart');
  const timeZone = start && zoneOf(String(start[1]['tzid'] ?? ''));
  const times = (name: string): string[] | undefined => {
    const all = (properties.get(name) ?? []).flatMap((property) => property.slice(3).map((one) => timeOf(one, property, zones, timeZone))).filter((one) => one !== undefined);
    return all.length ? all : undefined;
  };
  const startText = start && timeOf(start[3], start, zones, timeZone) || '';
  const geo = value('geo');
  const recurrence = first('recurrence-id');
  const rule = first('rrule');
  const title = String(value('summary') ?? '');
  const uid = cut(String(value('uid') ?? '').trim(), 300) || `${shortId(`${title}\n${startText}`)}@civico`;
  const optional = {
    timeZone, end: endOf(first('dtend'), first('duration'), startText, zones, timeZone),
    rule: rule && block.match(/^RRULE(?:;[^:\r\n]*)?:((?:.*(?:\r?\n[ \t].*)*))/im)?.[1]?.replace(/\r?\n[ \t]/g, '').trim(),
    dates: times('rdate'), except: times('exdate'), recurrenceId: recurrence && timeOf(recurrence[3], recurrence, zones, timeZone),
    andFuture: recurrence?.[1]['range'] === 'THISANDFUTURE' || undefined, sequence: Number(value('sequence')) || undefined,
  };
  const loose: Loose = {
    title, description: value('description'), status: value('x-civico-status') ?? value('status'), category: categoryOf(properties.get('categories')),
    place: { name: value('location'), address: value('x-civico-address'), position: Array.isArray(geo) ? { lat: geo[0], lon: geo[1] } : undefined },
    image: imageOf(first('image') ?? first('attach'), value('x-civico-image-alt')), url: value('url'), free: value('x-civico-free'),
    price: value('x-civico-price') ?? value('x-cost'), accessible: value('x-civico-accessible'), audiences: value('x-civico-audience'), organizer: value('contact') ?? first('organizer')?.[1]['cn'],
  };
  return entryOf(loose, { uid, start: startText, ...Object.fromEntries(Object.entries(optional).filter(([, one]) => one !== undefined)) });
}

/** A time as an entry has it: a day, a local time, or a moment; undefined for none. A local time of a zone that only the file defines becomes a moment. */
function timeOf(given: unknown, [, { tzid }]: Property, zones: ReadonlyMap<string, ICAL.Timezone>, entryZone: string | undefined): string | undefined {
  // A period: what counts is its start.
  const text = Array.isArray(given) ? given[0] as unknown : given;
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d/.test(text)) return undefined;
  const local = text.slice(0, 10) === text ? text : text.slice(0, 20);
  if (local.length === 10 || local.endsWith('Z')) return local;
  const own = typeof tzid === 'string' ? zones.get(tzid) : undefined;
  const zone = typeof tzid === 'string' ? zoneOf(tzid) : undefined;
  if (own || (zone && zone !== entryZone)) {
    try {
      const time = ICAL.Time.fromString(local.slice(0, 19), undefined as never);
      if (own) { time.zone = own; return `${new Date(time.toUnixTime() * 1000).toISOString().slice(0, 19)}Z`; }
    } catch { return undefined; }
  }
  return local.slice(0, 19);
}

function endOf(end: Property | undefined, duration: Property | undefined, start: string, zones: ReadonlyMap<string, ICAL.Timezone>, zone: string | undefined): string | undefined {
  if (end) return timeOf(end[3], end, zones, zone) ?? '?';
  if (!duration || !start) return undefined;
  try {
    const seconds = ICAL.Duration.fromString(String(duration[3])).toSeconds();
    const allDay = start.length === 10;
    const text = new Date(Date.parse(`${start.slice(0, 19)}${allDay ? 'T00:00:00' : ''}Z`) + seconds * 1000).toISOString();
    return allDay ? text.slice(0, 10) : text.slice(0, 19) + (start.endsWith('Z') ? 'Z' : '');
  } catch { return undefined; }
}

/** The first category of the vocabulary, else the first. */
function categoryOf(properties: readonly Property[] | undefined): string | undefined {
  const all = (properties ?? []).flatMap((property) => property.slice(3)).filter((one) => typeof one === 'string' && one.trim() !== '') as string[];
  return all.find((one) => /^\d(\.\d{1,2}){0,2}$/.test(one.trim())) ?? all[0];
}

function imageOf(property: Property | undefined, alternativeText: unknown): Loose | undefined {
  if (!property || property[2] !== 'uri') return undefined;
  const type = String(property[1]['fmttype'] ?? '');
  return property[0] === 'image' || type.startsWith('image/') ? { url: property[3], alternativeText } : undefined;
}

/** One VEVENT as an entry. */
import ICAL from 'ical.js';
import type { CalendarEntry, EventFacts } from './entry.ts';
import { entryOf, lateEntry, type Loose } from './facts.ts';
import { HEAD, plainProperties, type Property } from './plain-lines.ts';
import { cut, shortId } from './text.ts';
import { isZone } from './zone.ts';

type Component = [name: string, properties: Property[], components: Component[]];
type Times = Omit<CalendarEntry, keyof EventFacts>;
type Zones = ReadonlyMap<string, ICAL.Timezone>;

/** Zones by the names Windows and Outlook give them. */
const windowsZones: Record<string, string> = {
  'W. Europe Standard Time': 'Europe/Rome', 'Romance Standard Time': 'Europe/Paris', 'Central Europe Standard Time': 'Europe/Budapest', 'Central European Standard Time': 'Europe/Warsaw',
  'GMT Standard Time': 'Europe/London', 'E. Europe Standard Time': 'Europe/Chisinau', 'Eastern Standard Time': 'America/New_York', 'Pacific Standard Time': 'America/Los_Angeles',
};

/** IANA name of a TZID, however it is dressed (`/mozilla.org/20050126_1/Europe/Rome`, "W. Europe Standard Time"); undefined for an unknown one. */
export function zoneOf(tzid: string): string | undefined {
  const plain = windowsZones[tzid] ?? tzid.replace(/^\/[^/]+\/(?:[\d_]+\/)?/, '');
  return isZone(plain) ? plain : undefined;
}

const firstOf = (properties: readonly Property[], name: string): Property | undefined => {
  for (const property of properties) if (property[0] === name) return property;
  return undefined;
};

/** @param late whether the facts of a plain entry are read when they are first asked for; undefined for what nobody can read */
export function readBlock(block: string, zones: Zones, late: boolean): CalendarEntry | undefined {
  let properties = plainProperties(block, late ? HEAD : undefined);
  if (properties && late) return lateEntry(firstOf(properties, 'summary')?.[3], timesOf(properties, block, zones), () => looseOf(plainProperties(block)!));
  try { properties ??= (ICAL.parse(block) as unknown as Component)[1]; } catch { return undefined; }
  return entryOf(looseOf(properties), timesOf(properties, block, zones));
}

function timesOf(properties: readonly Property[], block: string, zones: Zones): Times {
  const first = (name: string): Property | undefined => firstOf(properties, name);
  const startProperty = first('dtstart');
  const timeZone = startProperty && zoneOf(String(startProperty[1]['tzid'] ?? ''));
  const start = startProperty && timeOf(startProperty[3], startProperty, zones, timeZone) || '';
  const uid = cut(String(first('uid')?.[3] ?? '').trim(), 300) || `${shortId(`${String(first('summary')?.[3] ?? '')}\n${start}`)}@civico`;
  const times: { -readonly [Key in keyof Times]: Times[Key] } = { uid, start };
  const end = endOf(first('dtend'), first('duration'), start, zones, timeZone);
  const sequence = Number(first('sequence')?.[3]);
  if (timeZone) times.timeZone = timeZone;
  if (end !== undefined) times.end = end;
  if (sequence) times.sequence = sequence;
  const recurrence = first('recurrence-id');
  const recurrenceId = recurrence && timeOf(recurrence[3], recurrence, zones, timeZone);
  if (recurrenceId) times.recurrenceId = recurrenceId;
  if (recurrence?.[1]['range'] === 'THISANDFUTURE') times.andFuture = true;
  const rule = first('rrule') && block.match(/^RRULE(?:;[^:\r\n]*)?:((?:.*(?:\r?\n[ \t].*)*))/im)?.[1]?.replace(/\r?\n[ \t]/g, '').trim();
  if (rule) times.rule = rule;
  for (const [key, name] of [['dates', 'rdate'], ['except', 'exdate']] as const) {
    if (!first(name)) continue;
    const all = properties.filter(([one]) => one === name).flatMap((property) => property.slice(3).map((one) => timeOf(one, property, zones, timeZone))).filter((one) => one !== undefined);
    if (all.length) times[key] = all;
  }
  return times;
}

function looseOf(properties: readonly Property[]): Loose {
  const first = (name: string): Property | undefined => firstOf(properties, name);
  const value = (name: string): unknown => first(name)?.[3];
  /** Of names it does not know ical.js gives the value as it is written. */
  const own = (name: string): unknown => {
    const text = value(name);
    return typeof text === 'string' ? text.replace(/\\([\\;,])/g, '$1') : text;
  };
  const geo = value('geo');
  return {
    title: value('summary'), description: value('description'), status: value('x-civico-status') ?? value('status'), category: categoryOf(properties.filter(([one]) => one === 'categories')),
    place: { name: value('location'), address: own('x-civico-address'), position: Array.isArray(geo) ? { lat: geo[0], lon: geo[1] } : undefined },
    image: imageOf(first('image') ?? first('attach'), own('x-civico-image-alt')), url: value('url'), free: value('x-civico-free'),
    price: own('x-civico-price') ?? own('x-cost'), accessible: value('x-civico-accessible'), audiences: value('x-civico-audience'), organizer: value('contact') ?? first('organizer')?.[1]['cn'],
  };
}

/** A time as an entry has it: a day, a local time, or a moment; undefined for none. A local time of a zone that only the file defines becomes a moment. */
function timeOf(given: unknown, [, { tzid }]: Property, zones: Zones, entryZone: string | undefined): string | undefined {
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

function endOf(end: Property | undefined, duration: Property | undefined, start: string, zones: Zones, zone: string | undefined): string | undefined {
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
function categoryOf(properties: readonly Property[]): string | undefined {
  const all = properties.flatMap((property) => property.slice(3)).filter((one) => typeof one === 'string' && one.trim() !== '') as string[];
  return all.find((one) => /^\d(\.\d{1,2}){0,2}$/.test(one.trim())) ?? all[0];
}

function imageOf(property: Property | undefined, alternativeText: unknown): Loose | undefined {
  if (!property || property[2] !== 'uri') return undefined;
  const type = String(property[1]['fmttype'] ?? '');
  return property[0] === 'image' || type.startsWith('image/') ? { url: property[3], alternativeText } : undefined;
}

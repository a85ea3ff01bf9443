/**
 * Any iCalendar file or feed. It is cut into its VEVENTs first and each is read alone, a plain one by hand, any other by ical.js, so that one broken
 * entry costs itself and nothing else. Where a property has several values or none we understand, the event stays and the property goes.
 */
import ICAL from 'ical.js';
import type { SkippedEntry } from '@civico/contract';
import { readBlock, zoneOf } from './ics-entry.ts';
import { MOST_ENTRIES, type ReadCalendar } from './read-json.ts';
import { parseRule, repetitions } from './rule.ts';
import { finish, inSlices, type Steps } from './steps.ts';
import { cut } from './text.ts';

/** Characters of one entry; a town's longest description is far below, a bomb above. */
const MOST_CHARACTERS = 200_000;
/** Zones a file defines itself; there are forty on Earth. */
const MOST_ZONES = 100;

export interface ReadIcsOptions {
  /** Called between stretches of work, so that a page stays alive under 10,000 entries. Without it all is read at once. */
  pause?: () => Promise<void>;
  /** Texts, place and whatever else a day is not found by are read when they are first asked for: of 10,000 events a visitor sees twenty. */
  late?: boolean;
}

/** @throws SyntaxError when it is no iCalendar at all */
export async function readIcs(text: string, { pause, late = false }: ReadIcsOptions = {}): Promise<ReadCalendar> {
  const steps = icsInSteps(text, late);
  return pause ? inSlices(steps, pause) : finish(steps);
}

function* icsInSteps(text: string, late: boolean): Steps<ReadCalendar> {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) throw new SyntaxError('no iCalendar');
  const result: ReadCalendar = { entries: [], skipped: [] };
  const zones = yield* definedZones(text);
  let read = 0;
  for (const { block, line } of eventBlocks(text)) {
    if (result.entries.length >= MOST_ENTRIES || result.skipped.length >= MOST_ENTRIES) {
      result.skipped.push({ name: `riga ${line}`, line, reason: 'too-many' });
      break;
    }
    const entry = block.length > MOST_CHARACTERS ? undefined : readBlock(block, zones, late);
    if (!entry) result.skipped.push(nameOf(block, line, 'unreadable'));
    else if (!entry.start) result.skipped.push(nameOf(block, line, /^DTSTART/im.test(block) ? 'wrong-date' : 'no-start'));
    else if (!entry.title) result.skipped.push(nameOf(block, line, 'no-title'));
    else result.entries.push(entry);
    // What ical.js reads takes longer.
    if (++read % AT_A_TIME === 0 || block.length > LONG) yield;
  }
  return result;
}

/** Entries, and characters of one, between two places where reading may be interrupted. */
const [AT_A_TIME, LONG] = [32, 4000];

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
function* definedZones(text: string): Steps<Map<string, ICAL.Timezone>> {
  const zones = new Map<string, ICAL.Timezone>();
  const mark = /^(BEGIN|END):VTIMEZONE[ \t]*\r?$/gim;
  let open = -1;
  for (let match = mark.exec(text); match && zones.size < MOST_ZONES; match = mark.exec(text)) {
    if (match[1]!.toUpperCase() === 'BEGIN') {
      open = match.index;
      continue;
    }
    const block = open < 0 ? '' : text.slice(open, match.index + match[0].length);
    open = -1;
    if (!block || block.length > MOST_CHARACTERS) continue;
    yield;
    try {
      const component = new ICAL.Component(ICAL.parse(block) as never);
      const tzid = component.getFirstPropertyValue('tzid');
      if (typeof tzid === 'string' && !zones.has(tzid) && !zoneOf(tzid) && changesEnd(block)) zones.set(tzid, new ICAL.Timezone(component));
    } catch { /* Its events are taken for local ones. */ }
  }
  return zones;
}

/** Whether the days on which the clock changes can be found; on a rule that hits no day ical.js never ends. */
function changesEnd(block: string): boolean {
  return [...block.replace(/\r?\n[ \t]/g, '').matchAll(/^RRULE[^:\r\n]*:(.*)$/gim)].every(([, text = '']) => {
    const rule = parseRule(text.trim(), () => LAST);
    return typeof rule === 'object' && rule.freq === 'YEARLY' && repetitions(rule, 0, 0, LAST, 1).length > 0;
  });
}

const LAST = Date.UTC(2100, 0);

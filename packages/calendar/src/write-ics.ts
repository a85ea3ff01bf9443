/** Events as iCalendar (RFC 5545): one to add to a calendar, or a feed. */
import type { CalendarEvent } from '@civico/contract';

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\r?\n/g, '\\n').replace(/[;,]/g, '\\$&');
const plain = (time: string): string => time.replace(/[-:]/g, '');

/** Lines of at most 75 octets, cut between characters. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = character.codePointAt(0)! < 0x80 ? 1 : character.codePointAt(0)! < 0x800 ? 2 : character.codePointAt(0)! < 0x10000 ? 3 : 4;
    if (octets + size > 75) { out += '\r\n '; octets = 1; }
    out += character;
    octets += size;
  }
  return `${out}\r\n`;
}

const audienceWords = { everyone: 'tutti', families: 'famiglie', children: 'bambini', 'young-people': 'giovani', adults: 'adulti', seniors: 'anziani' };

function eventLines(event: CalendarEvent, stamp: string): string[] {
  const { id, title, description, start, end, allDay, status, category, categoryName, place, image, url, free, price, accessible, audiences, organizer } = event;
  const time = (name: string, value: string): string => `${name}${allDay ? ';VALUE=DATE' : ''}:${plain(value)}`;
  // One that takes no time at all has no end: a DTEND must lie after its DTSTART.
  return [
    'BEGIN:VEVENT', `UID:${id}@civico`, `DTSTAMP:${stamp}`, time('DTSTART', start), ...(end > start ? [time('DTEND', end)] : []), `SUMMARY:${escaped(title)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(place ? [`LOCATION:${escaped([place.name, place.address].filter(Boolean).join(', '))}`] : []),
    ...(place?.position ? [`GEO:${place.position.lat};${place.position.lon}`] : []),
    ...(url ? [`URL:${url.replace(/[\r\n]/g, '')}`] : []),
    ...(categoryName ?? category ? [`CATEGORIES:${escaped(categoryName ?? category ?? '')}`] : []),
    ...(image && /^https?:/.test(image.url) ? [`IMAGE;VALUE=URI:${image.url.replace(/[\r\n]/g, '')}`, ...(image.alternativeText ? [`X-CIVICO-IMAGE-ALT:${escaped(image.alternativeText)}`] : [])] : []),
    `STATUS:${status === 'cancelled' ? 'CANCELLED' : status === 'postponed' ? 'TENTATIVE' : 'CONFIRMED'}`, ...(status === 'postponed' ? ['X-CIVICO-STATUS:POSTPONED'] : []),
    ...(free === undefined ? [] : [`X-CIVICO-FREE:${free}`]), ...(price ? [`X-CIVICO-PRICE:${escaped(price)}`] : []), ...(accessible === undefined ? [] : [`X-CIVICO-ACCESSIBLE:${accessible}`]),
    ...(audiences?.length ? [`X-CIVICO-AUDIENCE:${audiences.map((one) => audienceWords[one]).join(',')}`] : []),
    ...(organizer ? [`CONTACT:${escaped(organizer)}`] : []), 'END:VEVENT',
  ];
}

/** @param name shown by calendar programs for the whole feed; @param now stamp of the answer */
export function writeIcs(events: readonly CalendarEvent[], { name, now = new Date() }: { name?: string; now?: Date } = {}): string {
  const stamp = `${plain(now.toISOString().slice(0, 19))}Z`;
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Civico//Eventi//IT', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    ...(name ? [`X-WR-CALNAME:${escaped(name)}`, `NAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H'] : []),
    ...events.flatMap((event) => eventLines(event, stamp)), 'END:VCALENDAR',
  ];
  return lines.map(folded).join('');
}

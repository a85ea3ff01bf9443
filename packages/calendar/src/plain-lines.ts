/**
 * The lines of a plain VEVENT, read without ical.js: texts and times without unusual parameters, which is what nearly all of a feed is made of. Anything
 * else, a rule, an alarm, a quoted parameter, makes the whole entry ical.js's. What is read here is exactly what ical.js would have read.
 */

/** As jCal has it (RFC 7265). */
export type Property = [name: string, parameters: Record<string, string | string[]>, type: string, ...values: unknown[]];

type Kind = 'text' | 'list' | 'uri' | 'time' | 'number' | 'ignored';

const kinds = new Map<string, Kind>([
  ...['UID', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'STATUS', 'CONTACT'].map((name) => [name, 'text'] as const),
  ['CATEGORIES', 'list'], ['URL', 'uri'], ['DTSTART', 'time'], ['DTEND', 'time'], ['SEQUENCE', 'number'],
  ...['DTSTAMP', 'CREATED', 'LAST-MODIFIED', 'CLASS', 'TRANSP', 'PRIORITY'].map((name) => [name, 'ignored'] as const),
]);

const unescaped = (text: string): string => (text.includes('\\') ? text.replace(/\\[\\;,Nn]/g, (pair) => (/n/i.test(pair) ? '\n' : pair[1]!)) : text);

/** What an entry is put into the index by. */
export const HEAD: ReadonlySet<string> = new Set(['UID', 'SUMMARY', 'DTSTART', 'DTEND', 'SEQUENCE']);

/**
 * The properties of an entry, from its BEGIN to its END, that matter to a calendar; undefined when ical.js has to read it.
 * @param only names of the properties that are given; what decides whether the entry is plain is looked at in any case
 */
export function plainProperties(block: string, only?: ReadonlySet<string>): Property[] | undefined {
  const whole = block.includes('\n ') || block.includes('\n\t') ? block.replace(/\r?\n[ \t]/g, '') : block;
  const found: Property[] = [];
  // The first line begins the entry, the last ends it.
  let at = whole.indexOf('\n') + 1;
  const last = whole.lastIndexOf('\n') + 1;
  while (at > 0 && at < last) {
    const next = whole.indexOf('\n', at);
    const end = whole.charCodeAt(next - 1) === 13 ? next - 1 : next;
    if (end > at) {
      const property = plainLine(whole, at, end, only);
      if (property === undefined) return undefined;
      if (property) found.push(property);
    }
    at = next + 1;
  }
  return found;
}

/** Null for one that says nothing, or nothing that was asked for. */
function plainLine(text: string, at: number, end: number, only: ReadonlySet<string> | undefined): Property | null | undefined {
  let stop = at;
  for (let code = text.charCodeAt(stop); code !== 58 && code !== 59; code = text.charCodeAt(++stop)) if (stop === end) return undefined;
  const name = text.slice(at, stop);
  const kind = kinds.get(name);
  const colon = text.indexOf(':', stop);
  if (colon < 0 || colon >= end) return undefined;
  const value = text.slice(colon + 1, end);
  if (colon > stop) return kind === 'time' ? plainTime(name.toLowerCase(), text.slice(stop + 1, colon), value) : undefined;
  const wanted = !only || only.has(name);
  switch (kind) {
    case 'text': return wanted ? [name.toLowerCase(), {}, 'text', unescaped(value)] : null;
    case 'list': return value.includes('\\') ? undefined : wanted ? ['categories', {}, 'text', ...value.split(',')] : null;
    case 'uri': return wanted ? ['url', {}, 'uri', value] : null;
    case 'time': return plainTime(name.toLowerCase(), '', value);
    case 'number': return /^\d{1,9}$/.test(value) ? ['sequence', {}, 'integer', Number(value)] : undefined;
    case 'ignored': return null;
    default: return name.startsWith('X-') ? (wanted ? [name.toLowerCase(), {}, 'unknown', value] : null) : undefined;
  }
}

function plainTime(name: string, parameter: string, value: string): Property | undefined {
  const [year, month, day] = [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)];
  if (parameter === 'VALUE=DATE') return /^\d{8}$/.test(value) ? [name, {}, 'date', `${year}-${month}-${day}`] : undefined;
  const zone = parameter.startsWith('TZID=') ? parameter.slice(5) : '';
  if ((parameter && !/^[\w/+-]+$/.test(zone)) || !/^\d{8}T\d{6}Z?$/.test(value)) return undefined;
  return [name, zone ? { tzid: zone } : {}, 'date-time', `${year}-${month}-${day}T${value.slice(9, 11)}:${value.slice(11, 13)}:${value.slice(13)}`];
}

/** Facts of an event as strangers write them, brought into the bounds of the contract. What does not fit is left out; it is not worth losing the event. */
import type { EventAudience, EventStatus } from '@civico/contract';
import type { CalendarEntry, EventFacts } from './entry.ts';
import { cut, fold } from './text.ts';
import { categoryCode } from './vocabulary.ts';

export type Loose = Readonly<Record<string, unknown>>;

const textOf = (value: unknown, most: number): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  // Control characters other than line breaks have no place in a text; NUL cannot even be stored.
  const text = cut(String(value).replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ').trim(), most);
  return text || undefined;
};

const audienceWords: Record<string, EventAudience> = {
  tutti: 'everyone', everyone: 'everyone', all: 'everyone', bambini: 'children', children: 'children', famiglie: 'families', families: 'families', ragazzi: 'young-people',
  giovani: 'young-people', 'young people': 'young-people', adulti: 'adults', adults: 'adults', anziani: 'seniors', seniors: 'seniors',
};

const statusWords: Record<string, EventStatus> = {
  cancelled: 'cancelled', canceled: 'cancelled', annullato: 'cancelled', postponed: 'postponed', rinviato: 'postponed', scheduled: 'scheduled', confirmed: 'scheduled',
};

const truth = (value: unknown): boolean | undefined => {
  const word = fold(textOf(value, 20) ?? (value === true ? 'true' : value === false ? 'false' : ''));
  return ['true', 'yes', 'si', '1'].includes(word) ? true : ['false', 'no', '0'].includes(word) ? false : undefined;
};

const position = (value: unknown): { lat: number; lon: number } | undefined => {
  const { lat, lon } = (value ?? {}) as { lat?: unknown; lon?: unknown };
  return typeof lat === 'number' && typeof lon === 'number' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
};

/** Only what a page may lead to; relative addresses stay as they are, for the page they stand on. */
const address = (value: unknown): string | undefined => {
  const text = textOf(value, 2000);
  if (!text || /\s/.test(text)) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  return !scheme || ['https', 'http', 'mailto', 'tel'].includes(scheme) ? text : undefined;
};

/** `place` a name or an object, `image` an address or an object, `category` a code or a name, `audiences` a list or a text with commas. */
export function factsOf(loose: Loose): EventFacts {
  const { place, image, audiences } = loose;
  const category = typeof loose['category'] === 'string' ? categoryCode(loose['category']) : undefined;
  const [placeFacts, imageFacts] = [place, image].map((one) => (typeof one === 'object' && one !== null ? one as Loose : undefined));
  const name = textOf(placeFacts?.['name'] ?? place, 200);
  const [street, at] = [textOf(placeFacts?.['address'], 200), position(placeFacts?.['position'])];
  const url = address(loose['url']);
  const picture = address(imageFacts?.['url'] ?? image);
  const forWhom = (Array.isArray(audiences) ? audiences : (textOf(audiences, 200) ?? '').split(',')).map((one) => audienceWords[fold(textOf(one, 40) ?? '')]).filter((one) => one !== undefined);
  const facts: Record<string, unknown> = {
    title: textOf(loose['title'], 300)?.replace(/[ \n]+/g, ' ') ?? '',
    description: textOf(loose['description'], 5000),
    status: statusWords[fold(textOf(loose['status'], 40) ?? '')],
    ...category, ...(category?.categoryName && { categoryName: textOf(loose['categoryName'], 100) ?? category.categoryName }),
    place: name && { name: name.replace(/\s+/g, ' '), ...(street && { address: street }), ...(at && { position: at }) },
    image: picture && { url: picture, alternativeText: textOf(imageFacts?.['alternativeText'], 500) ?? '' },
    url, free: truth(loose['free']), price: textOf(loose['price'], 200), accessible: truth(loose['accessible']),
    audiences: forWhom.length ? [...new Set(forWhom)] : undefined, organizer: textOf(loose['organizer'], 200),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== '' || value === facts['title'])) as unknown as EventFacts;
}

/** Puts times and facts together, leaving out what is not there. */
export function entryOf(loose: Loose, times: Omit<CalendarEntry, keyof EventFacts>): CalendarEntry {
  return { ...factsOf(loose), ...times };
}

export { textOf };

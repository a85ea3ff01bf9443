/** Facts of an event as strangers write them, brought into the bounds of the contract. What does not fit is left out; it is not worth losing the event. */
import type { EventAudience, EventStatus } from '@civico/contract';
import { fold } from '@civico/domain/search-words.ts';
import type { CalendarEntry, EventFacts } from './entry.ts';
import { cut } from './text.ts';
import { categoryCode } from './vocabulary.ts';

export type Loose = Readonly<Record<string, unknown>>;

const controls = /[\u0000-\u0009\u000B-\u001F\u007F]/;

const textOf = (value: unknown, most: number): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const plain = String(value);
  // Control characters other than line breaks have no place in a text; NUL cannot even be stored.
  const text = controls.test(plain) ? plain.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ') : plain;
  return cut(text.trim(), most) || undefined;
};

const audienceWords = new Map<string, EventAudience>(Object.entries({
  tutti: 'everyone', everyone: 'everyone', all: 'everyone', bambini: 'children', children: 'children', famiglie: 'families', families: 'families', ragazzi: 'young-people',
  giovani: 'young-people', 'young people': 'young-people', adulti: 'adults', adults: 'adults', anziani: 'seniors', seniors: 'seniors',
}));

const statusWords = new Map<string, EventStatus>(Object.entries({
  cancelled: 'cancelled', canceled: 'cancelled', annullato: 'cancelled', postponed: 'postponed', rinviato: 'postponed', scheduled: 'scheduled', confirmed: 'scheduled',
}));

/** What a word means, however it is written; most are written as we know them. */
function wordIn<Meaning>(words: ReadonlyMap<string, Meaning>, value: unknown): Meaning | undefined {
  const text = textOf(value, 40);
  return text === undefined ? undefined : words.get(fold(text));
}

const truth = (value: unknown): boolean | undefined => {
  if (value === undefined) return undefined;
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

const titleOf = (value: unknown): string => textOf(value, 300)?.replace(/[ \n]+/g, ' ') ?? '';

/** `place` a name or an object, `image` an address or an object, `category` a code or a name, `audiences` a list or a text with commas. */
export function factsOf(loose: Loose): EventFacts {
  const { place, image, audiences } = loose;
  const category = typeof loose['category'] === 'string' ? categoryCode(loose['category']) : undefined;
  const [placeFacts, imageFacts] = [asLoose(place), asLoose(image)];
  const facts: { -readonly [Key in keyof EventFacts]: EventFacts[Key] } = { title: titleOf(loose['title']) };
  const set = <Key extends keyof EventFacts>(key: Key, value: EventFacts[Key] | undefined): void => { if (value !== undefined) facts[key] = value; };
  set('description', textOf(loose['description'], 5000));
  set('status', wordIn(statusWords, loose['status']));
  set('category', category?.category);
  set('categoryName', category?.categoryName && (textOf(loose['categoryName'], 100) ?? category.categoryName));
  const name = textOf(placeFacts?.['name'] ?? place, 200);
  if (name) {
    const [street, at] = [textOf(placeFacts?.['address'], 200), position(placeFacts?.['position'])];
    facts.place = { name: name.replace(/\s+/g, ' '), ...(street && { address: street }), ...(at && { position: at }) };
  }
  const picture = address(imageFacts?.['url'] ?? image);
  if (picture) facts.image = { url: picture, alternativeText: textOf(imageFacts?.['alternativeText'], 500) ?? '' };
  set('url', address(loose['url']));
  set('free', truth(loose['free']));
  set('price', textOf(loose['price'], 200));
  set('accessible', truth(loose['accessible']));
  const forWhom = audiences === undefined ? [] : (Array.isArray(audiences) ? audiences : (textOf(audiences, 200) ?? '').split(',')).map((one) => wordIn(audienceWords, one)).filter((one) => one !== undefined);
  if (forWhom.length) facts.audiences = [...new Set(forWhom)];
  set('organizer', textOf(loose['organizer'], 200));
  return facts;
}

const asLoose = (value: unknown): Loose | undefined => (typeof value === 'object' && value !== null ? value as Loose : undefined);

/** Puts times and facts together, leaving out what is not there. */
export function entryOf(loose: Loose, times: Omit<CalendarEntry, keyof EventFacts>): CalendarEntry {
  return { ...factsOf(loose), ...times };
}

/** An entry that reads its facts when one of them is first asked for; what orders it, times and title, it has. */
export function lateEntry(title: unknown, times: Omit<CalendarEntry, keyof EventFacts>, read: () => Loose): CalendarEntry {
  return new LateEntry(titleOf(title), times, read) as unknown as CalendarEntry;
}

class LateEntry {
  readonly title: string;
  private read: (() => Loose) | undefined;
  private known: EventFacts | undefined;

  constructor(title: string, times: Omit<CalendarEntry, keyof EventFacts>, read: () => Loose) {
    this.title = title;
    this.read = read;
    Object.assign(this, times);
  }

  get facts(): EventFacts {
    this.known ??= factsOf(this.read!());
    this.read = undefined;
    return this.known;
  }
}

for (const name of ['description', 'status', 'category', 'categoryName', 'place', 'image', 'url', 'free', 'price', 'accessible', 'audiences', 'organizer'] as const satisfies readonly (keyof EventFacts)[]) {
  Object.defineProperty(LateEntry.prototype, name, { get(this: LateEntry) { return this.facts[name]; } });
}

export { textOf };

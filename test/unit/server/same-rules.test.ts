/**
 * The memory backend and the real server, behind the real client, are driven with the same random commands and must say the same: what stories and tests show
 * is what a town gets. Compared are the answers with names for their ids, without times and without the sentences, which are each one's own.
 *
 * They differ on purpose in this, which is not asked here:
 * - counters, their tokens, tickets and bursts of votes: the memory backend knows no counters, so a story needs no token;
 * - `most` of the points: a backend may group or not, as the contract says;
 * - photos are only counted by the memory backend; what is no photo, too large or damaged is refused by the one that decodes it;
 * - places: the memory backend passes over house numbers, for its town has none;
 * - limits of requests, and mails: nothing is sent from memory.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type sharpModule from 'sharp';
import { memoryPorts } from '@civico/adapters/memory';
import { connect } from '@civico/client';
import { isPortError, type NewRating, type OfficePort, type Ports, type ReportFilter, type ReportStatus, type ReportSubmission, type ReportUpdate, type Session } from '@civico/contract';
import { RATING_REASON_VALUES, REPORT_STATUS_VALUES } from '@civico/domain/limits.ts';
import { hashPassword } from '@civico/server';
import { often } from '../../helpers/long.ts';
import { startPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { PASSWORD, startTestServer, type TestServer } from '../../helpers/server.ts';
import { TEST_TOWNS } from '../../helpers/server-towns.ts';

const sharp = createRequire(new URL('../../../packages/server/package.json', import.meta.url))('sharp') as typeof sharpModule;
const town = TEST_TOWNS[0]!;
const clerk = { username: 'ada', password: PASSWORD };
let postgres: TestPostgres;
let url: string;
let server: TestServer;
let photo: Blob;

before(async () => {
  postgres = await startPostgres();
  url = await postgres.database();
  // The name of the memory backend's clerk: it stands beside every note.
  server = await startTestServer(url, { staff: [{ username: clerk.username, passwordHash: await hashPassword(PASSWORD), name: 'Ada Ferrari', comune: town.id }] });
  const jpeg = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#406080' } }).jpeg().toBuffer();
  photo = new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' });
});
after(async () => { await server.close(); await postgres.close(); });

/** One of the two, with what it calls the things that both have: by their number in the order in which they were made. */
interface Side { ports: Ports; ids: string[]; codes: string[]; cursor: string | null }

function memorySide(): Side {
  const ports = memoryPorts({ reports: 0, categories: town.categories, outline: town.outline, places: town.places, offices: town.offices, clerk, now: Date.now });
  return { ports, ids: [], codes: [], cursor: null };
}

/** Signing in is slow by design: a session that nobody has ended is taken up again. */
let kept: { cookie: string; session: Session } | undefined;

/** The client keeps no cookies outside of a browser. */
function serverSide(): Side {
  let cookie = '';
  const ask: typeof fetch = async (input, init) => {
    const response = await fetch(input, { ...init, headers: { ...init?.headers, ...(cookie && { cookie }) } });
    const given = response.headers.get('set-cookie');
    if (given) cookie = /max-age=0|expires=thu, 01 jan 1970/i.test(given) ? '' : given.split(';', 1)[0] ?? '';
    return response;
  };
  const ports = connect(`${server.url}/${town.id}/api/v1`, { fetch: ask });
  const office: OfficePort = {
    ...ports.office,
    signIn: async (credentials) => {
      if (credentials === clerk && kept) { ({ cookie } = kept); return kept.session; }
      const session = await ports.office.signIn(credentials);
      kept = { cookie, session };
      return session;
    },
    signOut: async () => {
      if (cookie !== '') kept = undefined;
      return ports.office.signOut();
    },
  };
  return { ports: { ...ports, office }, ids: [], codes: [], cursor: null };
}

type Command =
  | { do: 'report'; key: number; report: Omit<ReportSubmission, 'photos'>; photos: readonly string[] }
  | { do: 'rating'; key: number; rating: NewRating }
  | { do: 'summary'; scale: 3 | 5; of: string | undefined; from: string | undefined; to: string | undefined }
  | { do: 'list'; filter: ReportFilter; limit: number | undefined; count: boolean }
  | { do: 'more'; limit: number }
  | { do: 'wrong cursor' }
  | { do: 'points'; filter: ReportFilter }
  | { do: 'get'; of: number }
  | { do: 'code'; of: number; typed: 'plain' | 'spaced' | 'letters' | 'short' }
  | { do: 'update'; of: number; update: Omit<ReportUpdate, 'version' | 'duplicateOf'>; duplicateOf: number | undefined; stale: boolean }
  | { do: 'follow'; of: number; key: number; email: string | undefined }
  | { do: 'sign in'; rightly: boolean }
  | { do: 'sign out' };

const BICYCLE = '\u{1F6B2}';
const words = (limit: number): fc.Arbitrary<string> => fc.oneof(
  { weight: 38, arbitrary: fc.constantFrom('Lampione spento', 'Città buia', 'Buca in via Libertà', `  riga\r\nriga ${BICYCLE} `, 'e\u0301', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}') },
  { weight: 2, arbitrary: fc.constantFrom('', '  ', '\u00a0\n', '\u0000', '\ud83d', BICYCLE.repeat(limit), BICYCLE.repeat(limit + 1), `${'x'.repeat(limit - 1)} `, `${'x'.repeat(limit)} `) },
);
/** Nearly always what is right, for most things that differ lie behind it. */
const mostly = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>, weight = 19): fc.Arbitrary<T> => fc.oneof({ weight, arbitrary: right }, { weight: 1, arbitrary: wrong });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
/** Without the fields that are undefined: a JSON body has none. */
const present = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
const NOBODY = 9;
const which = mostly(fc.nat({ max: 3 }), fc.constant(NOBODY), 9);
const key = fc.oneof({ weight: 6, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat({ max: 1 }) });
const day = maybe(fc.constantFrom('2020-01-01', '2999-01-01'));

const answers = mostly<ReportSubmission['answers']>(
  fc.constantFrom([{ question: 'danger', value: 'no' }], [{ question: 'danger', value: 'no' }, { question: 'pole', value: ` 12 ${BICYCLE}` }]),
  fc.option(fc.array(fc.record({ question: fc.constantFrom('danger', 'danger', 'pole', 'other'), value: fc.oneof(fc.constantFrom('no', 'yes', 'maybe'), words(200)) }), { maxLength: 3 }), { nil: undefined }), 3,
);
const contact = fc.record({
  name: maybe(words(100)), email: maybe(mostly(fc.constant('ada@posta.example'), fc.constantFrom('ada@città.example', 'ada', `${'a'.repeat(250)}@b.it`))),
  phone: maybe(mostly(fc.constant('0131 515111'), fc.constantFrom('12', 'telefono mio', '0'.repeat(21)))),
}).map(present);

const report: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('report' as const), key,
  report: fc.constantFrom('lighting', 'roads', 'waste', 'unknown', '').chain((category) => fc.record({
    category: mostly(fc.constant(category === 'lighting' ? category : 'roads'), fc.constant(category), 9),
    title: words(100), description: words(200), address: maybe(words(200)),
    position: mostly<ReportSubmission['position']>(fc.constantFrom({ lat: 44.5, lon: 10.5 }, { lat: 44.2, lon: 10.9 }), fc.constantFrom(undefined, undefined, { lat: 46, lon: 10.5 }, { lat: 91, lon: 181 }), 5),
    answers: category === 'lighting' ? answers : mostly<ReportSubmission['answers']>(fc.constant(undefined), answers), contact: maybe(contact),
  })).map((value) => present(value) as Omit<ReportSubmission, 'photos'>),
  photos: fc.oneof({ weight: 24, arbitrary: fc.constant([]) }, { weight: 4, arbitrary: fc.array(words(200), { minLength: 1, maxLength: 1 }) }, { weight: 1, arbitrary: fc.constant(Array.from({ length: 6 }, () => '')) }),
});

const rating: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('rating' as const), key,
  rating: fc.record({
    subject: fc.record({ kind: mostly(fc.constant('page' as const), fc.constant('service' as const), 4), id: mostly(fc.constantFrom('/a', '/a', '/b'), fc.constant('')) }), scale: fc.constantFrom(3 as const, 5 as const, 5 as const),
    value: mostly(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 6 }), 2), reasons: mostly(fc.subarray([...RATING_REASON_VALUES], { maxLength: 3 }), fc.array(fc.constantFrom(...RATING_REASON_VALUES), { maxLength: 6 }), 9),
    comment: maybe(words(200)), channel: fc.constant('web' as const),
    votedAt: maybe(fc.constantFrom('1990-01-01T00:00:00Z', '2999-01-01T00:00:00Z')), ticket: mostly<string | undefined>(fc.constant(undefined), fc.constantFrom('A1', 'A 1', ''), 14),
  }).map((value) => present(value) as NewRating),
});

const filter: fc.Arbitrary<ReportFilter> = fc.record({
  bbox: maybe(fc.constantFrom([10.4, 44.4, 10.6, 44.6] as const, [10.4, 44.4, 10.6, 44.6] as const, [10.6, 44, 10.4, 45] as const)), categories: maybe(fc.constantFrom(['roads'], ['waste', 'lighting'])),
  statuses: maybe(fc.subarray([...REPORT_STATUS_VALUES])), from: day, to: day, text: maybe(fc.constantFrom('citta', 'LIBERTÀ via', 'pione', '  ', `buca${' x'.repeat(60)}`)),
}).map((value) => present(value) as ReportFilter);

const update: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('update' as const), of: which, stale: mostly(fc.constant(false), fc.constant(true)), duplicateOf: mostly<number | undefined>(fc.constant(undefined), which, 6),
  update: fc.record({
    status: maybe(fc.constantFrom<ReportStatus>(...REPORT_STATUS_VALUES)), office: maybe(mostly(fc.constantFrom('Manutenzione', 'Verde pubblico'), fc.constantFrom('Tributi', ''), 9)),
    publicNote: maybe(words(1000)), internalNote: maybe(words(1000)), hidden: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.boolean() }),
  }).map((value) => present(value) as Omit<ReportUpdate, 'version' | 'duplicateOf'>),
});

const commands = fc.array(fc.oneof(
  { weight: 6, arbitrary: report }, { weight: 8, arbitrary: update }, { weight: 5, arbitrary: rating },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('list' as const), filter, limit: maybe(mostly(fc.constantFrom(1, 2, 3), fc.constantFrom(0, 101), 6)), count: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('more' as const), limit: fc.constantFrom(1, 2) }) },
  { weight: 1, arbitrary: fc.record({ do: mostly<'wrong cursor' | 'sign out'>(fc.constant('wrong cursor'), fc.constant('sign out'), 2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('points' as const), filter }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('get' as const), of: which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('code' as const), of: which, typed: fc.constantFrom('plain' as const, 'spaced' as const, 'letters' as const, 'short' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('follow' as const), of: which, key, email: fc.option(fc.constantFrom('ada@posta.example', 'ada'), { nil: undefined }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('summary' as const), scale: fc.constantFrom(3 as const, 5 as const), of: maybe(fc.constant('/a')), from: day, to: day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign in' as const), rightly: mostly(fc.constant(true), fc.constant(false)) }) },
) as fc.Arbitrary<Command>, { minLength: 20, maxLength: 60, size: 'max' });

/** Most of what an office does is done by who has signed in. */
const FIRST: Command = { do: 'sign in', rightly: true };

/** An answer as it can be compared. */
type Said = { value: unknown } | { error: string; problem: string; fields: readonly string[] };

/** A key is given again only to the same kind of thing. */
const keyOf = (run: string, index: number, what: string, number: number): string => `${run}-${what}-${number < 0 ? `new-${index}` : number}`.padEnd(20, '0');

async function say(side: Side, command: Command, index: number, run: string): Promise<Said> {
  const { reports, ratings, office } = side.ports;
  const id = (of: number): string => (of === NOBODY ? undefined : side.ids[of % side.ids.length]) ?? 'A'.repeat(22);
  const act = async (): Promise<unknown> => {
    switch (command.do) {
      case 'report': {
        const receipt = await reports.createReport({ ...command.report, photos: command.photos.map((alternativeText) => ({ blob: photo, alternativeText })) }, { key: keyOf(run, index, 'report', command.key) });
        if (!side.ids.includes(receipt.id)) { side.ids.push(receipt.id); side.codes.push(receipt.code); }
        return receipt;
      }
      case 'rating': return ratings.createRating(command.rating, { key: keyOf(run, index, 'rating', command.key) });
      case 'summary': return ratings.ratingSummary(present({ scale: command.scale, subject: command.of === undefined ? undefined : { kind: 'page' as const, id: command.of }, from: command.from, to: command.to }) as never);
      case 'list': case 'more': case 'wrong cursor': {
        const asked = command.do === 'list' ? { ...command.filter, count: command.count, ...(command.limit === undefined ? {} : { limit: command.limit }) }
          : command.do === 'more' ? { limit: command.limit, ...(side.cursor === null ? {} : { cursor: side.cursor }) } : { cursor: 'no-cursor-of-anybody' };
        const page = await reports.listReports(asked);
        side.cursor = page.nextCursor;
        return { ...page, nextCursor: page.nextCursor !== null };
      }
      case 'points': return reports.reportPoints(command.filter);
      case 'get': return reports.getReport(id(command.of));
      case 'code': {
        const code = side.codes[command.of === NOBODY ? -1 : command.of % side.codes.length] ?? '0'.repeat(20);
        return reports.getReportByCode({ plain: code, spaced: ` ${code.toLowerCase().replaceAll('-', ' ')}`, letters: code.replaceAll('0', 'O').replaceAll('1', 'l'), short: code.slice(0, -1) }[command.typed]);
      }
      case 'update': {
        const known = await reports.getReport(id(command.of)).catch(() => undefined);
        const version = (known?.internal?.version ?? 1) + (command.stale ? 1 : 0);
        return office.updateReport(id(command.of), { version, ...command.update, ...(command.duplicateOf === undefined ? {} : { duplicateOf: id(command.duplicateOf) }) });
      }
      case 'follow': return reports.followReport({ id: id(command.of), ...(command.email === undefined ? {} : { email: command.email }) }, { key: keyOf(run, index, 'follow', command.key) });
      case 'sign in': return office.signIn(command.rightly ? clerk : { ...clerk, password: 'sbagliata-davvero' });
      case 'sign out': return office.signOut();
    }
  };
  try {
    return { value: named(await act(), side) };
  } catch (error) {
    if (!isPortError(error)) throw error;
    return { error: error.kind, problem: error.problem?.type ?? '', fields: error.errors.map(({ pointer, code }) => `${pointer} ${code}`).sort() };
  }
}

const TIMES = new Set(['createdAt', 'updatedAt', 'at', 'expiresAt']);
/** Of a photo that was written anew, and of what only one of the two can know. */
const OWN = new Set(['url', 'width', 'height', 'bytes', 'setAside', 'participation', 'comune']);

/** An answer with names for ids and codes, and without what is each one's own. */
function named(value: unknown, side: Side): unknown {
  if (typeof value === 'string') {
    const [report, code] = [side.ids.indexOf(value), side.codes.indexOf(value)];
    return report >= 0 ? `report ${report}` : code >= 0 ? `code ${code}` : value;
  }
  if (Array.isArray(value)) return value.map((one) => named(one, side));
  if (typeof value !== 'object' || value === null) return value;
  // Only reports are spoken of again.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([name, one]) => {
    const mine = OWN.has(name) || TIMES.has(name) || (name === 'id' && typeof one === 'string' && /^[\w-]{22}$/.test(one) && !side.ids.includes(one));
    return [name, mine ? typeof one === 'object' ? null : name : named(one, side)];
  }).filter(([name]) => !OWN.has(name as string)));
}

/** The next thing that is made gets another time: both say the newest first. */
async function later(): Promise<void> {
  const now = Date.now();
  while (Date.now() === now) await new Promise<void>((resolve) => { setImmediate(resolve); });
}

test('memory backend and server answer the same commands alike', async () => {
  let runs = 0;
  await fc.assert(fc.asyncProperty(commands, async (all) => {
    await postgres.query(url, 'truncate reports, ratings, rating_totals, rating_changes, idempotency, attachments, rate_limits cascade');
    const run = `run-${runs += 1}`;
    const [memory, real] = [memorySide(), serverSide()];
    for (const [index, command] of [FIRST, ...all].entries()) {
      const [expected, said] = [await say(real, command, index, run), await say(memory, command, index, run)];
      assert.deepEqual(said, expected, `${index}: ${JSON.stringify(command)} (memory, then server)`);
      await later();
    }
  }), { numRuns: often(10, 1000), includeErrorInReport: true, interruptAfterTimeLimit: often(60_000, 3_600_000) });
});

import type {
  Attachment, Contact, NewFollower, Photo, ReadOptions, Report, ReportFilter, ReportInternal, ReportReceipt, ReportSubmission, ReportSummary, ReportsPort, WriteOptions,
} from '@civico/contract';
import { emailFaults } from '@civico/domain/contact.ts';
import { italianDay } from '@civico/domain/day.ts';
import { unstorableText } from '@civico/domain/field-faults.ts';
import { isInTown } from '@civico/domain/geometry.ts';
import { LIMIT_MAXIMUM, LIMIT_MINIMUM, LIST_REPORTS_Q_MAX_LENGTH } from '@civico/domain/limits.ts';
import { normalizeReceiptCode } from '@civico/domain/receipt-code.ts';
import { reportFaults, reportLimitFaults, stopOf } from '@civico/domain/report-checks.ts';
import { hasWords, searchable, searchWords } from '@civico/domain/search-words.ts';
import { cut } from '@civico/domain/text.ts';
import { problem, refuse } from './keeper.ts';
import type { Memory } from './memory-ports.ts';
import { publicId, receiptCode } from './random.ts';

/** A report as the backend keeps it. */
export interface KeptReport { report: Report; code: string; internal: ReportInternal }

/** All reports, newest first. */
export class ReportBook {
  private readonly memory: Memory;
  private readonly kept: KeptReport[];

  constructor(memory: Memory, reports: readonly Report[]) {
    this.memory = memory;
    this.kept = reports.map((report) => this.page(structuredClone(report)));
    this.kept.sort((a, b) => b.report.createdAt.localeCompare(a.report.createdAt));
  }

  private page(report: Report, answers: ReportInternal['answers'] = [], contact?: Contact): KeptReport {
    const internal: ReportInternal = { version: 1, hidden: false, answers, notes: [], ...(contact ? { contact } : {}) };
    return { report, code: receiptCode(this.memory.random), internal };
  }

  add(...all: Parameters<ReportBook['page']>): KeptReport {
    const page = this.page(...all);
    this.kept.unshift(page);
    return page;
  }

  /** What everyone may see of all; a clerk opens what is hidden by its id. */
  visible(): KeptReport[] {
    return this.kept.filter(({ internal }) => !internal.hidden);
  }

  /** `asOffice`: hidden ones as well, while a clerk is signed in. */
  find(id: string, options?: ReadOptions, asOffice = true): KeptReport {
    const page = (asOffice && this.memory.signedIn ? this.kept : this.visible()).find(({ report }) => report.id === id);
    if (!page) throw problem('not-found', 'not-found', options);
    return page;
  }

  findByCode(typed: string, options?: ReadOptions): KeptReport {
    const code = normalizeReceiptCode(typed);
    const page = this.kept.find((one) => code !== undefined && normalizeReceiptCode(one.code) === code);
    if (!page) throw problem('not-found', 'not-found', options);
    return page;
  }

  /** How many of a list stand before and at a cursor. */
  placeOf(cursor: string, list: readonly KeptReport[], options?: ReadOptions): number {
    const index = this.kept.findIndex(({ report }) => report.id === cursor);
    if (index < 0) refuse([{ pointer: '#query/cursor', code: 'format' }], options);
    const before = new Set(this.kept.slice(0, index + 1));
    return list.filter((page) => before.has(page)).length;
  }

  /** Whether a report can be what another one duplicates. */
  mayBeOriginal(id: string, of: string): boolean {
    return this.kept.some(({ report }) => report.id === id && id !== of && report.status !== 'duplicate');
  }

  /** A copy, so that nobody changes what is kept. A photo of a hidden report may be why it is hidden: only the office still gets it. */
  shown({ report, internal }: KeptReport, asOffice = this.memory.signedIn): Report {
    return structuredClone(asOffice ? { ...report, internal } : { ...report, attachments: internal.hidden ? [] : report.attachments });
  }
}

const summary = ({ report: { id, category, title, status, position, address, createdAt, updatedAt, followers } }: KeptReport): ReportSummary => ({
  id, category, title, status, createdAt, updatedAt, followers, ...(position ? { position } : {}), ...(address ? { address } : {}),
});

function matches({ report }: KeptReport, { bbox, categories = [], statuses = [], from = '', to = '~', text = '' }: ReportFilter): boolean {
  const day = italianDay(Date.parse(report.createdAt));
  const [west, south, east, north] = bbox ?? [-180, -90, 180, 90];
  const at = report.position;
  return (categories.length === 0 || categories.includes(report.category)) && (statuses.length === 0 || statuses.includes(report.status))
    && day >= from && day <= to && hasWords(searchable(`${report.title} ${report.address ?? ''}`), searchWords(cut(text.trim(), LIST_REPORTS_Q_MAX_LENGTH)))
    && (!bbox || (at !== undefined && at.lon >= west && at.lon <= east && at.lat >= south && at.lat <= north));
}

/** Throws what a list cannot be asked for. */
function checkList({ bbox, limit = LIMIT_MINIMUM }: ReportFilter & { limit?: number }, options?: ReadOptions): void {
  if (limit < LIMIT_MINIMUM) refuse([{ pointer: '#query/limit', code: 'too-small', values: { limit: LIMIT_MINIMUM } }], options);
  if (limit > LIMIT_MAXIMUM) refuse([{ pointer: '#query/limit', code: 'too-big', values: { limit: LIMIT_MAXIMUM } }], options);
  if (bbox && (bbox[0] > bbox[2] || bbox[1] > bbox[3])) refuse([{ pointer: '#query/bbox', code: 'format' }], options);
}

export function reportsPort(memory: Memory, book: ReportBook): ReportsPort {
  const create = async (input: ReportSubmission, options: WriteOptions): Promise<ReportReceipt> => {
    const { photos, contact, answers, category, title, description, position, address } = input;
    const at = new Date(memory.now()).toISOString();
    options.onProgress?.(0, photos.length + 1);
    const attachments: Attachment[] = [];
    for (const photo of photos) {
      attachments.push(await attachment(photo, memory));
      options.onProgress?.(attachments.length, photos.length + 1);
    }
    const report: Report = {
      id: publicId(memory.random), category, title: title.trim(), description: description.trim(), status: 'received', createdAt: at, updatedAt: at, followers: 0,
      attachments, timeline: [{ at, status: 'received' }], ...(position ? { position } : {}), ...(address ? { address: address.trim() } : {}),
    };
    const { code } = book.add(report, answers, contact && Object.keys(contact).length > 0 ? contact : undefined);
    options.onProgress?.(photos.length + 1, photos.length + 1);
    return { id: report.id, code, status: 'received', createdAt: at };
  };
  const follow = (id: string, follower: NewFollower, options: WriteOptions): Awaited<ReturnType<ReportsPort['followReport']>> => {
    const { report } = book.find(id, options, false);
    // There is no mail here: whoever leaves an address stays unconfirmed.
    if (follower.email !== undefined) return { followers: report.followers, confirmation: 'by-email' as const };
    return { followers: ++report.followers };
  };
  return {
    reportCategories: async () => structuredClone(memory.categories),

    createReport: async (input, options) => {
      check(input, options, memory);
      return memory.once.do('report', options.key, input, options, () => create(input, options));
    },

    async listReports({ cursor, limit = 20, count, ...filter }, options) {
      checkList({ ...filter, limit }, options);
      const all = book.visible().filter((page) => matches(page, filter));
      const start = cursor ? book.placeOf(cursor, all, options) : 0;
      const items = all.slice(start, start + limit).map(summary);
      const more = start + limit < all.length;
      return { items, nextCursor: more ? items.at(-1)!.id : null, ...(count ? { total: all.length } : {}) };
    },

    async reportPoints(filter, options) {
      checkList(filter, options);
      const features = book.visible().filter((page) => matches(page, filter)).flatMap(({ report: { id, position, title, category, status } }) =>
        position ? [{
          type: 'Feature' as const, id, geometry: { type: 'Point' as const, coordinates: [position.lon, position.lat] }, properties: { title, category, status },
        }] : []);
      return { type: 'FeatureCollection', truncated: false, features };
    },

    getReport: async (id, options) => book.shown(book.find(id, options)),
    getReportByCode: async (code, options) => book.shown(book.findByCode(code, options), false),

    followReport: async ({ id, ...follower }: NewFollower & { id: string }, options) => {
      refuse([...emailFaults('/email', follower.email), ...unstorableText(follower)], options);
      return memory.once.do('follow', options.key, { id, ...follower }, options, () => follow(id, follower, options));
    },
  };
}

function check(input: ReportSubmission, options: ReadOptions, memory: Memory): void {
  const { photos, ...rest } = input;
  const { answers = [], position } = rest;
  // As the client sends them: without a text where there is none.
  const report = { ...rest, attachments: photos.map(({ alternativeText }) => (alternativeText ? { alternativeText } : {})) };
  refuse([...reportLimitFaults(report), ...unstorableText(report)], options);
  const category = memory.categories.find(({ id }) => id === input.category);
  refuse(reportFaults(report, category), options);
  if (stopOf(category, (id) => answers.find(({ question }) => question === id)?.value)) throw problem('refused', 'stop', options);
  if (position && !isInTown(memory.outline, position)) throw problem('refused', 'outside-boundary', options);
}

async function attachment({ blob, alternativeText: typed }: Photo, memory: Memory): Promise<Attachment> {
  const alternativeText = typed.trim();
  const size = await dimensions(blob);
  return { id: publicId(memory.random), url: URL.createObjectURL(blob), ...size, bytes: Math.max(1, blob.size), ...(alternativeText ? { alternativeText } : {}) };
}

/** Pixels of a photo; where nothing can decode it, of a common phone's. */
async function dimensions(blob: Blob): Promise<{ width: number; height: number }> {
  try {
    const bitmap = await createImageBitmap(blob);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return { width: 1600, height: 1200 };
  }
}

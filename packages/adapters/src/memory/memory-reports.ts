import type {
  Attachment, Contact, NewFollower, Photo, ReadOptions, Report, ReportFilter, ReportInternal, ReportSubmission, ReportSummary, ReportsPort,
} from '@civico/contract';
import { Faults, problem } from './keeper.ts';
import type { Memory } from './memory-ports.ts';
import { publicId, receiptCode } from './random.ts';
import { isInside } from './town.ts';

/** A report as the backend keeps it. */
export interface KeptReport { report: Report; code: string; internal: ReportInternal }

const HIGHEST_PHOTOS = 5;

/** What a person may type for a code: any case, any separators, and the letters that look like digits. */
const plainCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

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

  /** What the caller may see of all. */
  visible(): KeptReport[] {
    return this.kept.filter(({ internal }) => this.memory.signedIn || !internal.hidden);
  }

  find(id: string, options?: ReadOptions): KeptReport {
    const page = this.visible().find(({ report }) => report.id === id);
    if (!page) throw problem('not-found', 'not-found', options);
    return page;
  }

  findByCode(code: string, options?: ReadOptions): KeptReport {
    const page = this.kept.find((one) => plainCode(one.code) === plainCode(code));
    if (!page) throw problem('not-found', 'not-found', options);
    return page;
  }

  /** A copy, so that nobody changes what is kept. */
  shown({ report, internal }: KeptReport): Report {
    return structuredClone(this.memory.signedIn ? { ...report, internal } : report);
  }
}

const summary = ({ report: { id, category, title, status, position, address, createdAt, updatedAt, followers } }: KeptReport): ReportSummary => ({
  id, category, title, status, createdAt, updatedAt, followers, ...(position ? { position } : {}), ...(address ? { address } : {}),
});

function matches({ report }: KeptReport, { bbox, categories = [], statuses = [], from = '', to = '~', text = '' }: ReportFilter): boolean {
  const day = report.createdAt.slice(0, 10);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const [west, south, east, north] = bbox ?? [-180, -90, 180, 90];
  const at = report.position;
  return (categories.length === 0 || categories.includes(report.category)) && (statuses.length === 0 || statuses.includes(report.status))
    && day >= from && day <= to && words.every((word) => `${report.title} ${report.address ?? ''}`.toLowerCase().includes(word))
    && (!bbox || (at !== undefined && at.lon >= west && at.lon <= east && at.lat >= south && at.lat <= north));
}

export function reportsPort(memory: Memory, book: ReportBook): ReportsPort {
  return {
    reportCategories: async () => structuredClone(memory.categories),

    createReport: (input, options) => memory.once.do('report', options.key, input, options, async () => {
      check(input, options, memory);
      const { photos, contact, answers, category, title, description, position, address } = input;
      const at = new Date(memory.now()).toISOString();
      options.onProgress?.(0, photos.length + 1);
      const attachments: Attachment[] = [];
      for (const photo of photos) {
        attachments.push(await attachment(photo, memory));
        options.onProgress?.(attachments.length, photos.length + 1);
      }
      const report: Report = {
        id: publicId(memory.random), category, title, description, status: 'received', createdAt: at, updatedAt: at, followers: 0,
        attachments, timeline: [{ at, status: 'received' }], ...(position ? { position } : {}), ...(address ? { address } : {}),
      };
      const { code } = book.add(report, answers, contact);
      options.onProgress?.(photos.length + 1, photos.length + 1);
      return { id: report.id, code, status: 'received', createdAt: at };
    }),

    async listReports({ cursor, limit = 20, count, ...filter }) {
      const all = book.visible().filter((page) => matches(page, filter));
      const start = cursor ? all.findIndex(({ report }) => report.id === cursor) + 1 : 0;
      const items = all.slice(start, start + limit).map(summary);
      const more = start + limit < all.length;
      return { items, nextCursor: more ? items.at(-1)!.id : null, ...(count ? { total: all.length } : {}) };
    },

    async reportPoints(filter) {
      const features = book.visible().filter((page) => matches(page, filter)).flatMap(({ report: { id, position, title, category, status } }) =>
        position ? [{
          type: 'Feature' as const, id, geometry: { type: 'Point' as const, coordinates: [position.lon, position.lat] }, properties: { title, category, status },
        }] : []);
      return { type: 'FeatureCollection', truncated: false, features };
    },

    getReport: async (id, options) => book.shown(book.find(id, options)),
    getReportByCode: async (code, options) => book.shown(book.findByCode(code, options)),

    followReport: ({ id, ...follower }: NewFollower & { id: string }, options) => memory.once.do('follow', options.key, { id, ...follower }, options, () => {
      const { report } = book.find(id, options);
      // There is no mail here: whoever leaves an address stays unconfirmed.
      if (follower.email !== undefined) return { followers: report.followers, confirmation: 'by-email' as const };
      return { followers: ++report.followers };
    }),
  };
}

function check({ category, title, description, position, address, photos, answers = [] }: ReportSubmission, options: ReadOptions, memory: Memory): void {
  const faults = new Faults(options);
  const kind = memory.categories.find(({ id }) => id === category);
  faults.check(kind !== undefined, '/category', 'unknown-category', ['Questa categoria non esiste.', 'This category does not exist.']);
  faults.text(title, 100, '/title');
  faults.text(description, 200, '/description');
  faults.check(position !== undefined || (address ?? '').trim() !== '', '/position', 'position-or-address',
    ['Indica il luogo: un punto sulla mappa o un indirizzo.', 'Say where: a point on the map or an address.']);
  faults.check(photos.length <= HIGHEST_PHOTOS, '/attachments', 'too-many', ['Sono ammesse al massimo 5 foto.', 'At most 5 photos are allowed.']);
  for (const { id, label, required } of kind?.questions ?? []) {
    faults.check(!required || answers.some(({ question, value }) => question === id && value.trim() !== ''), '/answers', 'answer-missing',
      [`Rispondi alla domanda “${label}”.`, `Answer the question “${label}”.`]);
  }
  faults.throw();
  const chosen = kind?.questions.flatMap(({ id, choices = [] }) => choices.filter(({ value }) => answers.some((answer) => answer.question === id && answer.value === value)));
  if (chosen?.some(({ stop }) => stop)) throw problem('refused', 'stop', options);
  if (position && !isInside(position, memory.outline)) throw problem('refused', 'outside-boundary', options);
}

async function attachment({ blob, alternativeText }: Photo, memory: Memory): Promise<Attachment> {
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

import {
  isPortError, PortError, type Attachment, type Report, type ReportGroup, type ReportCategory, type ReportCollection, type ReportFilter,
  type ReportPage, type ReportReceipt, type ReportsPort, type WriteOptions,
} from '@civico/contract';
import { isProblem } from './answer.ts';
import type { Send } from './http.ts';
import { query } from './query.ts';
import { list, shaped } from './shape.ts';

const SUMMARY = 'id category title status createdAt updatedAt followers# position&';
/** How often photos that the backend has forgotten meanwhile are uploaded again. */
const GENERATIONS = 3;

/** Checks a report and makes the addresses of its photos absolute. */
export function report(value: unknown, base: URL): Report {
  const whole = shaped<Report>(value, `${SUMMARY} description`);
  list(whole, 'timeline', 'at status');
  const attachments = list<Attachment>(whole, 'attachments', 'id url width# height#');
  try {
    return { ...whole, attachments: attachments.map((one) => ({ ...one, url: new URL(one.url, base).href })) };
  } catch (cause) {
    throw new PortError('unexpected', { cause });
  }
}

const filtered = ({ bbox, categories, statuses, from, to, text }: ReportFilter): Parameters<typeof query>[0] =>
  ({ bbox: bbox?.join(), category: categories, status: statuses, from, to, q: text });

/** The path of one report. */
export const at = (id: string): string => `reports/${encodeURIComponent(id)}`;

export function reports(send: Send, base: URL): ReportsPort {
  /** A photo that is refused is named in the error as `/photos/N`, so that the person can be led to it. */
  const upload = async (body: Blob, index: number, key: string, options: WriteOptions): Promise<string> => {
    try {
      const stored = await send({ ...options, method: 'POST', path: 'attachments', body, key });
      return shaped<Attachment>(stored, 'id').id;
    } catch (error) {
      if (!(error instanceof PortError && error.problem) || error.temporary) throw error;
      const { kind, problem } = error;
      const errors = [{ pointer: `/photos/${index}`, code: kind, detail: problem.detail ?? problem.title }];
      throw new PortError(kind, { problem: { ...problem, errors }, cause: error });
    }
  };

  return {
    reportCategories: async (options) => {
      const categories = list<ReportCategory>(await send({ ...options, path: 'report-categories' }), 'items', 'id name questions@');
      for (const category of categories) list(category, 'questions', 'id label kind');
      return categories;
    },

    async createReport({ photos, ...rest }, options) {
      const { key, onProgress } = options;
      const total = photos.length + 1;
      for (let generation = 0; ; generation++) {
        const attachments = [];
        onProgress?.(0, total);
        for (const [index, { blob, alternativeText }] of photos.entries()) {
          const id = await upload(blob, index, `${key}-p${index}${generation ? `-${generation}` : ''}`, options);
          attachments.push({ id, alternativeText: alternativeText || undefined });
          onProgress?.(index + 1, total);
        }
        try {
          const receipt = await send({ ...options, method: 'POST', path: 'reports', body: { ...rest, attachments } });
          onProgress?.(total, total);
          return shaped<ReportReceipt>(receipt, 'id code status createdAt');
        } catch (error) {
          // A report that waited longer than the backend keeps loose photos: they go again under keys of the next generation. When the
          // answer to that was lost, the first generation meets its own key with other photos, and the next one finds the receipt.
          const again = photos.length > 0 && generation < GENERATIONS && error instanceof PortError
            && (isProblem(error.problem, 'attachment-unusable') || isProblem(error.problem, 'idempotency-key-reused'));
          if (!again) throw error;
        }
      }
    },

    async listReports({ cursor, limit, count, ...filter }, options) {
      const page = await send({ ...options, path: `reports${query({ ...filtered(filter), cursor, limit, count })}` });
      list(page, 'items', SUMMARY);
      return page as ReportPage;
    },

    async reportPoints({ most, ...filter }, options) {
      const ask = (limit: number | undefined): Promise<unknown> =>
        send({ ...options, path: `reports${query({ ...filtered(filter), most: limit })}`, accept: 'application/geo+json' });
      const collection = await ask(most).catch((error: unknown) => {
        // A backend may refuse what it does not know, instead of passing over it.
        if (most === undefined || !isPortError(error) || error.kind !== 'invalid') throw error;
        return ask(undefined);
      });
      for (const { geometry, properties } of list<ReportCollection['features'][number]>(collection, 'features', 'id geometry% properties%')) {
        shaped(properties, 'title category status');
        const [lon, lat] = shaped<{ coordinates: number[] }>(geometry, 'coordinates@').coordinates;
        shaped({ position: { lon, lat } }, 'position&');
      }
      const { groups } = collection as ReportCollection;
      if (groups !== undefined) {
        for (const { position, bbox } of list<ReportGroup>(collection, 'groups', 'count# position% bbox@')) {
          shaped({ position }, 'position&');
          shaped({ position: { lon: bbox[0], lat: bbox[1] } }, 'position&');
          shaped({ position: { lon: bbox[2], lat: bbox[3] } }, 'position&');
        }
      }
      return collection as ReportCollection;
    },

    getReport: async (id, options) => report(await send({ ...options, path: at(id) }), base),

    getReportByCode: async (code, options) => report(await send({ ...options, path: `reports/by-code/${encodeURIComponent(code.trim())}` }), base),

    followReport: async ({ id, ...body }, options) =>
      shaped<{ followers: number; confirmation?: 'by-email' }>(await send({ ...options, method: 'POST', path: `${at(id)}/followers`, body }), 'followers#'),
  };
}

import type { Attachment, Report, TimelineStep } from '@civico/contract';
import { REPORT_ATTACHMENTS_MAX_ITEMS, REPORT_TIMELINE_MAX_ITEMS } from '@civico/domain/limits.ts';
import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Database } from '../../kernel/database.ts';
import type { Tables } from '../../kernel/schema.ts';
import { summaryOf } from './list-reports.ts';

/** Which report is asked for, and by whom. */
export interface Asked {
  comune: string;
  by: { id: string } | { codeHash: Buffer };
  /** A clerk of the town sees hidden reports and what is internal. */
  clerk: boolean;
  /** Where the API stands, for the addresses of photos. */
  apiBase: string;
}

/** As many as the contract lets into one answer; the newest win. */
const MOST_STEPS = REPORT_TIMELINE_MAX_ITEMS;

/** One report with its steps and photos in one query; undefined when it does not exist for the one who asks. */
export async function reportView(db: Database, asked: Asked): Promise<Report | undefined> {
  let query = db.selectFrom('reports').where('reports.comune', '=', asked.comune);
  if ('id' in asked.by) {
    query = query.where('reports.id', '=', asked.by.id);
    if (!asked.clerk) query = query.where(sql<boolean>`not hidden`);
  } else {
    query = query.where('reports.code_hash', '=', asked.by.codeHash);
  }
  const row = await query
    .select(['id', 'category', 'title', 'description', 'status', 'lat', 'lon', 'address', 'created_at', 'updated_at', 'followers', 'office',
      'duplicate_of', 'version', 'hidden', 'contact', 'answers'])
    .select((eb) => [steps(eb).as('steps'), notes(eb).as('notes'), photos(eb).as('photos')])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const report: Report = {
    ...summaryOf(row),
    description: row.description,
    // A photo of a hidden report may be why it is hidden: only the office still gets it.
    attachments: row.hidden && !asked.clerk ? [] : row.photos.map((photo): Attachment => ({
      id: photo.id, url: `${asked.apiBase}/attachments/${photo.id}`, width: photo.width, height: photo.height, bytes: photo.bytes,
      ...(photo.alternative_text === null ? {} : { alternativeText: photo.alternative_text }),
    })),
    timeline: row.steps.map((step): TimelineStep => ({
      at: iso(step.at), status: step.status,
      ...(step.office === null ? {} : { office: step.office }), ...(step.note === null ? {} : { note: step.note }),
    })).reverse(),
  };
  if (row.office !== null) report.office = row.office;
  if (row.duplicate_of !== null) report.duplicateOf = row.duplicate_of;
  if (asked.clerk) {
    report.internal = {
      version: row.version, hidden: row.hidden, answers: row.answers,
      notes: row.notes.map((note) => ({ at: iso(note.at), text: note.text, author: note.author })).reverse(),
      ...(row.contact === null ? {} : { contact: row.contact }),
    };
  }
  return report;
}

type Eb = ExpressionBuilder<Tables, 'reports'>;

const iso = (timestamp: string) => new Date(timestamp).toISOString();

function steps(eb: Eb) {
  return jsonArrayFrom(eb.selectFrom('report_steps').whereRef('report_id', '=', 'reports.id').select(['at', 'report_steps.status', 'report_steps.office', 'note']).orderBy('seq', 'desc').limit(MOST_STEPS));
}

function notes(eb: Eb) {
  return jsonArrayFrom(eb.selectFrom('report_notes').whereRef('report_id', '=', 'reports.id').select(['at', 'text', 'author']).orderBy('seq', 'desc').limit(MOST_STEPS));
}

function photos(eb: Eb) {
  return jsonArrayFrom(eb.selectFrom('attachments').whereRef('report_id', '=', 'reports.id').select(['attachments.id', 'width', 'height', 'bytes', 'alternative_text']).orderBy('ordinal').limit(REPORT_ATTACHMENTS_MAX_ITEMS));
}

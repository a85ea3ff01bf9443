import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Answer, Position, ReportStatus } from '@civico/contract';
import { isClosed } from '@civico/domain/report-status.ts';
import { searchable } from '@civico/domain/search-words.ts';
import type { Database } from '@civico/server/kernel/database.ts';
import { publicId } from '@civico/server/kernel/secrets.ts';
import { townsFolder } from './towns/index.ts';
import { clerkOf } from './staff.ts';

/** An invented report, as `reports.json` of a town holds it. */
export interface SeedReport {
  category: string;
  title: string;
  description: string;
  answers: Answer[];
  position: Position;
  address: string;
  daysAgo: number;
  followers: number;
  steps: { status: ReportStatus; daysAfter: number; office?: string; publicNote?: string; internalNote?: string }[];
}

const DAY = 86_400_000;

export function readSeeds(town: string): SeedReport[] {
  return JSON.parse(readFileSync(new URL(`${town}/reports.json`, townsFolder), 'utf8')) as SeedReport[];
}

/**
 * Puts the invented reports of a town into the database, dated as if people had sent them in the last weeks. What is there already stays as it
 * is, so that a second start adds nothing and undoes nothing.
 *
 * @returns how many were added
 */
export async function seedReports(db: Database, town: string, now = Date.now()): Promise<number> {
  const clerk = clerkOf(town).name;
  return db.transaction().execute(async (trx) => {
    let added = 0;
    for (const [index, seed] of readSeeds(town).entries()) {
      const created = now - seed.daysAgo * DAY - (index + 1) * 37 * 60_000;
      const steps = seed.steps.map((step) => ({ ...step, at: new Date(Math.min(now, created + step.daysAfter * DAY)).toISOString() }));
      const last = steps.at(-1);
      const createdAt = new Date(created).toISOString();
      const id = publicId();
      const inserted = await trx.insertInto('reports').values({
        id, comune: town, code_hash: null, source: 'demo', external_id: String(index + 1),
        category: seed.category, title: seed.title, description: seed.description, answers: JSON.stringify(seed.answers),
        lat: seed.position.lat, lon: seed.position.lon, address: seed.address, contact: null,
        status: last?.status ?? 'received', office: steps.findLast((step) => step.office)?.office ?? null, duplicate_of: null,
        followers: seed.followers, version: 1 + steps.length, search: searchable(`${seed.title} ${seed.address}`),
        created_at: createdAt, updated_at: last?.at ?? createdAt, closed_at: last !== undefined && isClosed(last.status) ? last.at : null,
      }).onConflict((conflict) => conflict.columns(['comune', 'source', 'external_id']).doNothing()).executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows !== 1n) continue;
      added += 1;
      await trx.insertInto('report_steps').values([
        { report_id: id, comune: town, at: createdAt, status: 'received' as const, office: null, note: null },
        ...steps.map((step) => ({ report_id: id, comune: town, at: step.at, status: step.status, office: step.office ?? null, note: step.publicNote ?? null })),
      ]).execute();
      const notes = steps.filter((step) => step.internalNote !== undefined);
      if (notes.length > 0) await trx.insertInto('report_notes').values(notes.map((note) => ({ report_id: id, comune: town, at: note.at, text: note.internalNote!, author: clerk }))).execute();
      if (seed.followers > 0) await trx.insertInto('followers').values(Array.from({ length: seed.followers }, () => ({ id: randomUUID(), report_id: id, comune: town }))).execute();
    }
    return added;
  });
}

import type { Credentials, OfficePort, ReadOptions, Report, ReportUpdate, Session } from '@civico/contract';
import { unstorableText } from '@civico/domain/field-faults.ts';
import { changeOf, isStep, updateLimitFaults, type ReportProgress } from '@civico/domain/report-update.ts';
import { problem, refuse } from './keeper.ts';
import type { Memory } from './memory-ports.ts';
import type { KeptReport, ReportBook } from './memory-reports.ts';

const EIGHT_HOURS = 8 * 3_600_000;
const CLERK = 'Ada Ferrari';

export function officePort(memory: Memory, book: ReportBook, clerk: Credentials): OfficePort {
  let session: Session | null = null;
  const enter = (value: Session | null): Session | null => {
    session = value;
    memory.signedIn = value !== null;
    return value;
  };
  return {
    session: async () => session,
    async signIn({ username, password }, options) {
      if (username !== clerk.username || password !== clerk.password) throw problem('unauthorized', 'wrong-credentials', options);
      return enter({ name: CLERK, role: 'staff', comune: 'pieve-serena', expiresAt: new Date(memory.now() + EIGHT_HOURS).toISOString() })!;
    },
    signOut: async () => void enter(null),
    // The clerk of a browser that is the whole backend is nowhere else.
    signOutEverywhere: async () => void enter(null),
    async updateReport(id, update, options) {
      if (!session) throw problem('unauthorized', 'unauthorized', options);
      refuse([...updateLimitFaults(update), ...unstorableText(update)], options);
      const page = book.find(id, options);
      apply(page, update, memory, book, options);
      return book.shown(page);
    },
  };
}

function apply({ report, internal }: KeptReport, update: ReportUpdate, memory: Memory, book: ReportBook, options?: ReadOptions): void {
  if (update.version !== internal.version) throw problem('conflict', 'stale-version', options);
  const current: ReportProgress = { status: report.status, office: report.office ?? null, duplicateOf: report.duplicateOf ?? null, hidden: internal.hidden };
  const result = changeOf(current, update, memory.offices);
  if ('faults' in result) return refuse(result.faults, options);
  if ('refused' in result) throw problem('refused', result.refused, options);
  const { change, original } = result;
  if (original !== undefined && !book.mayBeOriginal(original, report.id)) throw problem('refused', 'duplicate-target', options);
  const at = new Date(memory.now()).toISOString();
  const note = update.publicNote?.trim();
  if (isStep(current, change, note)) report.timeline.push({ at, status: change.status, ...(change.office !== null && { office: change.office }), ...(note && { note }) });
  put(report, change);
  report.updatedAt = at;
  if (update.internalNote !== undefined) internal.notes.push({ at, text: update.internalNote.trim(), author: CLERK });
  internal.hidden = change.hidden;
  internal.version++;
}

function put(report: Report, { status, office, duplicateOf }: ReportProgress): void {
  report.status = status;
  delete report.office;
  delete report.duplicateOf;
  if (office !== null) report.office = office;
  if (duplicateOf !== null) report.duplicateOf = duplicateOf;
}

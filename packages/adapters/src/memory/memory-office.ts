import type { Credentials, OfficePort, ReadOptions, Report, ReportStatus, ReportUpdate, Session } from '@civico/contract';
import { problem } from './keeper.ts';
import type { Memory } from './memory-ports.ts';
import type { KeptReport, ReportBook } from './memory-reports.ts';

const EIGHT_HOURS = 8 * 3_600_000;
const CLERK = 'Ada Ferrari';

/** From which status a report may go where. */
const NEXT: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
  'received': ['assigned', 'in-progress', 'resolved', 'rejected', 'duplicate'],
  'assigned': ['in-progress', 'resolved', 'rejected', 'duplicate'],
  'in-progress': ['assigned', 'resolved', 'rejected', 'duplicate'],
  'resolved': ['in-progress'],
  'rejected': ['received'],
  'duplicate': ['received'],
};

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
      const page = book.find(id, options);
      apply(page, update, new Date(memory.now()).toISOString(), book, options);
      return book.shown(page);
    },
  };
}

function apply({ report, internal }: KeptReport, update: ReportUpdate, at: string, book: ReportBook, options?: ReadOptions): void {
  if (update.version !== internal.version) throw problem('conflict', 'stale-version', options);
  const status = update.status ?? report.status;
  if (status !== report.status && !NEXT[report.status].includes(status)) throw problem('refused', 'status-transition', options);
  if (status === 'duplicate' && report.status !== 'duplicate') {
    if (!update.duplicateOf || update.duplicateOf === report.id) throw problem('refused', 'duplicate-target', options);
    book.find(update.duplicateOf, options);
    report.duplicateOf = update.duplicateOf;
  } else if (status !== 'duplicate') {
    delete report.duplicateOf;
  }
  if (status !== report.status || update.publicNote || update.office) report.timeline.push(step(report, update, at, status));
  report.status = status;
  report.updatedAt = at;
  if (update.office) report.office = update.office;
  if (update.internalNote) internal.notes.push({ at, text: update.internalNote, author: CLERK });
  if (update.hidden !== undefined) internal.hidden = update.hidden;
  internal.version++;
}

function step(report: Report, update: ReportUpdate, at: string, status: ReportStatus): Report['timeline'][number] {
  const office = update.office ?? report.office;
  return { at, status, ...(office ? { office } : {}), ...(update.publicNote ? { note: update.publicNote } : {}) };
}

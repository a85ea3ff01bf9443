/** What is written to who reported and who follows. */
import type { ReportStatus } from '@civico/contract';
import { oneLine } from '../../kernel/text.ts';
import { dayIn, fill, type Language, type Values } from '../../kernel/words.ts';
import { type Envelope, type OutgoingMessage, written } from '../messages/outgoing.ts';
import { CONFIRM_DAYS } from '../subscriptions/retention.ts';
import { CONFIRMATION, RECEIPT, STATUS_NAMES, STEP } from './mail.messages.ts';

/** A report without a word of whoever sent it: its kind, as the town calls it, and its day. */
export function reportInBrief(category: string, createdAt: string, language: Language): string {
  return `${oneLine(category, 100)}, ${dayIn(language, createdAt)}`;
}

/** Sent to whoever left an email with a report. Anybody may have typed it: nothing of the report's own words is in it, and nothing follows until it is confirmed. */
export function receiptMessage(envelope: Envelope, brief: string, code: string, confirmUrl: string): OutgoingMessage {
  const { subject, opening, report, keep, confirm, leave } = RECEIPT[envelope.language];
  return message(envelope, { report: brief, code, confirmUrl, days: CONFIRM_DAYS }, subject, opening, report, keep, confirm, leave);
}

/** The first and only message before somebody has proved that the address is theirs. */
export function confirmationMessage(envelope: Envelope, brief: string, confirmUrl: string): OutgoingMessage {
  const { subject, opening, report, confirm, ignore, leave } = CONFIRMATION[envelope.language];
  return message(envelope, { report: brief, confirmUrl, days: CONFIRM_DAYS }, subject, opening, report, confirm, ignore, leave);
}

/** Sent at every public step. `named` is the report: in its own words only to who has proved the address. */
export function stepMessage(envelope: Envelope, named: string, step: { status: ReportStatus; office?: string | null; note?: string | null }): OutgoingMessage {
  const { subject, opening, report, office, note, leave } = STEP[envelope.language];
  const values = { report: named, status: STATUS_NAMES[step.status], office: oneLine(step.office ?? ''), note: oneLine(step.note ?? '', 1000) };
  return message(envelope, values, subject, opening, report, ...(step.office ? [office] : []), ...(step.note ? [note] : []), leave);
}

function message(envelope: Envelope, values: Values, subject: string, ...paragraphs: string[]): OutgoingMessage {
  const { town, language, leaveUrl } = envelope;
  const said = (sentence: string) => fill(sentence, { town, leaveUrl, ...values }, language);
  return written(envelope, said(subject), ...paragraphs.map(said));
}

import type { NewReport, ReportReceipt } from '@civico/contract';
import { contains } from '@civico/domain/geometry.ts';
import { normalizeReceiptCode } from '@civico/domain/receipt-code.ts';
import { reportFaults, stopOf } from '@civico/domain/report-checks.ts';
import { searchable } from '@civico/domain/search-words.ts';
import type { CallOf, HandlerOf } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { faultsInWords, invalidInput, ProblemError } from '../../kernel/problem.ts';
import { publicId } from '../../kernel/secrets.ts';
import type { Town, Towns } from '../../kernel/towns.ts';
import { columnsOf, receiptBounds } from '../messages/bounds.ts';
import { mailsPerHour } from '../messages/options.ts';
import { sealMessage } from '../messages/outgoing.ts';
import { townAt } from '../places/territory.ts';
import { mailedLinks } from '../subscriptions/links.ts';
import { createReceiptCode } from './receipt-code.ts';
import { RECORD, RECORD_AND_WRITE, type ReceiptValues, type ReportValues, takePhotos } from './record-report.ts';
import { receiptMessage, reportInBrief } from './report-messages.ts';
import { faultKinds, OUTSIDE, problems } from './reports.messages.ts';

type CreateCall = CallOf<'createReport'>;

/** `POST /reports`: what the town's rules say, then one transaction for key, report, first step, photos and message. */
export function createReport(kernel: Kernel): HandlerOf<'createReport'> {
  const { once, secrets, towns } = kernel;
  const receiptOf = receiptsOf(kernel);
  return async (call) => {
    const { town, body } = call;
    checkReport(town, towns, body);
    const code = createReceiptCode();
    const receipt: ReportReceipt = { id: publicId(), code, status: 'received', createdAt: new Date().toISOString() };
    const values: ReportValues = {
      id: receipt.id, comune: town.id, code_hash: secrets.keyedHash(normalizeReceiptCode(code) ?? code), category: body.category, title: body.title.trim(), description: body.description.trim(),
      lat: body.position?.lat ?? null, lon: body.position?.lon ?? null, address: body.address?.trim() ?? null,
      contact: body.contact === undefined || Object.keys(body.contact).length === 0 ? null : JSON.stringify(body.contact), answers: JSON.stringify(body.answers ?? []),
      search: searchable(`${body.title} ${body.address ?? ''}`), created_at: receipt.createdAt,
    };
    const written = receiptOf(call, receipt);
    const answer = { status: 201, body: receipt } as const;
    if (body.attachments.length === 0) {
      return written === undefined ? once(call, { statement: RECORD, values, answer }) : once(call, { statement: RECORD_AND_WRITE, values: { ...values, ...written }, answer });
    }
    return once(call, async (trx) => {
      await (written === undefined ? RECORD.run(trx, values) : RECORD_AND_WRITE.run(trx, { ...values, ...written }));
      if (!await takePhotos(trx, values, body.attachments)) throw new ProblemError(problems['attachment-unusable']);
      return answer;
    });
  };
}

/** What is needed to write to whoever left an email; undefined when nobody did, or the server writes to nobody. */
function receiptsOf(kernel: Kernel): (call: CreateCall, receipt: ReportReceipt) => ReceiptValues | undefined {
  const { secrets, options } = kernel;
  const links = mailedLinks(kernel);
  const perHour = mailsPerHour(options);
  return ({ town, body, language, raw }, { code, createdAt }) => {
    const email = body.contact?.email?.trim().toLowerCase();
    if (email === undefined || links === undefined) return undefined;
    const subscription = publicId();
    const message = publicId();
    const category = town.categories.find((one) => one.id === body.category)?.name ?? body.category;
    const envelope = { to: email, town: town.name, language, leaveUrl: links.to(town.id, 'leave', subscription) };
    const sealed = sealMessage(secrets, message, receiptMessage(envelope, reportInBrief(category, createdAt, language), code, links.to(town.id, 'confirm', subscription)));
    return { ...columnsOf(receiptBounds(secrets, email, raw.ip, perHour)), subscription, email, language, message, sealed };
  };
}

/** Throws 400 for wrong fields; 422 for a place outside the town, or an answer that says not to report here. */
export function checkReport(town: Town, towns: Towns, report: NewReport): void {
  const category = town.categories.find((one) => one.id === report.category);
  const faults = reportFaults(report, category);
  if (faults.length > 0) throw invalidInput(...faultsInWords(faults, faultKinds));
  const stop = stopOf(category, (question) => report.answers?.find((one) => one.question === question)?.value);
  if (stop !== undefined) throw new ProblemError(problems.stop, { detail: [stop.title, stop.text, stop.phone].filter(Boolean).join(' — ') });
  if (report.position !== undefined && !contains(town.boundary, report.position)) throw outside(town, townAt(towns, report.position));
}

function outside(town: Town, other: Town | undefined): ProblemError {
  return other === undefined
    ? new ProblemError(problems['outside-boundary'], { detail: OUTSIDE.nowhere, values: { town: town.name } })
    : new ProblemError(problems['outside-boundary'], { detail: OUTSIDE.elsewhere, values: { town: town.name, other: other.name } });
}

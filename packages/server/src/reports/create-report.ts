import type { NewReport, ReportReceipt } from '@civico/contract';
import { contains } from '@civico/domain/geometry.ts';
import { normalizeReceiptCode } from '@civico/domain/receipt-code.ts';
import { reportFaults, stopOf } from '@civico/domain/report-checks.ts';
import { searchable } from '@civico/domain/search-words.ts';
import type pg from 'pg';
import { claimed, fingerprintOf, once, onceInTransaction } from '../kernel/idempotency.ts';
import { type Call, handler, type Handler, type Kernel } from '../kernel/kernel.ts';
import { invalidInput, ProblemError } from '../kernel/problem.ts';
import { publicId } from '../kernel/secrets.ts';
import { columnsOf, countInto, receiptBounds } from '../messages/bounds.ts';
import { receiptMessage, reportInBrief, sealMessage } from '../messages/outgoing.ts';
import { type Town, townAt, type Towns } from '../towns/registry.ts';
import { createReceiptCode } from './receipt-code.ts';

/**
 * Report, first step and, when somebody left an email, the receipt and the address to be told of every step, unless the bounds of either are
 * reached; selects from `claim`, takes the comune as `$1` and its own values from `$first`.
 */
const work = (first: number, written: boolean) => {
  const $ = (offset: number) => `$${first + offset}`;
  return `report as (
    insert into reports (id, comune, code_hash, category, title, description, lat, lon, address, contact, answers, status, search, created_at, updated_at)
    select ${$(0)}, $1, ${$(1)}::bytea, ${$(2)}, ${$(3)}, ${$(4)}, ${$(5)}::float8, ${$(6)}::float8, ${$(7)}, ${$(8)}::jsonb, ${$(9)}::jsonb, 'received', ${$(10)},
      ${$(11)}::timestamptz, ${$(11)}::timestamptz
    from claim),
  step as (insert into report_steps (report_id, comune, at, status) select ${$(0)}, $1, ${$(11)}::timestamptz, 'received' from claim)${
    written ? `,
  bound as (${countInto(`claim, unnest(${$(12)}::bytea[], ${$(14)}::int[]) as given (bucket, seconds)`, '1')} returning bucket, count),
  within as (select true from bound join unnest(${$(12)}::bytea[], ${$(13)}::int[]) as given (bucket, most) using (bucket) having bool_and(count <= most)),
  subscription as (
    insert into subscriptions (id, comune, report_id, email, language, state) select ${$(15)}, $1, ${$(0)}, ${$(16)}, ${$(17)}, 'active' from within),
  message as (insert into messages (id, comune, sealed, subscription_id) select ${$(18)}, $1, ${$(19)}::bytea, ${$(15)} from within)` : ''}`;
};

const alone = (written: boolean) => ({ name: `create-report${written ? '-and-write' : ''}`, text: claimed((first) => work(first, written)) });
const withPhotos = (written: boolean) => ({ name: `create-report-with-photos${written ? '-and-write' : ''}`, text: `with claim as (select), ${work(2, written)} select` });
const ALONE = { written: alone(true), unwritten: alone(false) };
const WITH_PHOTOS = { written: withPhotos(true), unwritten: withPhotos(false) };
const TAKE_PHOTOS = {
  name: 'take-photos',
  text: `with chosen as (select id, alternative_text, ordinal from unnest($3::text[], $4::text[]) with ordinality as given(id, alternative_text, ordinal)),
    free as (
      select id from attachments where comune = $1 and id = any ($3) and report_id is null and expires_at > now() order by id for update)
    update attachments set report_id = $2, ordinal = chosen.ordinal, alternative_text = chosen.alternative_text, expires_at = null
    from chosen join free using (id) where attachments.id = chosen.id`,
};

/** `POST /reports`: what the town's rules say, then one transaction for key, report, first step, photos and message. */
export function createReport(kernel: Kernel): Handler {
  const { idempotency, secrets, towns } = kernel;
  return handler<unknown, unknown, NewReport>(async (call) => {
    const { town, key, body } = call;
    checkReport(town, towns, body);
    const createdAt = new Date().toISOString();
    const code = createReceiptCode();
    const receipt: ReportReceipt = { id: publicId(), code, status: 'received', createdAt };
    const receiptValues = receiptOf(kernel, call, receipt);
    const written = receiptValues === undefined ? 'unwritten' : 'written';
    const values = [
      receipt.id, secrets.keyedHash(normalizeReceiptCode(code) ?? code), body.category, body.title.trim(), body.description.trim(),
      body.position?.lat ?? null, body.position?.lon ?? null, body.address?.trim() ?? null,
      body.contact === undefined || Object.keys(body.contact).length === 0 ? null : JSON.stringify(body.contact),
      JSON.stringify(body.answers ?? []), searchable(`${body.title} ${body.address ?? ''}`), createdAt,
      ...(receiptValues ?? []),
    ];
    const claim = { comune: town.id, operation: 'createReport', key, fingerprint: fingerprintOf(body) };
    const answer = { status: 201, body: receipt };
    if (body.attachments.length === 0) return once(idempotency, claim, answer, ALONE[written], values);
    return onceInTransaction(idempotency, claim, async (client: pg.PoolClient) => {
      await client.query({ ...WITH_PHOTOS[written], values: [town.id, ...values] });
      const taken = await client.query({
        ...TAKE_PHOTOS,
        values: [town.id, receipt.id, body.attachments.map((one) => one.id), body.attachments.map((one) => one.alternativeText?.trim() || null)],
      });
      if (taken.rowCount !== body.attachments.length) throw new ProblemError('attachment-unusable');
      return answer;
    });
  });
}

/** What the statement needs to write to whoever left an email; undefined when nobody did, or the server writes to nobody. */
function receiptOf({ secrets, links, mailsPerHour }: Kernel, { town, body, language, raw }: Call<unknown, unknown, NewReport>, { code, createdAt }: ReportReceipt): unknown[] | undefined {
  const email = body.contact?.email?.trim().toLowerCase();
  if (email === undefined || links === undefined) return undefined;
  const subscription = publicId();
  const messageId = publicId();
  const category = town.categories.find((one) => one.id === body.category)?.name ?? body.category;
  const envelope = { to: email, town: town.name, language, leaveUrl: links.to(town.id, 'leave', subscription) };
  const message = receiptMessage(envelope, reportInBrief(category, createdAt, language), code);
  return [...columnsOf(receiptBounds(secrets, email, raw.ip, mailsPerHour)), subscription, email, language, messageId, sealMessage(secrets, messageId, message)];
}

/** Throws 400 for wrong fields; 422 for a place outside the town, or an answer that says not to report here. */
export function checkReport(town: Town, towns: Towns, report: NewReport): void {
  const category = town.categories.find((one) => one.id === report.category);
  const faults = reportFaults(report, category);
  if (faults.length > 0) throw invalidInput(...faults);
  const stop = stopOf(category, (question) => report.answers?.find((one) => one.question === question)?.value);
  if (stop !== undefined) throw new ProblemError('stop', { detail: [stop.title, stop.text, stop.phone].filter(Boolean).join(' — ') });
  if (report.position !== undefined && !contains(town.boundary, report.position)) throw outside(town, townAt(towns, report.position));
}

function outside(town: Town, other: Town | undefined): ProblemError {
  const values = { town: town.name, other: other?.name ?? '' };
  const detail = other === undefined
    ? {
      it: 'Il luogo indicato è fuori dal territorio del Comune di {town}. Sposta il punto dentro il confine, oppure rivolgiti al Comune in cui si trova.',
      en: 'The place is outside the territory of the Comune di {town}. Move the point inside the boundary, or write to the town it is in.',
    }
    : {
      it: 'Il luogo indicato è nel territorio del Comune di {other}, non del Comune di {town}. Invia la segnalazione al Comune di {other}, oppure sposta il punto.',
      en: 'The place is in the territory of the Comune di {other}, not of the Comune di {town}. Send the report to the Comune di {other}, or move the point.',
    };
  return new ProblemError('outside-boundary', { detail, values });
}

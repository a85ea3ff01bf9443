/** What is written to who reported and who follows. */
import type { ReportStatus } from '@civico/contract';
import { oneLine } from '../../kernel/text.ts';
import type { Language } from '../../kernel/words.ts';
import { type Envelope, type OutgoingMessage, written } from '../messages/outgoing.ts';
import { CONFIRM_DAYS } from '../subscriptions/retention.ts';

export const STATUS_NAMES: Readonly<Record<Language, Readonly<Record<ReportStatus, string>>>> = {
  it: { received: 'ricevuta', assigned: 'assegnata', 'in-progress': 'in lavorazione', resolved: 'risolta', rejected: 'non accolta', duplicate: 'già segnalata' },
  en: { received: 'received', assigned: 'assigned', 'in-progress': 'in progress', resolved: 'resolved', rejected: 'rejected', duplicate: 'already reported' },
};

const day = (iso: string, language: Language) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'Europe/Rome' }).format(new Date(iso));

/** A report without a word of whoever sent it: its kind, as the town calls it, and its day. */
export function reportInBrief(category: string, createdAt: string, language: Language): string {
  return `${oneLine(category, 100)}, ${day(createdAt, language)}`;
}

/** Sent to whoever left an email with a report. Anybody may have typed it: nothing of the report's own words is in it. */
export function receiptMessage(envelope: Envelope, brief: string, code: string): OutgoingMessage {
  const { town, leaveUrl } = envelope;
  return envelope.language === 'it'
    ? written(envelope, `Comune di ${town}: segnalazione ricevuta`,
      `Il Comune di ${town} ha ricevuto una segnalazione con questo indirizzo email.`, `Segnalazione: ${brief}\nCodice: ${code}`,
      'Conserva il codice: serve per seguire la segnalazione senza registrarti. Ti scriviamo quando la segnalazione va avanti.',
      `Non vuoi altri messaggi, o non l’hai inviata tu? Apri questo link:\n${leaveUrl}`)
    : written(envelope, `Comune di ${town}: report received`,
      `The Comune di ${town} has received a report with this email address.`, `Report: ${brief}\nCode: ${code}`,
      'Keep the code: with it you can follow the report without an account. We write to you when the report moves on.',
      `No more messages, or was it not you who sent it? Open this link:\n${leaveUrl}`);
}

/** The first and only message before somebody has proved that the address is theirs. */
export function confirmationMessage(envelope: Envelope, brief: string, confirmUrl: string): OutgoingMessage {
  const { town, leaveUrl } = envelope;
  return envelope.language === 'it'
    ? written(envelope, `Comune di ${town}: conferma il tuo indirizzo`,
      `Con questo indirizzo email qualcuno ha chiesto di seguire una segnalazione al Comune di ${town}.`, `Segnalazione: ${brief}`,
      `Sei tu? Conferma entro ${CONFIRM_DAYS} giorni:\n${confirmUrl}`,
      'Non sei tu? Non fare niente: senza conferma non ti scriviamo come va avanti, e cancelliamo l’indirizzo.',
      `Per cancellarlo subito:\n${leaveUrl}`)
    : written(envelope, `Comune di ${town}: confirm your address`,
      `With this email address somebody has asked to follow a report to the Comune di ${town}.`, `Report: ${brief}`,
      `Is it you? Confirm within ${CONFIRM_DAYS} days:\n${confirmUrl}`,
      'It is not you? Do nothing: without confirmation we do not write how it goes on, and we delete the address.',
      `To delete it now:\n${leaveUrl}`);
}

/** Sent at every public step. The subject, which others may see on a locked screen, does not say which. `report` names it: in its own words only to who has proved the address. */
export function stepMessage(envelope: Envelope, report: string, step: { status: ReportStatus; office?: string | null; note?: string | null }): OutgoingMessage {
  const { town, leaveUrl, language } = envelope;
  const status = STATUS_NAMES[language][step.status];
  const words = language === 'it'
    ? { subject: `Comune di ${town}: novità su una segnalazione`, now: `La segnalazione al Comune di ${town} ora è ${status}.`, report: 'Segnalazione', office: 'Ufficio', note: 'Nota dell’ufficio', leave: 'Non vuoi più messaggi su questa segnalazione? Apri questo link:' }
    : { subject: `Comune di ${town}: news of a report`, now: `The report to the Comune di ${town} is now ${status}.`, report: 'Report', office: 'Office', note: 'Note of the office', leave: 'No more messages about this report? Open this link:' };
  return written(envelope, words.subject, words.now, `${words.report}: ${report}`,
    ...(step.office ? [`${words.office}: ${oneLine(step.office)}`] : []), ...(step.note ? [`${words.note}: ${oneLine(step.note, 1000)}`] : []),
    `${words.leave}\n${leaveUrl}`);
}

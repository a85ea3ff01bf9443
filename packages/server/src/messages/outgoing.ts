import type { ReportStatus } from '@civico/contract';
import type { Secrets } from '../kernel/secrets.ts';
import type { Language } from '../kernel/problem.ts';

/** A message before it is sealed into its row. */
export interface OutgoingMessage { to: string; subject: string; text: string }

const context = (id: string) => `message ${id}`;

/** Sealed, because it names a person and may hold a receipt code. */
export function sealMessage(secrets: Secrets, id: string, message: OutgoingMessage): Buffer {
  return secrets.seal(JSON.stringify(message), context(id));
}

export function openMessage(secrets: Secrets, id: string, sealed: Uint8Array): OutgoingMessage {
  return JSON.parse(secrets.open(sealed, context(id))) as OutgoingMessage;
}

export const STATUS_NAMES: Readonly<Record<Language, Readonly<Record<ReportStatus, string>>>> = {
  it: { received: 'ricevuta', assigned: 'assegnata', 'in-progress': 'in lavorazione', resolved: 'risolta', rejected: 'non accolta', duplicate: 'già segnalata' },
  en: { received: 'received', assigned: 'assigned', 'in-progress': 'in progress', resolved: 'resolved', rejected: 'rejected', duplicate: 'already reported' },
};

/** Sent to whoever left an email with a report. */
export function receiptMessage(to: string, town: string, title: string, code: string, language: Language): OutgoingMessage {
  return language === 'it'
    ? { to, subject: `Segnalazione inviata: ${code}`, text: `Il Comune di ${town} ha ricevuto la tua segnalazione “${title}”.\n\nCodice: ${code}\n\nConserva il codice: serve per seguire la segnalazione senza registrarti.\n` }
    : { to, subject: `Report sent: ${code}`, text: `The Comune di ${town} has received your report “${title}”.\n\nCode: ${code}\n\nKeep the code: with it you can follow the report without an account.\n` };
}

/** Sent to whoever begins to follow a report. */
export function followingMessage(to: string, town: string, title: string, language: Language): OutgoingMessage {
  return language === 'it'
    ? { to, subject: `Segui la segnalazione “${title}”`, text: `Il Comune di ${town} ti scriverà a ogni passo della segnalazione “${title}”.\n\nSe non l’hai chiesto tu, ignora questo messaggio.\n` }
    : { to, subject: `You follow the report “${title}”`, text: `The Comune di ${town} will write to you at every step of the report “${title}”.\n\nIf you did not ask for it, ignore this message.\n` };
}

/** Sent to the reporter and to followers at every public step. */
export function stepMessage(to: string, town: string, title: string, step: { status: ReportStatus; office?: string | null; note?: string | null }): OutgoingMessage {
  const lines = [`La segnalazione “${title}” al Comune di ${town} ora è ${STATUS_NAMES.it[step.status]}.`];
  if (step.office) lines.push(`Ufficio: ${step.office}`);
  if (step.note) lines.push(`Nota dell’ufficio: ${step.note}`);
  return { to, subject: `Segnalazione ${STATUS_NAMES.it[step.status]}: ${title}`, text: `${lines.join('\n\n')}\n` };
}

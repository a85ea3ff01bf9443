import { createTransport } from 'nodemailer';
import { type Carrier, RefusedForGood } from './delivery.ts';
import { leaveHeaders } from './outgoing.ts';

/**
 * A carrier over SMTP. `from` is the sender; its domain makes the Message-ID. A server may take minutes over a message it has been given, and whoever
 * hangs up before it answers writes twice: so only connecting is limited here, the rest by whoever carries. `onError` hears of what belongs to no message.
 */
export function smtpCarrier(smtpUrl: string, from: string, onError: (error: unknown) => void): { carry: Carrier; close(): void } {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 30_000, greetingTimeout: 30_000, disableFileAccess: true, disableUrlAccess: true } as never);
  transport.on('error', onError);
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'civico.invalid';
  return {
    carry: async (message, signal) => {
      const { to, subject, text, messageId } = message;
      // The address as an object: no header or second recipient can hide in it.
      const sending = transport.sendMail({ from, to: { name: '', address: to }, subject: subject.replace(/[\r\n]+/g, ' '), text, messageId: `<${messageId}@${domain}>`, headers: { 'Auto-Submitted': 'auto-generated', ...leaveHeaders(message) }, signal } as never);
      await sending.catch((error: unknown) => { throw isForGood(error) ? new RefusedForGood('the mail server refuses the message', { cause: error }) : error; });
    },
    close: () => { transport.close(); },
  };
}

/** Answers from 500 on are final (RFC 5321, 4.2.1), where they are about this message or its recipient, not about who signs in or how. */
function isForGood(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return responseCode >= 500 && responseCode < 600 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

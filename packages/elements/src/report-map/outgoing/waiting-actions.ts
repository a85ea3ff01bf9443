import type { TemplateResult } from 'lit';
import type { ReportSubmission } from '@civico/contract';
import { button } from '@civico/core/parts/button.ts';
import { copyText } from '../form/receipt.ts';
import type { FullContext } from '../view-context.ts';

/** What the person wrote, to be told to the town in another way. */
const plainReport = ({ title, address, description }: ReportSubmission): string => [title, address, description].filter(Boolean).join('\n');

/** The way on for who does not want to wait. `sendNow` tells whether it has left. */
export function waitingActions({ t, say }: FullContext, report: ReportSubmission, sendNow: () => Promise<boolean>): TemplateResult[] {
  const send = async (): Promise<void> => { if (!await sendNow()) say(t.stillWaiting); };
  const copy = async (): Promise<void> => say(await copyText(plainReport(report)) ? t.reportCopied : t.reportNotCopied);
  return [button({ label: t.sendNow, onClick: () => void send() }), button({ label: t.copyReport, kind: 'secondary', onClick: () => void copy() })];
}

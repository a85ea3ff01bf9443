/** The rules that every side keeps: server, memory backend, elements and the office's page. Whoever wants one rule imports its file. */
export * from './contact.ts';
export * from './day.ts';
export * from './face-reasons.ts';
export * from './field-faults.ts';
export * from './geometry.ts';
export * from './rating.ts';
export * from './receipt-code.ts';
export * from './report-checks.ts';
export * from './report-status.ts';
export * from './report-update.ts';
export * from './search-words.ts';
export * from './star-reasons.ts';
export * from './text.ts';
export * from './ticket.ts';
export * from './told-period.ts';
export * from './wilson.ts';

import { describe } from '../../kernel/errors.ts';
import { defineSlice } from '../../kernel/slice.ts';
import { startDelivery } from './delivery.ts';
import { smtpCarrier } from './smtp.ts';
import { tables } from './tables.ts';

/** Messages wait in a table for a mail server; other slices write them. */
export const slice = defineSlice({
  name: 'messages',
  access: {},
  tables,
  open({ db, secrets, logger, options, failpoint, publicUrl }) {
    if (publicUrl === undefined) logger.warn('No public address is configured (CIVICO_PUBLIC_URL): nobody is written to, and reports cannot be followed by email.');
    if (options.smtpUrl === undefined) return { handlers: {} };
    const onError = (error: unknown) => { logger.warn({ fault: describe(error) }, 'a message could not be delivered yet'); };
    const carrier = smtpCarrier(options.smtpUrl, options.mailFrom ?? 'Civico <non-rispondere@civico.invalid>', onError);
    const stop = startDelivery({ db, secrets, carry: carrier.carry, onError, every: options.mailEvery, limit: options.mailTimeout, atOnce: options.mailsAtOnce, failpoint });
    return { handlers: {}, close: async () => { await stop(); carrier.close(); } };
  },
});

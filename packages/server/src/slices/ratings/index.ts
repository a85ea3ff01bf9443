import { describe } from '../../kernel/errors.ts';
import { defineSlice } from '../../kernel/slice.ts';
import * as ratingTotals from './migrations/0008-rating-totals.ts';
import type {} from './options.ts';
import { problems } from './ratings.messages.ts';
import { ratingHandlers } from './ratings.ts';
import { startRollUp } from './roll-up.ts';
import { tables } from './tables.ts';

export const slice = defineSlice({
  name: 'ratings',
  access: { createRating: 'anyone', getRatingSummary: 'anyone' },
  tables,
  migrations: { '0008-rating-totals': { ...ratingTotals, kind: 'compatible' } },
  problems,
  open(kernel) {
    const { db, logger, options } = kernel;
    const stop = startRollUp(db, (error) => { logger.warn({ fault: describe(error) }, 'votes could not be added up yet'); }, options.rollUpEvery);
    return { handlers: ratingHandlers(kernel), close: stop };
  },
});

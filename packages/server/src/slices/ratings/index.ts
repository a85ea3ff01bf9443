import { defineSlice } from '../../kernel/slice.ts';
import { problems } from './ratings.messages.ts';
import { ratingHandlers } from './ratings.ts';
import { tables } from './tables.ts';

export const slice = defineSlice({
  name: 'ratings',
  access: { createRating: 'anyone', getRatingSummary: 'anyone' },
  tables,
  problems,
  open: (kernel) => ({ handlers: ratingHandlers(kernel) }),
});

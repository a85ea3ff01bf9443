import { defineSlice } from '../../kernel/slice.ts';
import { indicatorHandlers } from './indicators.ts';
import { tables } from './tables.ts';

export const slice = defineSlice({
  name: 'indicators',
  access: { listIndicators: 'anyone', listObservations: 'anyone' },
  tables,
  open: (kernel) => ({ handlers: indicatorHandlers(kernel) }),
});

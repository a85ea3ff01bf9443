import { defineSlice } from '../../kernel/slice.ts';
import { problems } from './counters.messages.ts';
import { counterHandlers } from './counters.ts';
import * as countersAndIndicators from './migrations/0003-counters-and-indicators.ts';
import { tables } from './tables.ts';

export const slice = defineSlice({
  name: 'counters',
  access: { listCounters: 'anyone', listServed: 'clerk', countServed: 'counter', setServed: 'clerk' },
  tables,
  migrations: { '0003-counters-and-indicators': { ...countersAndIndicators, kind: 'compatible' } },
  problems,
  open: (kernel) => ({ handlers: counterHandlers(kernel) }),
});

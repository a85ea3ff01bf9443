import { defineSlice } from '../../kernel/slice.ts';
import { problems } from './session.messages.ts';
import { clerkFinder, sessionHandlers } from './session.ts';
import { tables } from './tables.ts';

export const slice = defineSlice({
  name: 'session',
  access: { createSession: 'anyone', getSession: 'clerk', deleteSession: 'clerk', deleteSessions: 'clerk' },
  tables,
  problems,
  open: (kernel) => ({ handlers: sessionHandlers(kernel), identify: clerkFinder(kernel) }),
});

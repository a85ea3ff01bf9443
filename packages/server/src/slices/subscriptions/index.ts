import { defineSlice } from '../../kernel/slice.ts';
import * as subscriptions from './migrations/0006-subscriptions.ts';
import { problems } from './subscriptions.messages.ts';
import { subscriptionHandlers } from './subscriptions.ts';
import { tables } from './tables.ts';

export const slice = defineSlice({
  name: 'subscriptions',
  access: { showConfirmation: 'link', confirmSubscription: 'link', showLeaving: 'link', leaveSubscription: 'link' },
  tables,
  migrations: { '0006-subscriptions': { ...subscriptions, kind: 'compatible' } },
  problems,
  open: (kernel) => ({ handlers: subscriptionHandlers(kernel) }),
});

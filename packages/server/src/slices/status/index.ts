import { defineSlice } from '../../kernel/slice.ts';
import { statusHandlers } from './status.ts';

export const slice = defineSlice({
  name: 'status',
  access: { getStatus: 'anyone' },
  open: (kernel) => ({ handlers: statusHandlers(kernel) }),
});

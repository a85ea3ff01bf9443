import { defineSlice } from '../../kernel/slice.ts';
import { problems } from './attachments.messages.ts';
import { attachmentHandlers } from './attachments.ts';
import { tables } from './tables.ts';

export const slice = defineSlice({
  name: 'attachments',
  access: { createAttachment: 'anyone', getAttachment: 'anyone-clerks-see-more' },
  tables,
  problems,
  open: (kernel) => ({ handlers: attachmentHandlers(kernel) }),
});

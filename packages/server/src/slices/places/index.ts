import { defineSlice } from '../../kernel/slice.ts';
import { faultKinds } from './places.messages.ts';
import { placeHandlers } from './places.ts';
import { tables } from './tables.ts';
import { townSettings } from './town-settings.ts';

export const slice = defineSlice({
  name: 'places',
  access: { listPlaces: 'anyone', getOutline: 'anyone' },
  tables,
  faultKinds,
  townSettings,
  open: (kernel) => ({ handlers: placeHandlers(kernel) }),
});

import type { CalendarEvent } from '@civico/contract';
import { icsOf } from '../../event-files.ts';

/** Gives events to the person as a file. */
export async function save(events: readonly CalendarEvent[], name: string): Promise<void> {
  const link = document.createElement('a');
  const address = URL.createObjectURL(await icsOf(events));
  Object.assign(link, { href: address, download: `${name}.ics` });
  link.click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 60_000);
}

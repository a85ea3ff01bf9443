/** A town's own JSON file as an EventsPort: `{"events": [{"title": "Mercato", "start": "2026-11-24T08:00", "end": "2026-11-24T13:00", "rule": "FREQ=WEEKLY"}]}`. */
import type { EventsPort } from '@civico/contract';
import { inSlices } from '@civico/calendar';
import { jsonInSteps } from '@civico/calendar/read-json.ts';
import { eventsFile, type EventsFileOptions } from '../events-file.ts';

/** @param url absolute address of the file */
export const jsonEvents = (url: string, options: EventsFileOptions = {}): EventsPort => eventsFile(url, (text, pause) => inSlices(jsonInSteps(text), pause), options);

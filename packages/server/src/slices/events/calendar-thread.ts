/** A large calendar on a thread of its own, whose memory is bounded (calendar-worker.ts). It is given its entries, then asked one question after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { EventIndex, type CalendarEntry } from '@civico/calendar';
import type { Loaded, Task } from './calendar-worker.ts';
import { replyTo } from './questions.ts';

const { zone } = workerData as { zone: string };
const entries: CalendarEntry[] = [];
let index: EventIndex | undefined;

function done(task: Task): unknown {
  switch (task.kind) {
    case 'take':
      for (const text of task.entries) entries.push(JSON.parse(text) as CalendarEntry);
      return undefined;
    case 'index': {
      index = new EventIndex(entries, zone);
      return { leftOut: index.skipped.length } satisfies Loaded;
    }
    case 'ask': return replyTo(index!, task.question);
  }
}

parentPort!.on('message', (task: Task) => {
  let outcome: { result: unknown } | { failed: { name: string; stack: string | undefined } };
  try {
    outcome = { result: done(task) };
  } catch (error) {
    const { name, stack } = error as Error;
    outcome = { failed: { name, stack } };
  }
  parentPort!.postMessage(outcome);
});

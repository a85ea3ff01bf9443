/** The store of the report form with everything it needs, in memory. */
import assert from 'node:assert/strict';
import { memoryPorts, withNetwork, type Network } from '@civico/adapters/memory';
import { PortError, type Ports, type ReportSubmission } from '@civico/contract';
import type { Drafts } from '@civico/core/drafts';
import { newKey } from '@civico/core';
import { Outbox, type Submission } from '@civico/core/outbox';
import type { FormEnvironment } from '../../packages/elements/src/report-map/form/form-environment.ts';
import type { FormDraft, FormWork } from '../../packages/elements/src/report-map/form/form-state.ts';
import { ReportFormStore } from '../../packages/elements/src/report-map/form/report-form.store.ts';

export const inside = { lat: 44.55, lon: 10.75 };

export interface Bench {
  store: ReportFormStore;
  ports: Ports;
  outbox: Outbox;
  kept: Map<string, Submission>;
  drafts: { value: FormDraft | undefined };
  sent: ReportSubmission[];
  network(now: Network): void;
  work(): FormWork;
}

export function bench(change: Partial<FormEnvironment> = {}, given?: { drafts: { value: FormDraft | undefined } }): Bench {
  let network: Network = 'fast';
  const memory = memoryPorts({ reports: 0 });
  const sent: ReportSubmission[] = [];
  const ports = withNetwork({ ...memory, reports: { ...memory.reports, createReport: (report: ReportSubmission, options: { key: string }) => { sent.push(report); return memory.reports.createReport(report, options); } } }, () => network);
  const kept = new Map<string, Submission>();
  const outbox = new Outbox({
    store: { put: async (one) => void kept.set(one.key, one), remove: async (key) => void kept.delete(key), all: async () => [...kept.values()] },
    exclusively: (task) => task(), announce: () => undefined, findPorts: async () => ports,
  });
  const drafts = given?.drafts ?? { value: undefined as FormDraft | undefined };
  const draftStore: Drafts<FormDraft> = {
    load: async () => drafts.value, save: async (value) => { drafts.value = value; }, remove: async () => { drafts.value = undefined; },
  };
  const store = new ReportFormStore({
    findPort: async () => ({ ...ports.reports, ...ports.places }), send: (one) => outbox.send({ ...one, endpoint: undefined }), outbox: async () => outbox,
    drafts: async () => draftStore, locate: async () => ({ ...inside, accuracy: 12.4 }), preparePhoto: async () => new Blob(['jpeg'], { type: 'image/jpeg' }),
    explain: async (error) => (error instanceof PortError ? error.problem?.detail ?? error.kind : String(error)), newKey, language: () => 'it', maySubmit: () => true, putAway: (key) => outbox.discard(key), ...change,
  });
  return {
    store, ports, outbox, kept, drafts, sent, network: (now) => { network = now; },
    work: () => {
      const work = store.work();
      assert.ok(work, `the form is ${store.state.get().status}`);
      return work;
    },
  };
}

export const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

export async function filled(bench: Bench): Promise<void> {
  const { store } = bench;
  await store.open();
  store.change({ consent: true });
  store.next();
  store.place.type('Via Roma 12');
  store.change({ category: 'waste', title: 'Cestino pieno', details: 'Da una settimana' });
  store.next();
  assert.equal(bench.work().step, 3);
}


import { isPortError, type ReportReceipt, type ReportSubmission } from '@civico/contract';
import { BaseStore } from '@civico/core/store.ts';
import type { Outcome } from '@civico/core/outbox';
import { DraftKeeper } from './draft-keeper.ts';
import { check, firstGap, fromSubmission, serverErrors, toSubmission } from './form-checks.ts';
import type { FormContext, FormEnvironment } from './form-environment.ts';
import { emptyValues, unfinished, type FormError, type FormField, type FormState, type FormValues, type FormWork, type Step } from './form-state.ts';
import { NearbyFollower } from './nearby-follower.ts';
import { OutboxEar } from './outbox-ear.ts';
import { isOfWords, PhotoAlbum } from './photo-album.ts';
import { PlaceFinder } from './place-finder.ts';
import { sendingNow } from './sending-now.ts';

const emptyWork: FormWork = {
  step: 1, reached: 1, values: emptyValues, errors: [], attempts: 0, categories: [], outline: undefined, wellKnown: [],
  locating: 'idle', nearest: undefined, outside: false, nearby: [], preparing: [], naming: false, awaitedStep: undefined,
  draft: 'off', notice: undefined,
};

/** Values a text field or choice gives straight away. */
type PlainValues = Omit<FormValues, 'placeText' | 'position' | 'accuracy' | 'answers' | 'photos'>;

/** The three steps of a report, from the conditions to the receipt. Whatever fails, what was typed stays in `values`. */
export class ReportFormStore extends BaseStore<FormState> implements FormContext {
  readonly place: PlaceFinder;
  readonly photos: PhotoAlbum;
  readonly draft: DraftKeeper;
  readonly nearby: NearbyFollower;
  readonly env: FormEnvironment;
  /** What is in hand while the report is on its way, to come back to when it is refused. */
  private kept: FormWork = emptyWork;
  /** What the person has been led to. */
  private readonly told = new WeakSet<FormError>();
  /** The submission whose outcome is awaited. */
  private awaited: string | undefined;
  private current: string;
  private readonly ear: OutboxEar;

  constructor(env: FormEnvironment) {
    super({ status: 'opening' });
    this.env = env;
    this.place = new PlaceFinder(this);
    this.photos = new PhotoAlbum(this);
    this.draft = new DraftKeeper(this);
    this.nearby = new NearbyFollower(this);
    this.current = env.newKey();
    this.ear = new OutboxEar(env, {
      outcome: (key, outcome) => void this.settle(key, outcome),
      progress: (key, done, total) => {
        if (this.now.status === 'submitting' && key === this.awaited && total > 1) this.patch({ sending: sendingNow(this.now.sending, done, total - 1, (env.now ?? Date.now)()) });
      },
    });
  }

  get key(): string {
    return this.current;
  }

  work(): FormWork | undefined {
    return this.now.status === 'filling' || this.now.status === 'submitting' ? this.now : undefined;
  }

  patch(change: Partial<FormWork>): void {
    const { now } = this;
    if (now.status !== 'filling' && now.status !== 'submitting') return;
    this.set({ ...now, ...change });
    if (change.values || change.step || change.preparing) this.draft.changed();
    this.endWaiting();
  }

  /** Reads the categories and the draft. Also the way to try again. */
  async open(): Promise<void> {
    this.set({ status: 'opening' });
    try {
      const port = await this.env.findPort();
      const [categories, draft] = await Promise.all([port.reportCategories({ language: this.env.language() }), this.draft.load()]);
      this.current = draft?.key ?? this.env.newKey();
      this.ear.open().catch(() => undefined);
      this.set({
        ...emptyWork, status: 'filling', categories,
        ...(draft && { values: { ...emptyValues, ...draft.values }, step: draft.step, reached: draft.step, draft: 'kept', notice: { kind: 'restored', savedAt: draft.savedAt, unprepared: draft.unprepared ?? [] } }),
      });
      await this.place.open();
    } catch (error) {
      this.set({ status: 'failed', sentence: await this.env.explain(error) });
    }
  }

  /** Takes a submission that was refused, or called back, into the form again. */
  async resume(report: ReportSubmission, sentence: string | undefined): Promise<void> {
    if (!this.work()) await this.open();
    this.giveUp();
    this.patch({ values: fromSubmission(report, this.env.newKey), step: 2, reached: 3, errors: [], already: undefined, ...(sentence && { notice: { kind: 'refused', sentence } }) });
    this.place.judge();
  }

  change(values: Partial<PlainValues>): void {
    const work = this.work();
    if (!work) return;
    this.patch({ values: { ...work.values, ...values } });
    this.forgive(Object.keys(values).map((name) => (name === 'author' ? 'email' : name) as FormField));
    if ('category' in values) this.place.judge();
  }

  answer(question: string, value: string): void {
    const work = this.work();
    if (!work) return;
    this.patch({ values: { ...work.values, answers: new Map(work.values.answers).set(question, value) } });
    this.forgive([`question:${question}`]);
  }

  /** "Avanti". */
  next(): void {
    const work = this.work();
    if (!work || work.step === 3 || this.now.status !== 'filling') return;
    const found = check(work.step, work.values, work.categories, work.outside);
    // What the device is about to tell is not missing.
    const errors = work.locating === 'locating' ? found.filter(({ problem }) => problem !== 'placeMissing') : found;
    const lost = work.errors.filter((error) => error.field === 'photos' && !isOfWords(error));
    if (errors.length > 0 || lost.some((error) => !this.told.has(error))) this.tell([...errors, ...lost]);
    else this.goTo((work.step + 1) as Step);
  }

  /** Goes on without what is not ready. */
  goOn(): void {
    const step = this.work()?.awaitedStep;
    if (!step) return;
    this.giveUp();
    this.leaveFor(step);
  }

  /** The person does something else before the next step has come: then it does not come by itself. */
  stay(): void {
    if (this.work()?.awaitedStep) this.patch({ awaitedStep: undefined });
  }

  /** "Indietro", "Modifica", or a step that was reached before. Nothing is checked and nothing lost. */
  visit(step: Step): void {
    const work = this.work();
    if (work && step <= work.reached) this.goTo(step);
  }

  dismissNotice(): void {
    this.patch({ notice: undefined });
  }

  /** "Invia". */
  async submit(): Promise<void> {
    const { now } = this;
    if (now.status !== 'filling') return;
    if (now.already) {
      this.patch({ attempts: now.attempts + 1 });
      return;
    }
    const gap = firstGap(now.values, now.categories, now.outside);
    if (gap) {
      this.patch({ ...gap, attempts: now.attempts + 1 });
      return;
    }
    const input = toSubmission(now.values, now.categories);
    if (!this.env.maySubmit(input)) return;
    this.kept = { ...now, errors: [], notice: undefined };
    const key = this.awaited = this.current;
    this.set({ ...this.kept, status: 'submitting', sending: undefined });
    try {
      const outbox = await this.ear.open();
      // A tab that was asleep has not heard what another did.
      const arrived = (await outbox.receipts()).find((receipt) => receipt.key === key);
      if (arrived) this.hold(arrived.sent?.result as ReportReceipt | undefined);
      else await this.settle(key, await this.env.send({ key, port: 'reports', method: 'createReport', input, label: input.title, keepReceipt: true }));
    } catch (error) {
      const sentence = await this.env.explain(error, true);
      this.set({ ...this.kept, status: 'filling', notice: { kind: 'refused', sentence }, attempts: this.kept.attempts + 1 });
    }
  }

  /** The person knows that it was sent, and wants to send what is in hand as another report. */
  asNew(): void {
    this.patch({ already: undefined });
  }

  /** Tries at once what waits. @returns whether it has left */
  async sendNow(): Promise<boolean> {
    await (await this.env.outbox()).drain().catch(() => undefined);
    return this.now.status !== 'waiting';
  }

  /** What waits, as it was sent. */
  get waiting(): ReportSubmission {
    return toSubmission(this.kept.values, this.kept.categories);
  }

  /** Gives up a report that waits for the network, and puts it back into the form. */
  async callBack(): Promise<void> {
    if (this.now.status !== 'waiting') return;
    await (await this.env.outbox()).discard(this.now.key);
    this.awaited = undefined;
    this.set({ ...this.kept, status: 'filling' });
  }

  /** Another report, from the start. */
  again(): void {
    const { categories, outline, wellKnown } = this.kept;
    this.putAway();
    this.giveUp();
    this.awaited = undefined;
    this.current = this.env.newKey();
    this.set({ ...emptyWork, status: 'filling', categories, outline, wellKnown });
  }

  /** Forgets the draft; what is typed stays on the screen. */
  async forget(): Promise<void> {
    await this.draft.remove();
    this.patch({ notice: { kind: 'draft-removed' } });
  }

  /** Forgets the draft and what it brought back. */
  async startOver(): Promise<void> {
    await this.draft.remove();
    this.giveUp();
    this.current = this.env.newKey();
    this.patch({ values: emptyValues, step: 1, reached: 1, errors: [], already: undefined, nearest: undefined, nearby: [], outside: false, notice: { kind: 'draft-removed' } });
  }

  /** The receipt was on the screen, and the person goes on. */
  putAway(): void {
    if (this.now.status === 'sent') void this.env.putAway(this.now.key).catch(() => undefined);
  }

  /** Back on the page: what happened meanwhile is heard now. */
  async resumeListening(): Promise<void> {
    if (this.now.status === 'opening' || this.now.status === 'failed') return;
    const outbox = await this.ear.open();
    const arrived = (await outbox.receipts()).find(({ key }) => key === this.awaited);
    if (arrived) await this.settle(arrived.key, { status: 'sent', result: arrived.sent?.result });
  }

  stop(): void {
    this.draft.flush();
    this.ear.close();
  }

  private async settle(key: string, outcome: Outcome): Promise<void> {
    if (key === this.current && this.now.status === 'filling' && outcome.status === 'sent') this.hearOfOtherTab(outcome.result as ReportReceipt | undefined);
    if (key !== this.awaited || (this.now.status !== 'submitting' && this.now.status !== 'waiting')) return;
    const { values, categories } = this.kept;
    if (outcome.status === 'sent') {
      this.awaited = undefined;
      this.set({
        status: 'sent', key, receipt: outcome.result as ReportReceipt, title: values.title.trim(), place: values.placeText.trim(),
        category: categories.find(({ id }) => id === values.category)?.name ?? values.category,
      });
      await this.draft.remove();
    } else if (outcome.status === 'waiting') {
      const reason = isPortError(outcome.error) && outcome.error.kind === 'offline' ? 'offline' : 'unavailable';
      if (this.now.status === 'waiting') {
        if (reason !== this.now.reason) this.set({ ...this.now, reason });
        return;
      }
      this.set({ status: 'waiting', key, title: values.title.trim(), photos: values.photos.length, reason });
      // The outbox has it now: two copies on one device would be one too many.
      await this.draft.remove();
    } else {
      this.awaited = undefined;
      await this.refuse(key, outcome.error);
    }
  }

  /** The draft in hand was sent from another tab: what is sent from here now would be another report. */
  private hearOfOtherTab(receipt: ReportReceipt | undefined): void {
    this.current = this.env.newKey();
    this.patch({ draft: 'off', already: { code: receipt?.code } });
  }

  /** Found out only when it was to leave. */
  private hold(receipt: ReportReceipt | undefined): void {
    this.awaited = undefined;
    this.current = this.env.newKey();
    this.set({ ...this.kept, status: 'filling', draft: 'off', already: { code: receipt?.code }, attempts: this.kept.attempts + 1 });
  }

  /** Back to the form with everything in place, and the errors at their fields. */
  private async refuse(key: string, error: unknown): Promise<void> {
    const known = isPortError(error) ? error : undefined;
    if (known?.problem?.type.endsWith('idempotency-key-reused')) {
      await (await this.env.outbox()).discard(key);
      this.hold(undefined);
      return;
    }
    const sentence = await this.env.explain(error, true);
    const outside = known?.problem?.type.includes('outside') === true;
    const errors = outside ? [{ field: 'place' as const, problem: 'placeOutside' as const, sentence }] : serverErrors(known?.errors ?? []);
    await (await this.env.outbox()).discard(key);
    this.current = this.env.newKey();
    this.set({
      ...this.kept, status: 'filling', errors, attempts: this.kept.attempts + 1,
      step: errors.length > 0 ? 2 : this.kept.step,
      notice: errors.length > 0 ? undefined : { kind: 'refused', sentence },
    });
  }

  /** The summary waits for what belongs in it; any other step comes at once. */
  private goTo(step: Step): void {
    const work = this.work();
    if (work && step === 3 && work.step < 3 && unfinished(work)) this.patch({ awaitedStep: step, errors: work.errors.filter(({ field }) => field === 'photos') });
    else this.enter(step);
  }

  /** After every change: nothing runs any more, so that the step that was asked for comes, unless a photo failed: then the person hears of it first. */
  private endWaiting(): void {
    const work = this.work();
    const step = work?.awaitedStep;
    if (!step || unfinished(work)) return;
    const failed = work.errors.some(({ field }) => field === 'photos');
    if (failed) this.tell(work.errors);
    else {
      this.patch({ awaitedStep: undefined });
      this.leaveFor(step);
    }
  }

  /** Keeps the step, with a summary of what is wrong. What became of a photo keeps it once: then it is known. */
  private tell(errors: readonly FormError[]): void {
    for (const error of errors) this.told.add(error);
    this.patch({ errors, attempts: this.work()!.attempts + 1, awaitedStep: undefined });
  }

  /** From the data by what "Avanti" checks, for more may be known by now; from further back as it was asked for. */
  private leaveFor(step: Step): void {
    if (this.work()?.step === 2) this.next();
    else this.enter(step);
  }

  /** Nothing that was begun for what is in hand reaches it any more. */
  private giveUp(): void {
    this.patch({ awaitedStep: undefined });
    this.photos.giveUp();
    this.place.giveUp();
  }

  private enter(step: Step): void {
    const work = this.work();
    // What is on its way stays as it is.
    if (!work || this.now.status !== 'filling') return;
    this.patch({ step, reached: Math.max(step, work.reached) as Step, errors: [], notice: undefined, awaitedStep: undefined });
  }

  /** An error goes away while its field is being mended; new ones are shown only at "Avanti". */
  private forgive(mended: readonly FormField[]): void {
    const work = this.work();
    if (!work || work.errors.length === 0) return;
    const errors = work.errors.filter(({ field }) => !mended.includes(field));
    if (errors.length < work.errors.length) this.patch({ errors });
  }
}

import { isPortError, type NewRating, type RatingReason, type RatingSubject } from '@civico/contract';
import { newKey } from '@civico/core/key.ts';
import { BaseStore } from '@civico/core/store.ts';
import type { NewSubmission, Outcome, Settled } from '@civico/core/outbox';
import { NEW_RATING_COMMENT_MAX_LENGTH } from '@civico/domain/limits.ts';
import { isPositive } from '@civico/domain/rating.ts';
import { asSent, charactersLeft } from '@civico/domain/text.ts';

/** `page`: clarity of a page; `service`: ease of a service; both in stars. `faces`: "Mettiamoci la faccia", three faces. */
export type RatingKind = 'page' | 'service' | 'faces';
export type Panel = 'positive' | 'negative' | undefined;

export interface Answers {
  readonly value: number;
  readonly reasons: readonly RatingReason[];
  readonly comment: string;
}

export type RatingState =
  | { readonly status: 'idle' }
  /** `tooLong`: it was to be sent, and the comment has too many characters. */
  | { readonly status: 'choosing'; readonly answers: Answers; readonly tooLong?: boolean }
  | { readonly status: 'submitting'; readonly answers: Answers }
  | { readonly status: 'failed'; readonly answers: Answers; readonly error: unknown }
  /** `before`: this page was already rated in this session. */
  | { readonly status: 'done'; readonly delivery: 'sent' | 'before' }
  /** It goes by itself, under this key of the outbox. `offline`: for want of a network; else the service is what it waits for. */
  | { readonly status: 'done'; readonly delivery: 'waiting'; readonly offline: boolean; readonly key: string; readonly answers: Answers };

/** What the store needs from outside; the view brings it. */
export interface RatingEnvironment {
  send(submission: Omit<NewSubmission, 'endpoint'>): Promise<Outcome>;
  /** Calls back once, when the submission of this key has arrived or was refused. @returns stops before */
  follow(key: string, settled: (outcome: Settled) => void): () => void;
  /** One vote a session and page, remembered without a cookie. */
  memory: { voted(subject: string): boolean; remember(subject: string): void };
}

/** What is rated, as the page says it. */
export interface RatingTarget {
  kind: RatingKind;
  subject: RatingSubject;
}

export const scaleOf = (kind: RatingKind): 3 | 5 => (kind === 'faces' ? 3 : 5);

/** Which reasons are asked for: stars 1–3 the difficulties, 4–5 what was liked; faces only after red. */
export function panelOf(kind: RatingKind, value: number | undefined): Panel {
  if (value === undefined) return undefined;
  if (kind === 'faces') return value === 1 ? 'negative' : undefined;
  return isPositive(5, value) ? 'positive' : 'negative';
}

export const answersOf = (state: RatingState): Answers | undefined => ('answers' in state && state.status !== 'done' ? state.answers : undefined);

/** Characters the comment may still have; negative: so many too many. */
export const commentLeft = (answers: Answers | undefined): number => charactersLeft(answers?.comment ?? '', NEW_RATING_COMMENT_MAX_LENGTH);

const subjectKey = ({ subject }: RatingTarget): string => `${subject.kind}:${subject.id}`;

export class RatingStore extends BaseStore<RatingState> {
  readonly #env: RatingEnvironment;
  #target: RatingTarget | undefined;
  #unfollow: (() => void) | undefined;

  constructor(env: RatingEnvironment) {
    super({ status: 'idle' });
    this.#env = env;
  }

  /** Says what is rated. Another subject starts anew; the same one changes nothing. */
  open(target: RatingTarget): void {
    const before = this.#target;
    this.#target = target;
    if (before && subjectKey(before) === subjectKey(target) && before.kind === target.kind) return;
    this.stop();
    this.set(this.#env.memory.voted(subjectKey(target)) ? { status: 'done', delivery: 'before' } : { status: 'idle' });
  }

  /** Chooses a value; choosing it again changes nothing. Reasons of the other panel are dropped, the text stays. */
  select(value: number): void {
    const answers = this.#editable();
    if (answers === null || answers?.value === value) return;
    const kind = this.#target?.kind ?? 'page';
    const samePanel = answers && panelOf(kind, answers.value) === panelOf(kind, value);
    this.set({ status: 'choosing', answers: { value, reasons: samePanel ? answers.reasons : [], comment: answers?.comment ?? '' } });
  }

  setReason(reason: RatingReason, chosen: boolean): void {
    const answers = this.#editable();
    if (!answers) return;
    const others = answers.reasons.filter((other) => other !== reason);
    this.set({ status: 'choosing', answers: { ...answers, reasons: chosen ? [...others, reason] : others } });
  }

  setComment(comment: string): void {
    const answers = this.#editable();
    if (answers) this.set({ status: 'choosing', answers: { ...answers, comment } });
  }

  /** Whether the rating can be sent as it is; if not, says so. */
  check(): boolean {
    const answers = this.#editable();
    if (!answers) return false;
    if (commentLeft(answers) >= 0) return true;
    this.set({ status: 'choosing', answers, tooLong: true });
    return false;
  }

  async submit(): Promise<void> {
    if (!this.check()) return;
    const answers = this.#editable();
    if (!answers || !this.#target) return;
    this.set({ status: 'submitting', answers });
    const key = newKey();
    try {
      const outcome = await this.#env.send({
        key, port: 'ratings', method: 'createRating', label: this.#target.subject.id, input: ratingOf(this.#target, answers, new Date()),
      });
      if (outcome.status === 'refused') throw outcome.error;
      this.#env.memory.remember(subjectKey(this.#target));
      if (outcome.status === 'waiting') this.#wait(key, answers, isPortError(outcome.error) && outcome.error.kind === 'offline');
      else this.set({ status: 'done', delivery: 'sent' });
    } catch (error) {
      this.set({ status: 'failed', answers, error });
    }
  }

  /** On the page: hears of its own vote that waits. */
  start(): void {
    const { now } = this;
    if (now.status === 'done' && now.delivery === 'waiting') this.#wait(now.key, now.answers, now.offline);
  }

  /** Off the page. The vote goes all the same. */
  stop(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
  }

  #wait(key: string, answers: Answers, offline: boolean): void {
    this.stop();
    this.set({ status: 'done', delivery: 'waiting', offline, key, answers });
    this.#unfollow = this.#env.follow(key, (outcome) => {
      if (this.now.status !== 'done' || this.now.delivery !== 'waiting' || this.now.key !== key) return;
      this.set(outcome.status === 'sent' ? { status: 'done', delivery: 'sent' } : { status: 'failed', answers, error: outcome.error });
    });
  }

  /** The answers while they may change; undefined before the first choice; null once they are on their way. */
  #editable(): Answers | undefined | null {
    if (this.now.status === 'submitting' || this.now.status === 'done') return null;
    return answersOf(this.now);
  }
}

function ratingOf({ kind, subject }: RatingTarget, { value, reasons, comment }: Answers, votedAt: Date): NewRating {
  const text = asSent(comment);
  return {
    subject, scale: scaleOf(kind), value, reasons: [...reasons], channel: 'web', votedAt: votedAt.toISOString(), ...(text ? { comment: text } : {}),
  };
}

/** Long work in small steps: a generator that yields wherever it may be interrupted, and the two ways to get it done. */

export type Steps<Result> = Generator<undefined, Result>;

/** Milliseconds of work at a stretch in a page; from 50 on a press is felt to be late. */
const SLICE = 20;

/** All at once: on a server's own thread, in tests. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * A stretch at a time, with a pause between.
 * @throws the reason of `signal` when nobody waits any more
 */
export async function inSlices<Result>(steps: Steps<Result>, pause: () => Promise<void>, signal?: AbortSignal): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE) continue;
    await pause();
    signal?.throwIfAborted();
    began = performance.now();
  }
}

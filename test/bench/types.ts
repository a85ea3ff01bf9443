/** What a benchmark gets and gives. Figures are only ever compared within one run: machines are noisy. */

export interface BenchOptions {
  /** Repetitions of every contender, each in a fresh state. */
  repetitions: number;
  /** The largest size to measure, where a benchmark grows. */
  largest?: number | undefined;
  /** Progress for people; never on standard output with `--json`. */
  log: (line: string) => void;
}

/** Samples of one figure (lower is better), by contender, in the order of the repetitions: sample i of all contenders was taken in round i. */
export type Samples = Record<string, number[]>;

export interface Figure {
  /** e.g. `load` */
  name: string;
  /** e.g. `ms`, `MB` */
  unit: string;
  samples: Samples;
}

export interface BenchResult {
  /** The contender that is compared with all others. */
  subject: string;
  figures: Figure[];
  /** How a figure of the subject grows with size: by name, pairs of size and figure. */
  growth?: Record<string, readonly (readonly [size: number, figure: number])[]>;
  /** Sentences on what was measured and how. */
  notes?: string[];
}

/** A file test/bench/NAME.ts exports this as `bench`. */
export type Bench = (options: BenchOptions) => Promise<BenchResult>;

export interface Spread { median: number; mad: number }

/** The last line of `npm run bench -- NAME --json`. */
export interface BenchReport {
  name: string;
  /** By peer, then by figure: the subject's time divided by the peer's. */
  ratios: Record<string, Record<string, Spread>>;
  /** By figure: e in figure ~ size^e. */
  exponents: Record<string, number>;
}

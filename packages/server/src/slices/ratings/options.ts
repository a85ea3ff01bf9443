declare module '../../kernel/options.ts' {
  interface ServerOptions {
    /** Milliseconds between looks for votes whose totals are not counted yet. Default 5,000. */
    rollUpEvery?: number | undefined;
  }
}

export {};

import type { InputOptions, OutputOptions } from 'rollup';

export interface Settings {
  /** From global name to the expression that replaces it. */
  define?: Record<string, string>;
  /** From the id of a module to the chunk it shares with others. */
  shared?: ReadonlyMap<string, string>;
  /** False where only the module graph is wanted. */
  minify?: boolean;
}

/** @param input from entry name to source file */
export function configuration(input: Record<string, string>, settings?: Settings): InputOptions & { output: OutputOptions };

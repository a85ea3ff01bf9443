import type { InputOptions, OutputOptions } from 'rollup';

export interface Settings {
  /** From global name to the expression that replaces it. */
  define?: Record<string, string>;
  /** Ids of the modules that make the chunk `core`. */
  core?: ReadonlySet<string>;
  /** False where only the module graph is wanted. */
  minify?: boolean;
}

/** @param input from entry name to source file */
export function configuration(input: Record<string, string>, settings?: Settings): InputOptions & { output: OutputOptions };

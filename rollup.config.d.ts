import type { InputOptions, OutputOptions } from 'rollup';

/**
 * @param input from entry name to source file
 * @param define from global name to the expression that replaces it
 */
export function configuration(input: Record<string, string>, define?: Record<string, string>): InputOptions & { output: OutputOptions };

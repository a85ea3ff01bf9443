import type { Rule } from 'eslint';

/** The attribute whose value stands open at the end of `text`, as written and in lower case; undefined outside of a value. */
export function openAttribute(text: string): string | undefined;
export const safeUrl: Rule.RuleModule;
declare const plugin: { rules: Record<string, Rule.RuleModule> };
export default plugin;

/** What the analyzer exports besides its plugin types. */
declare module '@custom-elements-manifest/analyzer/index.js' {
  export function create(options: { modules: import('typescript').SourceFile[]; plugins?: unknown[] }): unknown;
  export const ts: typeof import('typescript');
}

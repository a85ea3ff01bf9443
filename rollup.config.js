/** How the elements become the files of dist/cdn. Used by scripts/build.ts. */
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import esbuild from 'rollup-plugin-esbuild';

/** Comments of licences go to LICENSES.txt, once. */
const minification = {
  module: true, ecma: 2022,
  compress: { passes: 3, unsafe: true, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
  format: { comments: false },
};

/** White space in html`` and css`` templates is dropped before anything else reads them. */
const templates = {
  name: 'minify-templates',
  async transform(code, id) {
    if (!id.endsWith('.ts') || !/\b(html|svg|css)`/.test(code)) return null;
    const result = await minifyHTMLLiterals(code, { fileName: id });
    return result ? { code: result.code, map: result.map ?? null } : null;
  },
};

/** Named for what it brings: a part loaded on demand has its own name, everything shared is `core`. */
function chunkName({ facadeModuleId, isDynamicEntry }) {
  if (!isDynamicEntry || !facadeModuleId) return 'core';
  const [folder, file] = facadeModuleId.replace(/\/(src|dist)\//, '/').split('/').slice(-2);
  return file.startsWith('index.') ? folder : file.replace(/\.[^.]+$/, '').replaceAll('.', '-');
}

/** Typed in rollup.config.d.ts. */
export function configuration(input, define) {
  return {
    input,
    plugins: [
      nodeResolve({ browser: true, exportConditions: ['production'], extensions: ['.ts', '.js'] }),
      templates,
      esbuild({
        target: 'es2022', define, sourceMap: false, tsconfig: false,
        tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      }),
      terser(minification),
    ],
    treeshake: { moduleSideEffects: (id) => /\/(define|autoloader)\.ts$/.test(id), propertyReadSideEffects: false, tryCatchDeoptimization: false },
    output: {
      format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: (chunk) => `${chunkName(chunk)}-[hash].js`, hashCharacters: 'base36',
      minifyInternalExports: true, hoistTransitiveImports: true,
    },
    preserveEntrySignatures: false,
    logLevel: 'warn',
    onwarn(warning, warn) {
      if (warning.code === 'EMPTY_BUNDLE') return;
      // An unresolved import would be found by a citizen's browser.
      if (warning.code === 'UNRESOLVED_IMPORT' || warning.code === 'MISSING_EXPORT') throw new Error(warning.message);
      warn(warning);
    },
  };
}

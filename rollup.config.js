/** How the elements become the files of dist/cdn. Used by scripts/build.ts. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import esbuild from 'rollup-plugin-esbuild';
import { tokens } from '@civico/theme/tokens.ts';

/** Comments of licences go to LICENSES.txt, once. */
const minification = {
  module: true, ecma: 2022,
  compress: { passes: 3, unsafe: true, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
  format: { comments: false },
};

/** White space in html`` templates is dropped before anything else reads them. */
const templates = {
  name: 'minify-templates',
  async transform(code, id) {
    if (!id.endsWith('.ts') || !/\b(html|svg)`/.test(code)) return null;
    const result = await minifyHTMLLiterals(code, { fileName: id, css: false });
    return result ? { code: result.code, map: result.map ?? null } : null;
  },
};

/** Shortens CSS outside of quoted strings. A space before a colon stays: in a selector it means something. */
function shortCss(text) {
  return text.split(/("[^"]*"|'[^']*')/).map((part, index) => index % 2 ? part : part
    .replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replace(/;}/g, '}')).join('');
}

/** In css`` everywhere, and in every template of files that hold style sheets as plain strings (`*.styles.ts`, folders called styles). */
const styles = {
  name: 'shorten-styles',
  transform(code, id) {
    const isSheet = /(\.styles|\/styles\/[^/]+)\.ts$/.test(id);
    if (!id.endsWith('.ts') || !isSheet && !/\bcss`/.test(code)) return null;
    const texts = [];
    const walk = (node, inside) => {
      if (!node || typeof node !== 'object') return;
      if (node.type === 'TemplateElement' && inside) texts.push(node);
      const within = node.type === 'TaggedTemplateExpression' ? node.tag.name === 'css' : node.type === 'TemplateLiteral' ? inside : isSheet;
      for (const value of Object.values(node)) for (const child of [value].flat()) walk(child, within);
    };
    walk(this.parse(code), isSheet);
    // From the end, so that what is still to be replaced keeps its place.
    const short = texts.sort((a, b) => b.start - a.start)
      .reduce((text, { start, end }) => text.slice(0, start) + shortCss(text.slice(start, end)) + text.slice(end), code);
    return { code: short, map: null };
  },
};

/** Private custom properties of the tokens get short names: the same in every file of the build. */
const shortNames = new Map(tokens.map((token, index) => [token.private ?? `--_${token.name}`, `--_${index.toString(36)}`]));
const shortTokens = {
  name: 'short-tokens',
  transform: (code, id) => /\/packages\/(theme|core|elements)\//.test(id) && code.includes('--_')
    ? { code: code.replace(/--_[a-z][a-z\d-]*/g, (name) => shortNames.get(name) ?? name), map: null } : null,
};

/** Packages ask Node's way whether they run in production; a browser has no `process`. */
const production = {
  name: 'production',
  transform: (code, id) => id.includes('/node_modules/') && code.includes('process.env.NODE_ENV')
    ? { code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null } : null,
};

/** Lit asks for polyfills that no browser with custom elements needs, and leaves its version for tools of development. */
const plainLit = {
  name: 'plain-lit',
  transform: (code, id) => /\/node_modules\/(@lit|lit|lit-html|lit-element)\//.test(id) ? {
    code: code.replace(/\b\w+\.(lit(Html|Element)|reactiveElement)(PolyfillSupport|HydrateSupport)\b/g, '(void 0)')
      // The autoloader leaves browsers without constructable style sheets (before 2023) to the fallback content.
      .replace(/\w+\.ShadowRoot&&\(void 0===[^)]*\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/, '!0')
      // What the two say to a developer who misuses css`` is said by the types already.
      .replace(/Error\("CSSResult is not[^"]*"\)/, 'TypeError()').replace(/Error\("Value passed to 'css'[^"]*"\+\w+\+"[^"]*"\)/, 'TypeError()')
      .replace(/\(\w+\.(lit(Html|Element)|reactiveElement)Versions\?\?=\[\]\)\.push\("[^"]*"\)/g, '0'),
    map: null,
  } : null,
};

/** Named for what it brings: a part loaded on demand has its own name, what several parts share is named for its heaviest package. */
function chunkName({ name, facadeModuleId, isDynamicEntry, moduleIds }) {
  if (isDynamicEntry && facadeModuleId) {
    const [folder, file] = facadeModuleId.replace(/\/(src|dist)\//, '/').split('/').slice(-2);
    return file.startsWith('index.') ? folder : file.replace(/\.[^.]+$/, '').replaceAll('.', '-');
  }
  if (name === 'core') return name;
  return ['leaflet', 'idb-keyval'].find((dependency) => moduleIds.some((id) => id.includes(`/node_modules/${dependency}/`))) ?? 'shared';
}

/** Leaflet's browser detection breaks under Trusted Types while it is imported: ours stands in for it. */
const leafletBrowser = {
  name: 'leaflet-browser',
  resolveId(source, importer) {
    if (!/\/Browser(\.js)?$/.test(source) || !importer?.includes('/leaflet/src/')) return null;
    return fileURLToPath(new URL('packages/elements/src/report-map/map/leaflet-browser.ts', import.meta.url));
  },
};

/**
 * Modules without state, and small. Every element takes copies of its own: a page with one element then downloads few files and in them only what it
 * uses, and what two elements share does not fall into a dozen crumbs that compress badly. Two elements on a page pay for it with a few KB.
 */
const copied = [
  /\/packages\/core\/src\/(parts\/.+|styles\/(?!base).+|index|key|safe-url)\.ts$/,
  /\/packages\/theme\/(src\/index|generated\/part-token-css)\.ts$/,
  /\/packages\/domain\/(src|generated)\/.+\.ts$/,
  /\/packages\/contract\/src\/(index|errors|is-port-error|period)\.ts$/,
  /\/node_modules\/lit(-html)?\/((async-)?directive|directives\/)/,
];
const copyOf = (id, owner) => `${id}?of=${owner}${extname(id)}`;
const original = (id) => id.replace(/\?of=.*$/, '');

/** Who takes copies: an element (its folder), the client, the readers of files; and what is a copy already. */
const ownerOf = (id = '') => /\?of=([a-z-]+)/.exec(id)?.[1] ?? /\/packages\/(?:elements\/src\/([a-z-]+)\/|(client|adapters|calendar|tables)\/)/.exec(id)?.slice(1).find(Boolean);

const ownCopies = {
  name: 'own-copies',
  async resolveId(source, importer, options) {
    const owner = ownerOf(importer);
    if (!owner) return null;
    const found = await this.resolve(source, original(importer), { ...options, skipSelf: true });
    // The resolver of packages asks again itself, so that what it found may be a copy already.
    const fresh = found && !found.external && !found.id.includes('?of=');
    return fresh && copied.some((pattern) => pattern.test(found.id)) ? { ...found, id: copyOf(found.id, owner) } : found;
  },
  load: (id) => id.includes('?of=') ? readFile(original(id), 'utf8') : null,
};

/** Typed in rollup.config.d.ts. */
export function configuration(input, { define = {}, shared = new Map(), minify = true } = {}) {
  return {
    input,
    plugins: [
      leafletBrowser,
      ownCopies,
      nodeResolve({ browser: true, exportConditions: ['production'], extensions: ['.ts', '.js'] }),
      templates,
      esbuild({
        target: 'es2022', define, sourceMap: false, tsconfig: false,
        tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      }),
      styles,
      shortTokens,
      production,
      plainLit,
      minify && terser(minification),
    ],
    treeshake: { moduleSideEffects: (id) => /\/(define|autoloader)\.ts$/.test(id), propertyReadSideEffects: false, tryCatchDeoptimization: false },
    output: {
      format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: (chunk) => `${chunkName(chunk)}-[hash].js`, hashCharacters: 'base36',
      manualChunks: (id) => shared.get(id), onlyExplicitManualChunks: true, minifyInternalExports: true, hoistTransitiveImports: true,
    },
    preserveEntrySignatures: false,
    logLevel: 'warn',
    onwarn(warning, warn) {
      if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('/node_modules/'))) return;
      // An unresolved import would be found by a citizen's browser.
      if (warning.code === 'UNRESOLVED_IMPORT' || warning.code === 'MISSING_EXPORT') throw new Error(warning.message);
      warn(warning);
    },
  };
}

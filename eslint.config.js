/** The rules of the house that can be checked: who imports whom, no way around safe rendering, no network outside of the client, and the usual. */
import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';
import civico from './lint/safe-url.js';

const browserGlobals = [
  'document', 'window', 'self', 'HTMLElement', 'Element', 'Node', 'CustomEvent', 'customElements', 'localStorage', 'sessionStorage', 'indexedDB', 'navigator',
  'location', 'history', 'MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'requestAnimationFrame', 'getComputedStyle', 'matchMedia', 'alert',
];
const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];

/** Every import of `@civico/…`, of another package and of a folder outside one's own that is not in `allowed`. */
const onlyImports = (allowed, message) => ({
  '@typescript-eslint/no-restricted-imports': ['error', {
    patterns: [{ regex: `^(?!\\.)(?!(?:${allowed.join('|')})$)`, message }, { regex: '(^|/)(demo|packages)/', message: 'Import packages by their name, and the demo from nowhere.' }, ...markup],
  }],
});
const markup = [
  { regex: '^lit/directives/unsafe-(html|svg|mathml)', message: 'What a backend says is text. Rich text is a small tree that Lit renders.' },
  { regex: '^lit/directives/style-map', message: 'A strict CSP blocks it. Use a class or the CSSOM.' },
];
const noGlobals = (names, message) => names.map((name) => ({ name, message }));

const unsafeSyntax = [
  { selector: ':matches(AssignmentExpression > MemberExpression.left, PropertyDefinition)[property.name=/^(innerHTML|outerHTML|srcdoc)$/]', message: 'Render with a template: text stays text.' },
  { selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString)$/]', message: 'Render with a template: text stays text.' },
  { selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^(write|writeln)$/]', message: 'Render with a template: text stays text.' },
  { selector: ':matches(Identifier, ImportSpecifier > Identifier)[name=/^(unsafeHTML|unsafeSVG|unsafeStatic|styleMap)$/]', message: 'Breaks safe rendering or a strict CSP.' },
  { selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value=/^(style|on[a-z]+|href|src|action|srcdoc)$/]', message: 'Set it in a template (URLs through safeUrl), style through a class or the CSSOM.' },
];
const eraseable = [
  { selector: 'TSEnumDeclaration', message: 'Node runs the sources: only syntax that can be erased.' },
  { selector: 'TSParameterProperty', message: 'Node runs the sources: only syntax that can be erased.' },
];
/** What browsers of early 2023 lack, the oldest that get more than the fallback content (they have `CSSStyleSheet.replaceSync`). */
const TOO_NEW = 'Browsers in use lack it: write it by hand, or ask whether it is there.';
const tooNew = [
  { selector: 'CallExpression[callee.property.name=/^(toSorted|toReversed|toSpliced|toWellFormed|isWellFormed|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|setHTML|moveBefore|checkVisibility|toBase64|toHex)$/]', message: TOO_NEW },
  { selector: 'CallExpression[callee.property.name=/^(map|filter|take|drop|flatMap|reduce|toArray|some|every|find)$/] > MemberExpression.callee > CallExpression.object[callee.property.name=/^(values|keys|entries|matchAll)$/]:not([callee.object.name="Object"])', message: `An iterator has no such method there. ${TOO_NEW}` },
  { selector: 'Literal[regex.flags=/v/]', message: TOO_NEW },
];
const tooNewProperties = Object.entries({
  URL: ['canParse', 'parse'], Promise: ['withResolvers', 'try'], Array: ['fromAsync'], Object: ['groupBy'], Map: ['groupBy'], AbortSignal: ['any'], RegExp: ['escape'], Error: ['isError'], Iterator: ['from'],
  Intl: ['DurationFormat'], crypto: ['randomUUID'], navigator: ['scheduling'], document: ['startViewTransition'],
}).flatMap(([object, names]) => names.map((property) => ({ object, property, message: TOO_NEW })));
/** The client is loaded when the first request is made, from one place. */
const clientOnDemand = { selector: 'ImportExpression[source.value=/^@civico\\u002f(client|adapters|calendar|tables)/]', message: 'Only connected-element.ts, the provider and the elements with a client of their own load it, only event-files.ts and figure-files.ts what reads files.' };

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', '.cache/', '.data/', 'screenshots/', 'packages/contract/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite'] }] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      'no-eval': 'error', 'no-implied-eval': 'error', 'no-new-func': 'error', 'no-script-url': 'error',
      'no-var': 'error', 'prefer-const': 'error', eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-debugger': 'error',
      'no-restricted-syntax': ['error', ...eraseable],
    },
  },
  { // What ends in a citizen's browser.
    files: ['packages/{core,elements,theme}/src/**/*.ts'],
    plugins: { lit, civico },
    rules: {
      'lit/binding-positions': 'error', 'lit/no-duplicate-template-bindings': 'error', 'lit/no-invalid-html': 'error', 'lit/no-legacy-template-syntax': 'error',
      'lit/attribute-value-entities': 'error', 'lit/no-invalid-escape-sequences': 'error', 'lit/lifecycle-super': 'error',
      'civico/safe-url': 'error',
      'no-restricted-syntax': ['error', ...eraseable, ...unsafeSyntax, ...tooNew, clientOnDemand],
      'no-restricted-globals': ['error', ...noGlobals(network, 'Ask the port: only the client and adapters speak to a network.')],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  { files: ['packages/elements/src/{connected-element,provider/provider,event-files,figure-files,events-calendar/events-calendar,service-dashboard/service-dashboard}.ts'], rules: { 'no-restricted-syntax': ['error', ...eraseable, ...unsafeSyntax, ...tooNew] } },
  { files: ['packages/{contract,domain,client,adapters,calendar}/src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...eraseable, ...tooNew] } },
  { files: ['packages/{core,elements,theme,contract,domain,client,adapters,calendar}/src/**/*.ts'], rules: { 'no-restricted-properties': ['error', ...tooNewProperties] } },
  // A UUID of our own where there is none.
  { files: ['packages/core/src/key.ts'], rules: { 'no-restricted-properties': 'off' } },
  { // A store, the contract and the rules run anywhere.
    files: ['**/*.store.ts', 'packages/{contract,domain}/src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error',
        ...noGlobals(network, 'Ask the port: only the client and adapters speak to a network.'),
        ...noGlobals(browserGlobals, 'A store knows no DOM: take it as an argument.')],
    },
  },
  { files: ['packages/contract/**/*.ts'], rules: onlyImports([], 'The contract imports nothing.') },
  { files: ['packages/theme/**/*.ts'], rules: onlyImports([], 'The theme imports nothing.') },
  { files: ['packages/domain/**/*.ts'], rules: onlyImports(['@civico/contract(/.*)?'], 'The rules stand on the contract alone.') },
  {
    files: ['packages/core/**/*.ts'],
    rules: onlyImports(['@civico/(contract|domain|theme)(/.*)?', 'lit(/.*)?', 'nanostores', 'idb-keyval'], 'core stands on contract, domain, theme, lit, nanostores and idb-keyval.'),
  },
  { files: ['packages/calendar/**/*.ts'], rules: onlyImports(['@civico/(contract|domain)(/.*)?', 'ical.js'], 'The calendar stands on contract, domain and ical.js.') },
  { files: ['packages/tables/**/*.ts'], rules: onlyImports(['@civico/contract(/.*)?'], 'Tables stand on the contract alone.') },
  { files: ['packages/client/**/*.ts'], rules: onlyImports(['@civico/(contract|domain)(/.*)?'], 'The client stands on contract and domain alone.') },
  {
    files: ['packages/elements/**/*.ts'],
    rules: onlyImports(['@civico/(core|theme|contract|domain)(/.*)?', 'lit(/.*)?', 'nanostores', 'leaflet(/.*)?', 'chart.js'], 'Elements stand on core, theme, domain and contract; the client is loaded on demand.'),
  },
  {
    files: ['packages/elements/src/**/*.store.ts', 'packages/core/src/**/*.store.ts'],
    rules: onlyImports(['@civico/(contract|domain)(/.*)?', '@civico/core(/(?!parts|styles).*)?', 'nanostores'], 'A store knows neither Lit nor the DOM.'),
  },
  {
    files: ['packages/server/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [
        { regex: '^@civico/(?!contract|domain|calendar|tables)', message: 'The server stands on the contract, the rules, the calendar and the tables alone.' },
        { regex: '(^|/)demo/', message: 'Nothing imports the demo.' },
      ] }],
    },
  },
  { // An arrow never points up: the kernel knows no slice, a slice knows neither what lists it nor the commands that use it.
    files: ['packages/server/src/{kernel,slices}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [
        { regex: '^@civico/(?!contract|domain|calendar|tables)', message: 'The server stands on the contract, the rules, the calendar and the tables alone.' },
        { regex: '(^|/)demo/', message: 'Nothing imports the demo.' },
        { regex: '/(slices|assembly|index|main)\\.ts$|^(\\.\\./)+(import|slices)/', message: 'The kernel knows no slice, and a slice knows the kernel and other slices by their pieces.' },
      ] }],
    },
  },
  {
    files: ['{scripts,test,demo}/**/*.ts'],
    rules: {
      // Hostile tests write what must not work.
      'no-script-url': 'off',
      'no-restricted-properties': ['error', ...['test', 'it', 'describe', 'suite'].map((object) => ({ object, property: 'only', message: 'All tests run.' }))],
      'no-restricted-syntax': ['error', ...eraseable,
        { selector: 'Property[key.name="only"][value.value=true]', message: 'All tests run.' },
        { selector: 'CallExpression[callee.property.name="waitForFunction"] > ArrowFunctionExpression[async=true]', message: 'It takes the promise for a yes: use `until`.' }],
    },
  },
);

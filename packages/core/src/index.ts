/** What every element stands on. Parts, styles, drafts and the outbox have entry points of their own so that nobody pays for what is not used. */
export { CivicoElement, commonProperties, type PortProvider } from './element.ts';
export { BaseStore, type Store } from './store.ts';
export { define } from './define.ts';
export { newKey } from './key.ts';
export { safeUrl } from './safe-url.ts';
export { closestAcross } from './tree.ts';
export { version } from './version.ts';
export type { Catalogue, Language, MessageSet } from './messages.ts';

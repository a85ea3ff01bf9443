/** Reports that waited from an earlier visit: loaded when this device has an outbox. */
export { outgoingIt } from './outgoing.messages.ts';
export { OutgoingStore } from './outgoing.store.ts';
export { outgoingView as view } from './outgoing-view.ts';

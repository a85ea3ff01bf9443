/** What a person typed, kept on the device if they agreed. */
export { browserDraft, wipeDrafts, type Drafts } from './drafts.ts';

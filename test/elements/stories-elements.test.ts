/** Every element in every state, and the pages of the towns, each story in a real browser. */
import { all, checkStories } from './stories-page/check-stories.ts';

checkStories(all.filter(({ title }) => /^(Elements|Pages)\//.test(title)));

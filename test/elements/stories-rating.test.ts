/** The rating in every state, at a counter too, each story in a real browser. */
import { checkStories, storiesOf } from './stories-page/check-stories.ts';

checkStories(storiesOf('rating'));

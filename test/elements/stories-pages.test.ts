/** The pages of the towns, each story in a real browser. */
import { checkStories, storiesOf } from './stories-page/check-stories.ts';

checkStories(storiesOf('pages'));

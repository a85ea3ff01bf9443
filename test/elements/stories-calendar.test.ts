/** The events calendar in every state, each story in a real browser. */
import { checkStories, storiesOf } from './stories-page/check-stories.ts';

checkStories(storiesOf('calendar'));

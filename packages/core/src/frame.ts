import { HostContent } from './host-content.ts';

/**
 * Builds what every element has in its shadow root: a frame that gives it its width (`groundCss`), and after it the slot for what the page put inside
 * the tag. That slot is always there: content that stands in no slot has no computed style, and the state's validator reads the fonts of it.
 *
 * @param view what the element draws into, or the slot through which that is seen
 */
export function openFrame(root: ShadowRoot, view: HTMLElement): HostContent {
  const frame = document.createElement('div');
  frame.id = 'frame';
  frame.append(view);
  const slot = document.createElement('slot');
  root.append(frame, slot);
  return new HostContent(root.host, slot);
}

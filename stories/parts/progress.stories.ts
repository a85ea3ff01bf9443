import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { progress, progressStyles, type ProgressOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<ProgressOptions> = {
  title: 'Parts/Progress',
  args: { id: 'upload', label: 'Invio delle foto', value: 3, max: 5, text: '3 foto su 5' },
  render: (args) => drawn(progressStyles, () => progress({ ...args })),
  parameters: guidance({
    what: 'How far something has come that takes its time. `progress(options)`.',
    when: 'From about four seconds on, when how much is done is known. Without a value it says that nobody knows.',
    not: 'For content that loads (skeleton), for a button that works (busy).',
    why: 'The browser\'s own progress bar, with the figure in words beside it. It stands still with reduced motion.',
    words: 'What happens, and how far: "Invio delle foto", "3 foto su 5".',
  }),
};
export default meta;
type Story = StoryObj<ProgressOptions>;

export const Known: Story = {};
export const Unknown: Story = { args: { label: 'Attendo la risposta', value: undefined, text: undefined } };
export const Dark: Story = { globals: { scheme: 'dark' } };
export const ForcedColours: Story = { tags: ['forced-colors'] };

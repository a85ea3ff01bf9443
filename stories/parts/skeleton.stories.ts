import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { skeleton, skeletonStyles } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

interface Args { label: string; count: number; kind: 'card' | 'text' }

const meta: Meta<Args> = {
  title: 'Parts/Skeleton',
  args: { label: 'Caricamento in corso', count: 2, kind: 'card' },
  argTypes: { kind: { control: 'inline-radio', options: ['card', 'text'] } },
  render: (args) => drawn(skeletonStyles, () => skeleton(args)),
  parameters: guidance({
    what: 'The shape of what is about to come. `skeleton(options)`.',
    when: 'While a list or a text loads for the first time.',
    not: 'When something is there already: keep it, and say that newer things are on their way.',
    why: 'As high as what comes, so that nothing jumps. Screen readers hear one sentence, not empty boxes. No shimmer with reduced motion.',
    words: '"Caricamento in corso". After some seconds say more: "La risposta tarda. Puoi aspettare o riprovare."',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const Cards: Story = {};
export const Text: Story = { args: { kind: 'text' } };
export const Dark: Story = { globals: { scheme: 'dark' } };

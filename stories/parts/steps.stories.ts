import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { steps, stepsStyles } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';
import { words } from '../support/words.ts';

interface Args { current: number; reached: number; revisit: boolean }

const meta: Meta<Args> = {
  title: 'Parts/Steps',
  args: { current: 1, reached: 1, revisit: true },
  render: (args) => {
    const state = { current: args.current };
    return drawn(stepsStyles, (redraw) => steps({
      label: 'Passi della segnalazione', current: state.current, reached: args.reached, words: words.steps, steps: [{ label: 'Autorizzazioni e condizioni' }, { label: 'Dati di segnalazione' }, { label: 'Riepilogo' }],
      onSelect: args.revisit ? (index) => { state.current = index; redraw(); } : undefined,
    }));
  },
  parameters: guidance({
    what: 'Where somebody is in a form of several steps. `steps(options)`.',
    when: 'In every digital service of more than one step; the model of the Comuni asks for visible steps that can be revisited.',
    not: 'For progress of something the office does (timeline), or of an upload (progress).',
    why: 'Says "Passo 2 di 3" in words; the current step is marked for screen readers; steps already done can be pressed. On a phone only the current one is written out.',
    words: 'Nouns, as in the official flows: Autorizzazioni e condizioni, Dati di segnalazione, Riepilogo.',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const First: Story = { args: { current: 0, reached: 0 } };
export const Second: Story = {};
export const Last: Story = { args: { current: 2, reached: 2 } };
export const OnlyShown: Story = { name: 'Steps that cannot be revisited', args: { revisit: false } };
export const Phone: Story = { name: '320 px', globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { globals: { scheme: 'dark' } };

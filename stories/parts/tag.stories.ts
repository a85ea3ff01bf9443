import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { checkIcon, offlineIcon, tag, tagStyles, type TagKind } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

interface Args { label: string; kind: TagKind }

const meta: Meta<Args> = {
  title: 'Parts/Tag',
  args: { label: 'Ricevuta', kind: 'neutral' },
  argTypes: { kind: { control: 'inline-radio', options: ['neutral', 'info', 'success', 'warning', 'danger'] } },
  render: (args) => drawn(tagStyles, () => html`<p>${tag(args)}</p>`),
  parameters: guidance({
    what: 'A state or a kind in one or two words. `tag(options)`.',
    when: 'Beside a title: where a report stands, what an event costs.',
    not: 'As a button. For a sentence use a notice.',
    why: 'The word says it all; colour only helps to find it again.',
    words: 'A participle or a noun: Ricevuta, Presa in carico, Risolta. The same word everywhere for the same state.',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const Neutral: Story = {};
export const All: Story = { render: () => drawn(tagStyles, () => html`<p>${tag({ label: 'Ricevuta' })} ${tag({ label: 'Presa in carico', kind: 'info' })} ${tag({ label: 'Risolta', kind: 'success', icon: checkIcon })} ${tag({ label: 'In attesa di rete', kind: 'warning', icon: offlineIcon })} ${tag({ label: 'Non accolta', kind: 'danger' })}</p>`) };
export const Dark: Story = { ...All, globals: { scheme: 'dark' } };
export const ForcedColours: Story = { ...All, tags: ['forced-colors'] };

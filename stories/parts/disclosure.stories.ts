import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { disclosure, disclosureStyles, type DisclosureOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<DisclosureOptions> = {
  title: 'Parts/Disclosure',
  args: { summary: 'Come proteggiamo i tuoi dati', content: 'Li vede solo l’ufficio manutenzioni, e li cancelliamo dopo dodici mesi.' },
  render: (args) => drawn(disclosureStyles, () => disclosure({ ...args })),
  parameters: guidance({
    what: 'Something that only some people need, behind a line. `disclosure(options)`, the browser\'s own `<details>`.',
    when: 'For explanations, filters on a phone, the history of something.',
    not: 'To hide what everybody must read, or an error.',
    why: 'Works without a script, is found by the search of the page, and opens for printing.',
    words: 'The line says what is behind it: "Come proteggiamo i tuoi dati", never "Altro" or "Dettagli".',
  }),
};
export default meta;
type Story = StoryObj<DisclosureOptions>;

export const Closed: Story = {};
export const Open: Story = { args: { open: true } };
export const Dark: Story = { args: { open: true }, globals: { scheme: 'dark' } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { select, selectStyles, type SelectOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<SelectOptions> = {
  title: 'Parts/Select',
  args: {
    id: 'kind', label: 'Tipo di disservizio', required: true, value: '', placeholder: 'Scegli',
    options: [{ value: 'roads', label: 'Strade e marciapiedi' }, { value: 'green', label: 'Verde pubblico' }, { value: 'lighting', label: 'Illuminazione pubblica' }],
  },
  argTypes: { onChange: { action: 'change' } },
  render: (args) => {
    const state = { value: args.value };
    return drawn(selectStyles, (redraw) => select({ ...args, value: state.value, onChange: (value) => { state.value = value; args.onChange?.(value); redraw(); } }));
  },
  parameters: guidance({
    what: 'One of many known answers. `select(options)`.',
    when: 'From about eight answers that people know by name: a category, a month, an office.',
    not: 'For few answers (choice list: one sees them all). Not for hundreds (combobox: one types). Never to go to another page.',
    why: 'It is the browser\'s own: a phone shows its wheel, a keyboard types the first letters, forced colours work.',
    words: 'The empty entry says what to do ("Scegli") or what it means ("Tutte le categorie"). Order: by what is asked most, else by alphabet.',
  }),
};
export default meta;
type Story = StoryObj<SelectOptions>;

export const Empty: Story = {};
export const Chosen: Story = { args: { value: 'lighting' } };
export const Grouped: Story = { args: { options: [{ value: 'roads', label: 'Strade e marciapiedi' }, { label: 'Impianti', options: [{ value: 'lighting', label: 'Illuminazione pubblica' }, { value: 'water', label: 'Acqua', disabled: true }] }] } };
export const WithError: Story = { name: 'Error', args: { label: 'Periodo', error: 'Scegli un periodo' } };
export const Disabled: Story = { args: { disabled: true, value: 'roads' } };
export const Dark: Story = { args: { value: 'lighting' }, globals: { scheme: 'dark' } };

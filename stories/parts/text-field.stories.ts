import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fieldStyles, textField, type TextFieldOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<TextFieldOptions> = {
  title: 'Parts/Text field',
  args: { id: 'field', label: 'Titolo', value: '', required: true },
  argTypes: { kind: { control: 'select', options: ['text', 'email', 'tel', 'search', 'date', 'code'] }, onInput: { action: 'input' }, onChange: { action: 'change' } },
  render: (args) => {
    const state = { value: args.value };
    return drawn(fieldStyles, (redraw) => textField({ ...args, value: state.value, onInput: (value, control) => { state.value = value; args.onInput?.(value, control); redraw(); } }));
  },
  parameters: guidance({
    what: 'One line of text. `textField(options)`.',
    when: 'For a short answer in the person\'s own words: a name, an address, a code. `kind` brings the right keyboard of a phone; `autocomplete` what the browser knows already.',
    not: 'For one of few known answers (choice list), one of many (select, or combobox when it can be searched), a longer text (text area).',
    why: 'The label is always visible and the hint stands before the field, so that both are there while somebody types. No placeholder as label: it vanishes when it is needed. Optional fields say "(facoltativo)"; an asterisk alone is a riddle.',
    words: 'Label: a noun, no colon ("Email"). Hint: what helps to answer, with an example. Error: what is wrong and what to do, in one sentence, without blame: "Scrivi l’indirizzo intero, per esempio nome@esempio.it".',
  }),
};
export default meta;
type Story = StoryObj<TextFieldOptions>;

export const Empty: Story = {};
export const WithHint: Story = { args: { hint: 'In poche parole, per esempio «Lampione spento»' } };
export const Filled: Story = { args: { value: 'Lampione spento in via Roma' } };
export const Optional: Story = { args: { label: 'Telefono', kind: 'tel', required: false, optionalText: '(facoltativo)', autocomplete: 'tel', short: true } };
export const WithError: Story = { name: 'Error', args: { label: 'Email', kind: 'email', autocomplete: 'email', value: 'maria.bianchi@', error: 'Scrivi l’indirizzo intero, per esempio nome@esempio.it' } };
export const Disabled: Story = { args: { label: 'Comune', value: 'Sassuolo', disabled: true, required: false } };
export const Code: Story = { args: { label: 'Codice della segnalazione', kind: 'code', hint: 'È scritto sulla ricevuta', value: '0PR0V-ADAZZ-0PR0V-ADAZZ' } };
export const Phone: Story = { name: 'German, 320 px', args: { label: 'Genehmigungsbescheid der Straßenverkehrsbehörde', hint: 'Die Geschäftsbuchnummer steht oben rechts auf dem Schreiben', value: '' }, globals: { viewport: { value: 'phone' }, language: 'de' } };
export const Dark: Story = { ...WithError, globals: { scheme: 'dark' } };
export const ForcedColours: Story = { ...WithError, tags: ['forced-colors'] };

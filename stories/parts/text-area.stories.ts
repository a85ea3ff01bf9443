import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { textArea, textAreaStyles, type TextAreaOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';
import { words } from '../support/words.ts';

const meta: Meta<TextAreaOptions> = {
  title: 'Parts/Text area',
  args: { id: 'details', label: 'Dettagli', required: true, value: '', limit: 200, counter: words.counter },
  argTypes: { onInput: { action: 'input' }, counter: { control: false } },
  render: (args) => {
    const state = { value: args.value };
    return drawn(textAreaStyles, (redraw) => textArea({ ...args, value: state.value, onInput: (value) => { state.value = value; args.onInput?.(value); redraw(); } }));
  },
  parameters: guidance({
    what: 'Several lines of text, with a counter where the service has a limit. `textArea(options)`.',
    when: 'When the answer is a sentence or more: what happened, what is asked.',
    not: 'For what could be asked in parts: several short questions give better answers than one large box.',
    why: 'The counter speaks when somebody pauses, not at every key. What is pasted is never cut in silence: the counter says how much is too much, and the form says it again.',
    words: 'Say in the hint what the office needs to know: "Che cosa hai visto, e da quando". The limit is told by the counter, not by the label.',
  }),
};
export default meta;
type Story = StoryObj<TextAreaOptions>;

export const Empty: Story = {};
export const Filled: Story = { args: { value: 'Il lampione davanti al civico 12 è spento da tre giorni.' } };
export const TooLong: Story = { name: 'Too long', args: { value: 'Il lampione davanti al civico 12 è spento da tre giorni.', limit: 40, error: 'Togli 15 caratteri' } };
export const Optional: Story = { args: { label: 'Dettaglio', required: false, optionalText: '(facoltativo)', hint: 'Vuoi aggiungere altri dettagli?' } };
export const Dark: Story = { ...TooLong, globals: { scheme: 'dark' } };

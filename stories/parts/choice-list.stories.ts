import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { checkbox, checkboxList, choiceListStyles, radioList, textField, type RadioListOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<RadioListOptions> = {
  title: 'Parts/Choice list',
  args: {
    id: 'author', label: 'Vuoi lasciare un contatto?', required: true, value: '',
    choices: [{ value: 'anonymous', label: 'No, resto anonimo', hint: 'Puoi seguire la segnalazione con il codice' }, { value: 'contact', label: 'Sì, scrivetemi' }],
  },
  argTypes: { onChange: { action: 'change' } },
  render: (args) => {
    const state = { value: args.value };
    return drawn(choiceListStyles, (redraw) => radioList({ ...args, value: state.value, onChange: (value) => { state.value = value; args.onChange?.(value); redraw(); } }));
  },
  parameters: guidance({
    what: 'One or several of a few known answers. `radioList(options)`, `checkboxList(options)`, `checkbox(options)` for a single agreement.',
    when: 'Up to about seven answers, all of which should be seen. A question that belongs to one answer opens under it.',
    not: 'For more answers (select, combobox). Not a single radio button, and no answer chosen beforehand unless it is what nearly everybody wants and costs nothing.',
    why: 'Native radio buttons and checkboxes in a fieldset with its legend: arrow keys, screen readers and forced colours work of themselves. The whole row can be pressed.',
    words: 'The legend asks; the answers answer it: "Vuoi lasciare un contatto?" – "No, resto anonimo". Same grammar for all answers.',
  }),
};
export default meta;
type Story = StoryObj<RadioListOptions>;

export const Radio: Story = {};
export const Chosen: Story = { args: { value: 'anonymous' } };
export const WithQuestion: Story = {
  name: 'Question under an answer',
  args: { value: 'contact', choices: [{ value: 'anonymous', label: 'No, resto anonimo' }, { value: 'contact', label: 'Sì, scrivetemi', content: textField({ id: 'email', kind: 'email', label: 'Email', value: '', required: true }) }] },
};
export const Inline: Story = { args: { id: 'danger', label: 'C’è un pericolo?', inline: true, choices: [{ value: 'yes', label: 'Sì' }, { value: 'no', label: 'No' }] } };
export const WithError: Story = { name: 'Error', args: { error: 'Scegli una risposta' } };
export const OneUnavailable: Story = { name: 'One answer not available', args: { choices: [{ value: 'anonymous', label: 'Resto anonimo' }, { value: 'spid', label: 'Con SPID', disabled: true, hint: 'Non ancora disponibile' }] } };
export const Checkboxes: Story = {
  render: () => {
    const state = { values: ['green'] };
    return drawn(choiceListStyles, (redraw) => checkboxList({
      id: 'topics', label: 'Che cosa vuoi vedere', optionalText: '(facoltativo)', values: state.values, onChange: (values) => { state.values = values; redraw(); },
      choices: [{ value: 'green', label: 'Verde pubblico' }, { value: 'roads', label: 'Strade e marciapiedi' }, { value: 'light', label: 'Illuminazione' }],
    }));
  },
};
const agreement = (error?: string): NonNullable<Story['render']> => () => {
  const state = { checked: false };
  return drawn(choiceListStyles, (redraw) => checkbox({
    id: 'privacy', label: 'Ho letto e compreso l’informativa sulla privacy', required: true, checked: state.checked, error: state.checked ? undefined : error,
    onChange: (checked) => { state.checked = checked; redraw(); },
  }));
};
export const Agreement: Story = { render: agreement() };
export const AgreementMissing: Story = { name: 'Agreement missing', render: agreement('Per andare avanti conferma di aver letto l’informativa') };
export const Dark: Story = { args: { value: 'anonymous' }, globals: { scheme: 'dark' } };
export const ForcedColours: Story = { args: { value: 'anonymous' }, tags: ['forced-colors'] };

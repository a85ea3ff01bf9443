import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { errorSummary, errorSummaryStyles, fieldStyles, textField, type FieldProblem } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

interface Args { title: string; problems: FieldProblem[] }

const meta: Meta<Args> = {
  title: 'Parts/Error summary',
  args: { title: 'Controlla 2 risposte', problems: [{ field: 'title', message: 'Scrivi un titolo' }, { field: 'email', message: 'Scrivi l’indirizzo intero, per esempio nome@esempio.it' }] },
  render: (args) => drawn([errorSummaryStyles, fieldStyles], () => html`${errorSummary(args)}
    ${textField({ id: 'title', label: 'Titolo', required: true, value: '', error: 'Scrivi un titolo' })}
    ${textField({ id: 'email', kind: 'email', label: 'Email', required: true, value: 'maria.bianchi@', error: 'Scrivi l’indirizzo intero, per esempio nome@esempio.it' })}`),
  parameters: guidance({
    what: 'What must be corrected before going on, at the top of the form. `errorSummary({title, problems})`, `focusErrors(root)`.',
    when: 'Whenever a form was sent with something missing or wrong, also with a single error.',
    not: 'While somebody is still typing.',
    why: 'It takes the focus, so that it is read at once; each line leads to its field. What was typed stays.',
    words: 'The same sentence as at the field. Say what to do, not what went wrong inside: "Scrivi un titolo", never "Campo obbligatorio" or "Errore 422".',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const SeveralFields: Story = { name: 'Several fields' };
export const WholeForm: Story = { name: 'The whole form', args: { title: 'Non possiamo inviare', problems: [{ message: 'Il servizio accetta segnalazioni dalle 7 alle 22' }] } };
export const Dark: Story = { globals: { scheme: 'dark' } };

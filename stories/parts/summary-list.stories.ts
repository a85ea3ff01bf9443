import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { summaryList, summaryListStyles, type SummaryRow } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

interface Args { rows: SummaryRow[]; empty: string }

const edit = (name: string): SummaryRow['action'] => ({ label: 'Modifica', accessibleLabel: `Modifica ${name}`, onClick: () => undefined });
const meta: Meta<Args> = {
  title: 'Parts/Summary list',
  args: {
    empty: 'Nessuna risposta',
    rows: [
      { term: 'Luogo', description: 'Piazza Garibaldi 12, davanti alla farmacia', action: edit('luogo') }, { term: 'Tipo di disservizio', description: 'Illuminazione pubblica', action: edit('tipo') },
      { term: 'Dettagli', description: 'Il lampione è spento da tre giorni.\nDi sera non si vede il marciapiede.', action: edit('dettagli') }, { term: 'Immagini', description: '', action: edit('immagini') },
    ],
  },
  render: (args) => drawn(summaryListStyles, () => summaryList(args)),
  parameters: guidance({
    what: 'Questions and answers, to be checked before sending. `summaryList(options)`.',
    when: 'In the "Riepilogo" of every digital service, and to show what was sent.',
    not: 'For figures that are compared (table).',
    why: 'A list of terms and descriptions, so screen readers pair them. Each "Modifica" says what it changes, goes there, and comes back.',
    words: 'Terms are the labels of the fields, word for word.',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const WithActions: Story = { name: 'With actions' };
export const OnlyRead: Story = { name: 'Only to read', args: { rows: [{ term: 'Codice', description: '0PR0V-ADAZZ-0PR0V-ADAZZ' }, { term: 'Inviata il', description: '21 novembre 2026, ore 9:12' }] } };
export const LongWords: Story = { name: 'Long words, 320 px', args: { rows: [{ term: 'Numero di protocollo', description: 'LUNGO'.repeat(24), action: edit('numero') }] }, globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { globals: { scheme: 'dark' } };

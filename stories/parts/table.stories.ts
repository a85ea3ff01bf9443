import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { table, tableStyles, type TableOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<TableOptions> = {
  title: 'Parts/Table',
  args: {
    id: 'figures', caption: 'Segnalazioni per categoria', columns: [{ label: 'Categoria' }, { label: 'Ricevute', numeric: true }, { label: 'Risolte', numeric: true }, { label: 'Giorni, in media', numeric: true }],
    rows: [['Illuminazione pubblica', '214', '198', '6'], ['Strade e marciapiedi', '1.087', '902', '21'], ['Verde pubblico', '340', '311', '12']],
  },
  render: (args) => drawn(tableStyles, () => table({ ...args })),
  parameters: guidance({
    what: 'Figures and facts to be compared. `table(options)`.',
    when: 'When rows and columns both mean something; beside every chart.',
    not: 'For a list of things (cards) or one thing\'s facts (summary list).',
    why: 'A real table with a caption and headers for rows and columns. On a narrow screen it scrolls inside its own frame, which the keyboard reaches.',
    words: 'The caption says what is counted, where and when. Units stand in the header.',
  }),
};
export default meta;
type Story = StoryObj<TableOptions>;

export const Figures: Story = {};
export const WithTotal: Story = { name: 'With a total', args: { foot: ['Totale', '1.641', '1.411', '17'] } };
export const Phone: Story = { name: '320 px', globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { globals: { scheme: 'dark' } };

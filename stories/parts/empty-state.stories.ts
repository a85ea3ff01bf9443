import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { button, buttonStyles, emptyState, emptyStateStyles, searchIcon } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

interface Args { title: string; text: string; action: string }

const meta: Meta<Args> = {
  title: 'Parts/Empty state',
  args: { title: 'Nessuna segnalazione trovata', text: 'Prova ad allargare il periodo o a togliere un filtro.', action: 'Togli i filtri' },
  render: ({ title, text, action }) => drawn([emptyStateStyles, buttonStyles], () => emptyState({ icon: searchIcon, title, text, actions: action ? button({ label: action }) : undefined })),
  parameters: guidance({
    what: 'There is nothing to show, and what to do about it. `emptyState(options)`.',
    when: 'When a search or a filter finds nothing, or nothing has happened yet.',
    not: 'When something failed: that is an error, with a way to try again.',
    why: 'An empty box looks broken.',
    words: 'Title: what is not there. Text: why, or what helps. Never "Nessun dato".',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const NothingFound: Story = { name: 'Nothing found' };
export const NothingYet: Story = { name: 'Nothing yet', args: { title: 'Ancora nessuna segnalazione', text: 'Quando qualcuno ne invia una, la trovi qui.', action: '' } };
export const Dark: Story = { globals: { scheme: 'dark' } };

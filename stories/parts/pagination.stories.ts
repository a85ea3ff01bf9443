import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { loadMore, pagination, paginationStyles } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';
import { words } from '../support/words.ts';

interface Args { page: number; pages: number }

const meta: Meta<Args> = {
  title: 'Parts/Pagination',
  args: { page: 4, pages: 12 },
  render: (args) => {
    const state = { page: args.page };
    return drawn(paginationStyles, (redraw) => pagination({ label: 'Pagine', page: state.page, pages: args.pages, words: words.pages, onPage: (page) => { state.page = page; redraw(); } }));
  },
  parameters: guidance({
    what: 'The rest of a long list. `pagination(options)` by numbers, `loadMore(options)` one after the other.',
    when: '`loadMore` where people look around; numbers where they come back to a place, such as a register.',
    not: 'Never load by scrolling: the end of the page cannot be reached by keyboard any more.',
    why: 'What was loaded stays, the focus stays, and how many of how many is said.',
    words: '"Carica altri", "20 segnalazioni su 134".',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const Middle: Story = {};
export const Start: Story = { args: { page: 1, pages: 3 } };
const more = (busy: boolean): NonNullable<Story['render']> => () => drawn(paginationStyles, () => loadMore({ label: 'Carica altri', busyLabel: 'Caricamento', busy, more: true, status: '20 segnalazioni su 134', onMore: () => undefined }));
export const LoadMore: Story = { name: 'Load more', render: more(false) };
export const Loading: Story = { render: more(true) };
export const Phone: Story = { name: '320 px', globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { globals: { scheme: 'dark' } };

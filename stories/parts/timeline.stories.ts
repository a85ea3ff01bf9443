import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { timeline, timelineStyles, type TimelineEntry } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

interface Args { label: string; entries: TimelineEntry[] }

const meta: Meta<Args> = {
  title: 'Parts/Timeline',
  args: {
    label: 'Andamento',
    entries: [
      { title: 'Segnalazione ricevuta', time: { iso: '2026-11-18T09:12', text: '18 novembre 2026, ore 9:12' } },
      { title: 'Presa in carico', time: { iso: '2026-11-19T11:00', text: '19 novembre 2026, ore 11:00' }, text: 'La squadra passa entro venerdì.', state: 'current' }, { title: 'Risolta', state: 'ahead' },
    ],
  },
  render: (args) => drawn(timelineStyles, () => timeline(args)),
  parameters: guidance({
    what: 'What happened with something, and what comes next. `timeline(options)`.',
    when: 'For the progress of a report, a request, a case.',
    not: 'For the steps of a form (steps).',
    why: 'An ordered list with real dates; where things stand is marked in words for screen readers, not by colour alone.',
    words: 'Each entry: what happened, in the citizen\'s words. The office\'s note is the office\'s own.',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const UnderWay: Story = { name: 'Under way' };
export const Finished: Story = { args: { entries: [{ title: 'Segnalazione ricevuta', time: { iso: '2026-11-18T09:12', text: '18 novembre 2026' } }, { title: 'Risolta', time: { iso: '2026-11-21T10:00', text: '21 novembre 2026' }, text: 'Abbiamo cambiato la lampada.', state: 'current' }] } };
export const Dark: Story = { globals: { scheme: 'dark' } };

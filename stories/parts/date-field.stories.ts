import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { dateField, dateFieldStyles, type DateFieldOptions } from '@civico/core/parts/index.ts';
import { press } from '../support/act.ts';
import { drawn, guidance, inside } from '../support/part.ts';
import { words } from '../support/words.ts';

type Args = Pick<DateFieldOptions, 'label' | 'hint' | 'error' | 'value' | 'min' | 'max'>;

const meta: Meta<Args> = {
  title: 'Parts/Date field',
  args: { label: 'Data', hint: 'Per esempio 24/11/2026', value: '', min: '2026-11-10', max: '2027-02-28' },
  render: (args, { globals }) => {
    const state = { value: args.value };
    return drawn(dateFieldStyles, (redraw) => dateField({
      ...args, id: 'day', required: true, value: state.value, language: globals['language'] as string, words: words.date, today: '2026-11-21', isUnavailable: (day) => day === '2026-11-25',
      onInput: (value) => { state.value = value; redraw(); },
    }));
  },
  parameters: guidance({
    what: 'A day: typed first, a calendar on request. `dateField(options)`.',
    when: 'For a day people know (a birthday) or choose (an appointment).',
    not: 'For a time of day, or a month alone. For a free slot show the free slots, not a calendar to search in.',
    why: 'Typing a known date is the quickest way for everybody, and the only one for some. The calendar is a grid that arrows go through, inside a dialog that gives the focus back. What cannot be a day stays as it was typed.',
    words: 'Show the form by an example with a day above 12: "24/11/2026". Error: "Questo giorno non esiste: controlla la data".',
  }),
};
export default meta;
type Story = StoryObj<Args>;

const open = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => { await press(inside(canvasElement), words.date.choose); };

export const Empty: Story = {};
export const Filled: Story = { args: { value: '24/11/2026' } };
export const WithError: Story = { name: 'Error', args: { value: '31/02/2026', error: 'Questo giorno non esiste: controlla la data' } };
export const Calendar: Story = { args: { value: '24/11/2026' }, play: open };
export const CalendarGerman: Story = { name: 'Calendar, German, 320 px', args: { value: '24/11/2026' }, globals: { language: 'de', viewport: { value: 'phone' } }, play: open };
export const CalendarDark: Story = { name: 'Calendar, dark', args: { value: '24/11/2026' }, globals: { scheme: 'dark' }, play: open };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemorySeed, Network } from '@civico/adapters/memory';
import type { EventsPort } from '@civico/contract';
import type { CivicoEventsCalendar } from '../../packages/elements/src/events-calendar/events-calendar.ts';
import type { View } from '../../packages/elements/src/events-calendar/events-calendar.store.ts';
import { answer, first, press, type, until } from '../support/act.ts';
import { backend } from '../support/backend.ts';
import { withBackend } from '../support/element.ts';

interface Args { view: View; date: string; 'heading-level': 2 | 3 | 4 | 5; network?: Network; seed?: MemorySeed; fallback?: boolean }
interface Context { canvasElement: HTMLElement }

const meta: Meta<Args> = {
  title: 'Elements/civico-events-calendar',
  component: 'civico-events-calendar',
  args: { view: 'list', date: '2026-06-15', 'heading-level': 2 },
  argTypes: { network: { table: { disable: true } }, seed: { table: { disable: true } }, fallback: { table: { disable: true } } },
  render: ({ view, date, network, seed, fallback, ...args }) => {
    const element = document.createElement('civico-events-calendar') as CivicoEventsCalendar;
    element.view = view;
    element.date = date;
    element.headingLevel = args['heading-level'];
    if (fallback) element.innerHTML = '<p>Il programma è anche in biblioteca e al numero <a href="tel:+390000000100">0000 000 100</a>.</p>';
    return withBackend(element, ['events'], seed, network);
  },
  parameters: {
    docs: {
      story: { height: '44rem' },
      description: {
        component: `What happens in town: a list by day, a week and a month as grids, search and filters, the details of an event, and a calendar to subscribe to.

**When to use.** On the page "Eventi", with the list first. \`view="month"\` where people come to see whether a day is free, such as a page of rooms or courses.

**When not.** Not for appointments, and not for opening hours: those are sentences. With two or three events a year a card in the news says more.

**Why so.** The list comes first because it reads well on a phone and aloud; the grids add the overview and work with the arrow keys. An event that is cancelled stays, struck through and in words, so that nobody goes in vain. Works from a backend or from any .ics or JSON file.`,
      },
    },
  },
};
export default meta;
type Story = StoryObj<Args>;

const rootOf = ({ canvasElement }: Context): ShadowRoot => canvasElement.querySelector('civico-events-calendar')!.shadowRoot!;
const shown = (selector: string) => async (context: Context): Promise<void> => { await until(() => first(rootOf(context), selector), selector); };
const says = (context: Context, text: string): Promise<unknown> => until(() => rootOf(context).textContent!.includes(text), `"${text}"`);
const event = '[part~="event"]';
const cell = '[part~="entry"]:not(:empty), [part~="mark"]:not(:empty)';

const opened = (button: string, what: string) => async (context: Context): Promise<void> => {
  await shown(event)(context);
  await press(rootOf(context), button);
  await shown(what)(context);
};
const chosen = (day: string) => async (context: Context): Promise<void> => {
  await shown(cell)(context);
  (await until(() => first(rootOf(context), `[data-day="${day}"]`), day)).click();
  await shown('[part~="day-panel"] [part~="event"], [part~="day-panel"] p')(context);
};

const long: MemorySeed = {
  events: [
    { uid: 'a', title: 'Donaudampfschifffahrtsgesellschaftskapitänsjubiläumsfeier con letture di brani precipitevolissimevolmente dimenticati', start: '2026-06-17T17:00', end: '2026-06-17T18:00', category: '1.1.7', place: { name: 'Sala polifunzionale dell’ex-Istituto tecnico-professionale-agroalimentare di Castelnuovo di Sopra' }, free: true },
    { uid: 'b', title: 'L', start: '2026-06-17T19:00', end: '2026-06-19T20:00', status: 'cancelled', place: { name: 'x'.repeat(90) } },
  ],
};
const crowded: MemorySeed = {
  events: Array.from({ length: 46 }, (_, index) => ({
    uid: `sagra-${index}`, title: `Sagra della zucca, banco ${index + 1}`, start: `2026-06-${String(15 + Math.floor(index / 6)).padStart(2, '0')}T${String(9 + index % 6 * 2).padStart(2, '0')}:00`, category: '2.4.5', place: { name: 'Piazza Grande' }, free: index % 2 === 0,
  })),
};

/** One answer comes, the next does not. */
function thenFails(element: CivicoEventsCalendar): CivicoEventsCalendar {
  const { events } = backend(crowded);
  const failing = backend(crowded, 'failing').events;
  const port: EventsPort = { ...events, listEvents: (filter, options) => (filter.cursor ? failing : events).listEvents(filter, options) };
  element.port = port;
  return element;
}

/** A file in which some entries cannot be read. */
function withSkipped(element: CivicoEventsCalendar): CivicoEventsCalendar {
  const { events } = backend();
  element.port = { ...events, listEvents: async (filter, options) => ({ ...await events.listEvents(filter, options), skipped: [{ name: 'Concerto d’autunno', line: 214, reason: 'wrong-date' }, { name: 'riga 260', line: 260, reason: 'no-title' }] }) };
  return element;
}

const draw = (args: Args, context: unknown): CivicoEventsCalendar => (meta.render as (args: Args, context: unknown) => CivicoEventsCalendar)(args, context);

export const List: Story = { play: shown(event) };
export const Week: Story = { args: { view: 'week' }, play: shown(cell) };
export const Month: Story = { args: { view: 'month' }, globals: { viewport: { value: 'desktop' } }, play: shown(cell) };
export const OneDay: Story = { name: 'Month, a day chosen', args: { view: 'month' }, play: chosen('2026-06-20') };
export const EmptyDay: Story = { name: 'Month, a day without events', args: { view: 'month' }, play: chosen('2026-06-05') };
export const Details: Story = { name: 'Details of an event', play: opened('Dettagli', '[part~="detail-list"]') };
export const Filters: Story = { name: 'Search and filters', play: async (context) => { await opened('Cerca e filtra', '[part~="filters"]')(context); await until(() => rootOf(context).querySelectorAll('#filter-category option').length > 1, 'the categories'); } };
export const NothingFound: Story = {
  name: 'Nothing found',
  play: async (context) => {
    const root = rootOf(context);
    await opened('Cerca e filtra', '[part~="filters"]')(context);
    await type(root, '#filter-text', 'questo non esiste');
    root.querySelector('form')!.requestSubmit();
    await says(context, 'Nessun evento corrisponde');
  },
};
export const Filtered: Story = {
  name: 'Only free events',
  play: async (context) => {
    await opened('Cerca e filtra', '[part~="filters"]')(context);
    await answer(rootOf(context), 'Solo gratuiti', true);
    await until(() => first(rootOf(context), event) && !rootOf(context).textContent!.includes('Dieci chilometri'), 'the free ones');
  },
};
export const Subscribe: Story = { play: opened('Abbonati al calendario', '[part~="subscription"]') };
export const Loading: Story = { args: { network: 'slow' }, play: async (context) => { await says(context, 'Caricamento'); } };
export const Empty: Story = { args: { seed: { events: [] } }, play: async (context) => { await says(context, 'Non ci sono eventi'); } };
export const ServerFails: Story = { name: 'Server fails', args: { network: 'failing', fallback: true }, play: async (context) => { await until(() => first(rootOf(context), '[role="alert"]'), 'the error'); } };
export const Offline: Story = { args: { network: 'offline', fallback: true }, play: async (context) => { await until(() => first(rootOf(context), '[role="alert"]'), 'the error'); } };
export const More: Story = {
  name: 'More events, which do not come', render: (args, context) => thenFails(draw(args, context)),
  play: async (context) => { await shown(event)(context); await press(rootOf(context), 'Mostra altri eventi'); await says(context, 'Non siamo riusciti'); },
};
export const Crowded: Story = { name: 'More events than a cell holds', args: { view: 'month', seed: crowded }, play: shown('[part~="others"]:not(:empty), [part~="mark"]:not(:empty)') };
export const Skipped: Story = { name: 'A file with faulty entries', render: (args, context) => withSkipped(draw(args, context)), play: shown('[part~="skipped"]') };
export const LongWords: Story = { name: 'Long words', args: { seed: long }, globals: { viewport: { value: 'phone' } }, play: opened('Dettagli', '[part~="detail-list"]') };
export const LongWordsWeek: Story = { name: 'Long words, week', args: { seed: long, view: 'week' }, play: shown(cell) };
export const English: Story = { globals: { language: 'en' }, play: shown(event) };
export const German: Story = { globals: { language: 'de' }, play: opened('Einzelheiten', '[part~="detail-list"]') };
export const GermanMonth: Story = { name: 'German, month', args: { view: 'month' }, globals: { language: 'de' }, play: shown(cell) };
export const PlainLanguage: Story = { name: 'Plain language', args: { view: 'month' }, globals: { language: 'it-x-facile' }, play: chosen('2026-06-05') };
export const Phone: Story = { name: '320 px', globals: { viewport: { value: 'phone' } }, play: shown(event) };
export const MonthOnPhone: Story = { name: 'Month, 320 px', args: { view: 'month' }, globals: { viewport: { value: 'phone' } }, play: chosen('2026-06-20') };
export const FiltersOnPhone: Story = { name: 'Filters, 320 px', globals: { viewport: { value: 'phone' } }, play: opened('Cerca e filtra', '[part~="filters"]') };
export const Dark: Story = { globals: { scheme: 'dark' }, play: opened('Cerca e filtra', '[part~="filters"]') };
export const MonthDark: Story = { name: 'Month, dark', args: { view: 'month' }, globals: { scheme: 'dark' }, play: chosen('2026-06-20') };
export const HighContrast: Story = { name: 'High contrast', args: { view: 'month' }, globals: { scheme: 'contrast' }, play: chosen('2026-06-20') };
export const ForcedColours: Story = { name: 'Forced colours', tags: ['forced-colors'], play: shown(event) };
export const MonthForcedColours: Story = { name: 'Month, forced colours', args: { view: 'month' }, tags: ['forced-colors'], play: chosen('2026-06-20') };

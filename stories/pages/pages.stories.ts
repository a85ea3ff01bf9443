import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { until } from '../support/act.ts';
import { demoPage } from '../support/demo-page.ts';

interface Args { page: string }

const meta: Meta<Args> = {
  title: 'Pages/Town site',
  tags: ['!autodocs'],
  args: { page: 'index' },
  argTypes: { page: { control: 'select', options: ['index', 'servizi', 'segnalazioni', 'eventi', 'dati', 'sportelli', 'sportelli/1', 'domande-frequenti'] } },
  // Bootstrap Italia's pages are light.
  globals: { scheme: 'light', theme: 'sassuolo' },
  parameters: { layout: 'fullscreen' },
  render: ({ page }, { globals }) => {
    const shown = demoPage(`${globals['theme'] === 'civico' ? 'sassuolo' : globals['theme'] as string}/${page}`);
    // The tablet takes the whole screen, whatever is around it.
    if (page.startsWith('sportelli/')) shown.classList.add('story-screen');
    return shown;
  },
  play: async ({ canvasElement }) => { await until(() => canvasElement.querySelector('demo-page[data-ready]'), 'the page'); },
};
export default meta;
type Story = StoryObj<Args>;

/** Waits for what the page's element shows. */
const filled = (tag: string, part: string): NonNullable<Story['play']> => async (context) => {
  await meta.play!(context);
  await until(() => context.canvasElement.querySelector(tag)?.shadowRoot?.querySelector(`[part~="${part}"]`), `${part} of ${tag}`);
};
const reports = filled('civico-report-map', 'card');
const events = filled('civico-events-calendar', 'event');
const figures = filled('civico-service-dashboard', 'number');

export const HomeSassuolo: Story = { name: 'Home, Sassuolo' };
export const HomeCrema: Story = { name: 'Home, Crema', globals: { theme: 'crema' } };
export const HomeCapannori: Story = { name: 'Home, Capannori', globals: { theme: 'capannori' } };
export const HomeMirandola: Story = { name: 'Home, Mirandola', globals: { theme: 'mirandola' } };
export const ReportsSassuolo: Story = { name: 'Reports, Sassuolo', args: { page: 'segnalazioni' }, play: reports };
export const ReportsCrema: Story = { name: 'Reports, Crema', args: { page: 'segnalazioni' }, globals: { theme: 'crema' }, play: reports };
export const ReportsCapannori: Story = { name: 'Reports, Capannori', args: { page: 'segnalazioni' }, globals: { theme: 'capannori' }, play: reports };
export const ReportsMirandola: Story = { name: 'Reports, Mirandola', args: { page: 'segnalazioni' }, globals: { theme: 'mirandola' }, play: reports };
export const EventsSassuolo: Story = { name: 'Events, Sassuolo', args: { page: 'eventi' }, play: events };
export const EventsCrema: Story = { name: 'Events, Crema', args: { page: 'eventi' }, globals: { theme: 'crema' }, play: events };
export const EventsCapannori: Story = { name: 'Events, Capannori', args: { page: 'eventi' }, globals: { theme: 'capannori' }, play: events };
export const EventsMirandola: Story = { name: 'Events, Mirandola', args: { page: 'eventi' }, globals: { theme: 'mirandola' }, play: events };
export const FiguresSassuolo: Story = { name: 'Figures, Sassuolo', args: { page: 'dati' }, play: figures };
export const FiguresCrema: Story = { name: 'Figures, Crema', args: { page: 'dati' }, globals: { theme: 'crema' }, play: figures };
export const FiguresCapannori: Story = { name: 'Figures, Capannori', args: { page: 'dati' }, globals: { theme: 'capannori' }, play: figures };
export const FiguresMirandola: Story = { name: 'Figures, Mirandola', args: { page: 'dati' }, globals: { theme: 'mirandola' }, play: figures };
export const CountersSassuolo: Story = { name: 'Counters, Sassuolo', args: { page: 'sportelli' }, play: figures };
export const CountersCrema: Story = { name: 'Counters, Crema', args: { page: 'sportelli' }, globals: { theme: 'crema' }, play: figures };
export const CountersCapannori: Story = { name: 'Counters, Capannori', args: { page: 'sportelli' }, globals: { theme: 'capannori' }, play: figures };
export const CountersMirandola: Story = { name: 'Counters, Mirandola', args: { page: 'sportelli' }, globals: { theme: 'mirandola' }, play: figures };
export const Counter: Story = {
  name: 'A tablet at a counter, Mirandola', args: { page: 'sportelli/1' }, globals: { theme: 'mirandola' },
  play: async (context) => { await meta.play!(context); await until(() => context.canvasElement.querySelector('[data-part="kiosk-title"]'), 'the tablet'); },
};
export const Certificates: Story = { args: { page: 'servizi/certificati-anagrafici' } };
export const Questions: Story = { name: 'Questions, 320 px', args: { page: 'domande-frequenti' }, globals: { theme: 'crema', viewport: { value: 'phone' } } };
export const EventsPhone: Story = { name: 'Events, 320 px', args: { page: 'eventi' }, globals: { viewport: { value: 'phone' } }, play: events };
export const FiguresPhone: Story = { name: 'Figures, 320 px', args: { page: 'dati' }, globals: { theme: 'mirandola', viewport: { value: 'phone' } }, play: figures };

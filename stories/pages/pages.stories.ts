import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { until } from '../support/act.ts';
import { demoPage } from '../support/demo-page.ts';

interface Args { page: string }

const meta: Meta<Args> = {
  title: 'Pages/Town site',
  tags: ['!autodocs'],
  args: { page: 'index' },
  argTypes: { page: { control: 'select', options: ['index', 'servizi', 'segnalazioni', 'domande-frequenti'] } },
  // Bootstrap Italia's pages are light.
  globals: { scheme: 'light', theme: 'sassuolo' },
  parameters: { layout: 'fullscreen' },
  render: ({ page }, { globals }) => demoPage(`${globals['theme'] === 'civico' ? 'sassuolo' : globals['theme'] as string}/${page}`),
  play: async ({ canvasElement }) => { await until(() => canvasElement.querySelector('demo-page[data-ready]'), 'the page'); },
};
export default meta;
type Story = StoryObj<Args>;

const reports: NonNullable<Story['play']> = async (context) => {
  await meta.play!(context);
  await until(() => context.canvasElement.querySelector('civico-report-map')?.shadowRoot?.querySelector('[part~="card"]'), 'the reports');
};

export const HomeSassuolo: Story = { name: 'Home, Sassuolo' };
export const HomeCrema: Story = { name: 'Home, Crema', globals: { theme: 'crema' } };
export const HomeCapannori: Story = { name: 'Home, Capannori', globals: { theme: 'capannori' } };
export const HomeMirandola: Story = { name: 'Home, Mirandola', globals: { theme: 'mirandola' } };
export const ReportsSassuolo: Story = { name: 'Reports, Sassuolo', args: { page: 'segnalazioni' }, play: reports };
export const ReportsCrema: Story = { name: 'Reports, Crema', args: { page: 'segnalazioni' }, globals: { theme: 'crema' }, play: reports };
export const ReportsCapannori: Story = { name: 'Reports, Capannori', args: { page: 'segnalazioni' }, globals: { theme: 'capannori' }, play: reports };
export const ReportsMirandola: Story = { name: 'Reports, Mirandola', args: { page: 'segnalazioni' }, globals: { theme: 'mirandola' }, play: reports };
export const Certificates: Story = { args: { page: 'servizi/certificati-anagrafici' } };
export const Questions: Story = { name: 'Questions, 320 px', args: { page: 'domande-frequenti' }, globals: { theme: 'crema', viewport: { value: 'phone' } } };

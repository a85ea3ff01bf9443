import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { figures, type Figure, type MemorySeed, type Network } from '@civico/adapters/memory';
import type { IndicatorsPort } from '@civico/contract';
import type { CivicoServiceDashboard } from '../../packages/elements/src/service-dashboard/service-dashboard.ts';
import { answer, first, named, until } from '../support/act.ts';
import { backend } from '../support/backend.ts';
import { withBackend } from '../support/element.ts';

interface Args { indicators: string; 'no-filters': boolean; 'heading-level': 2 | 3 | 4; network?: Network; seed?: MemorySeed; fallback?: boolean }
interface Context { canvasElement: HTMLElement }

const meta: Meta<Args> = {
  title: 'Elements/civico-service-dashboard',
  component: 'civico-service-dashboard',
  args: { indicators: '', 'no-filters': false, 'heading-level': 2 },
  argTypes: { network: { table: { disable: true } }, seed: { table: { disable: true } }, fallback: { table: { disable: true } } },
  render: ({ indicators, network, seed, fallback, ...args }) => {
    const element = document.createElement('civico-service-dashboard') as CivicoServiceDashboard;
    element.indicators = indicators;
    element.noFilters = args['no-filters'];
    element.headingLevel = args['heading-level'];
    // The address bar of a story is the Storybook's.
    element.noPermalink = true;
    if (fallback) element.innerHTML = '<p>I dati sono anche in un file: <a href="#dati">dati.csv</a>.</p>';
    return withBackend(element, ['indicators'], seed, network);
  },
  parameters: {
    docs: {
      story: { height: '48rem' },
      description: {
        component: `Figures a Comune publishes about its services: the newest value, how sure it is, where it goes, its chart, the table with the same values, and where they come from.

**When to use.** On the page of the service's figures, or with \`indicators\` and \`no-filters\` beside the service they are about.

**When not.** Not for one number in a sentence, and not for money spent: budgets have rules of their own. Where fewer than five people answered there is no figure, since it would tell who they are.

**Why so.** The number stands before the chart, because it is what most people came for. Every chart has its table, source, licence and date, and what is missing is said. Colours are never alone: lines have patterns, bars have words. Charts are loaded when they are about to be seen.`,
      },
    },
  },
};
export default meta;
type Story = StoryObj<Args>;

const rootOf = ({ canvasElement }: Context): ShadowRoot => canvasElement.querySelector('civico-service-dashboard')!.shadowRoot!;
const shown = (selector: string) => async (context: Context): Promise<void> => { await until(() => first(rootOf(context), selector), selector); };
const drawn = async (context: Context): Promise<void> => {
  await shown('[part~="number"], canvas')(context);
  // Charts below the fold are drawn when they are scrolled to.
  await until(() => rootOf(context).querySelectorAll('canvas').length === 0 || [...rootOf(context).querySelectorAll('canvas')].some((canvas) => canvas.width !== 300), 'a chart');
};
const draw = (args: Args, context: unknown): CivicoServiceDashboard => (meta.render as (args: Args, context: unknown) => CivicoServiceDashboard)(args, context);

const one = figures[0]!;
const long: Figure[] = [
  { ...one, title: 'Donaudampfschifffahrtsgesellschaftskapitänsprüfungsanmeldungen e certificati rilasciati precipitevolissimevolmente', theme: 'Amministrazionetrasparentedigitaletelematica', unitLabel: 'richiestedicertificatoanagraficodigitale', source: { name: 'Ufficio-relazioni-con-il-pubblico-e-servizi-demografici-associati-dell’Unione-dei-Comuni' } },
  { ...figures[1]!, observations: figures[1]!.observations.map((observation) => ({ ...observation, category: `Sportello polifunzionale ${observation.category}, sede distaccata di Castelnuovo di Sopra` })) },
];
const odd: Figure[] = [
  { ...one, id: 'none', title: 'Pratiche edilizie concluse', observations: [] },
  { ...one, id: 'single', title: 'Carte d’identità elettroniche', observations: [{ period: '2026', value: 1087 }] },
  { ...one, id: 'missing', title: 'Tempo di attesa all’anagrafe', unit: 'minutes', unitLabel: '', better: 'lower', target: { value: 10 }, observations: [{ period: '2024', value: 14 }, { period: '2025', value: null, missing: 'not-collected' }, { period: '2026', value: 18.5, qualifier: 'about' }] },
  { ...figures[1]!, id: 'few', title: 'Giudizi positivi sul sito', observations: [{ period: '2026', category: 'Tributi', value: null, missing: 'not-enough', n: 3 }] },
];

/** One of the figures does not come. */
function oneFails(element: CivicoServiceDashboard): CivicoServiceDashboard {
  const { indicators } = backend();
  const failing = backend({}, 'failing').indicators;
  const port: IndicatorsPort = { ...indicators, listObservations: (input, options) => (input.id === 'positive-counters' ? failing : indicators).listObservations(input, options) };
  element.port = port;
  return element;
}

export const All: Story = { name: 'All kinds of chart', play: drawn };
export const OnePage: Story = { name: 'Two figures, without filters', args: { indicators: 'positive-counters counters', 'no-filters': true, 'heading-level': 3 }, play: drawn };
export const TableOpen: Story = {
  name: 'The values in a table', args: { indicators: 'certificates-online', 'no-filters': true },
  play: async (context) => { await drawn(context); named(rootOf(context), 'I valori in tabella')!.click(); await shown('table')(context); },
};
export const Filtered: Story = {
  name: 'One topic, one year',
  play: async (context) => { await drawn(context); await answer(rootOf(context), 'Argomento', 'Soddisfazione'); await until(() => rootOf(context).textContent!.includes('2 indicatori'), 'the two of the topic'); },
};
export const NothingThen: Story = {
  name: 'Nothing in the years chosen', args: { indicators: 'digital-index' },
  play: async (context) => {
    await drawn(context);
    await answer(rootOf(context), 'Argomento', 'Digitale');
    await answer(rootOf(context), 'Dall’anno', '2025');
    await answer(rootOf(context), 'All’anno', '2024');
    await until(() => rootOf(context).textContent!.includes('Non ci sono dati per questo periodo'), 'the remark');
  },
};
export const Odd: Story = { name: 'Missing, single and uncertain values', args: { seed: { figures: odd } }, play: shown('[part~="remark"]') };
export const Loading: Story = { args: { network: 'slow' }, play: shown('[part~="skeleton"]') };
export const Empty: Story = { args: { seed: { figures: [] } }, play: async (context) => { await until(() => rootOf(context).textContent!.includes('Nessun dato da mostrare'), 'the empty board'); } };
export const ServerFails: Story = { name: 'Server fails', args: { network: 'failing', fallback: true }, play: shown('[part~="notice-error"]') };
export const OneFails: Story = { name: 'One figure does not come', render: (args, context) => oneFails(draw(args, context)), play: shown('[part~="notice-error"]') };
export const Offline: Story = { args: { network: 'offline', fallback: true }, play: shown('[part~="notice-error"]') };
export const LongWords: Story = { name: 'Long words', args: { seed: { figures: long } }, globals: { viewport: { value: 'phone' } }, play: drawn };
export const English: Story = { globals: { language: 'en' }, play: drawn };
export const German: Story = { globals: { language: 'de' }, play: drawn };
export const PlainLanguage: Story = { name: 'Plain language', globals: { language: 'it-x-facile' }, play: drawn };
export const Phone: Story = { name: '320 px', globals: { viewport: { value: 'phone' } }, play: drawn };
export const Desktop: Story = { name: '1280 px', globals: { viewport: { value: 'desktop' } }, play: drawn };
export const Dark: Story = { globals: { scheme: 'dark' }, play: drawn };
export const HighContrast: Story = { name: 'High contrast', globals: { scheme: 'contrast' }, play: drawn };
export const ForcedColours: Story = { name: 'Forced colours', tags: ['forced-colors'], play: drawn };

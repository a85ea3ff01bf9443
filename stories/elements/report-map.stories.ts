import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { MemorySeed, Network } from '@civico/adapters/memory';
import type { Report } from '@civico/contract';
import { randomReports } from '@civico/adapters/memory';
import type { CivicoReportMap } from '../../packages/elements/src/report-map/report-map.ts';
import { answer, first, press, until } from '../support/act.ts';
import { withBackend } from '../support/element.ts';

interface Args { view: 'list' | 'new' | 'status'; 'heading-level': 2 | 3 | 4 | 5; network?: Network; seed?: MemorySeed; fallback?: boolean }
interface Context { canvasElement: HTMLElement }

const meta: Meta<Args> = {
  title: 'Elements/civico-report-map',
  component: 'civico-report-map',
  args: { view: 'list', 'heading-level': 2 },
  argTypes: { network: { table: { disable: true } }, seed: { table: { disable: true } }, fallback: { table: { disable: true } } },
  render: ({ view, network, seed, fallback, ...args }) => {
    const element = document.createElement('civico-report-map') as CivicoReportMap;
    element.view = view;
    element.headingLevel = args['heading-level'];
    element.privacyUrl = '#informativa';
    // The address bar of a story is the Storybook's.
    element.noPermalink = true;
    if (fallback) element.innerHTML = '<p>Puoi anche telefonare al numero <a href="tel:+390000000100">0000 000 100</a>.</p>';
    return withBackend(element, ['reports', 'places'], seed, network);
  },
  parameters: {
    docs: {
      story: { height: '40rem' },
      description: {
        component: `Reports of decay: what was reported and how far it is, the three official steps of a new report, and the status by receipt code without login.

**When to use.** On the page "Segnalazione disservizio". \`view="new"\` where the page only serves to send one, \`view="status"\` for the page the receipt links to.

**When not.** Not for dangers: the questions of a category end in "chiama il 112". Not for opinions (civico-rating), nor for complaints that need a protocol number at once.

**Why so.** Address, landmarks and list stand beside the map and do all that it does. Nothing typed is lost: offline the report waits on the device and leaves once, a draft is kept only if the person agrees. Photos are made small and lose their place and date before they leave.`,
      },
    },
  },
};
export default meta;
type Story = StoryObj<Args>;

const rootOf = ({ canvasElement }: Context): ShadowRoot => canvasElement.querySelector('civico-report-map')!.shadowRoot!;
const shown = (selector: string) => async (context: Context): Promise<void> => { await until(() => first(rootOf(context), selector), selector); };
const headed = (context: Context, text: string): Promise<HTMLElement> => until(() => [...rootOf(context).querySelectorAll<HTMLElement>('h2, h3, [part~="view-title"]')].find((one) => one.textContent.includes(text)), `the title "${text}"`);

async function conditions(context: Context): Promise<void> {
  const root = rootOf(context);
  await answer(root, 'Ho letto', true);
  await press(root, 'Avanti');
  await until(() => root.querySelector('select'), 'the second step');
}

async function data(context: Context): Promise<void> {
  await conditions(context);
  const root = rootOf(context);
  await answer(root, 'Indirizzo', 'Via Roma 12');
  await answer(root, 'Tipo di disservizio', 'waste');
  await answer(root, 'Titolo', 'Cestino pieno davanti alla scuola');
  await answer(root, 'Dettagli', 'Da una settimana nessuno lo svuota e i sacchi finiscono in strada.');
}

async function summary(context: Context): Promise<void> {
  await data(context);
  await press(rootOf(context), 'Avanti');
  await until(() => rootOf(context).querySelector('[part~="summary-list"], dl'), 'the summary');
}

async function send(context: Context): Promise<void> {
  await summary(context);
  await press(rootOf(context), 'Invia');
}

const card = '[part~="card-link"]';
const long: Report[] = randomReports(3, { seed: 3 }).map((report) => ({ ...report, title: `Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen ${report.title}`, address: 'Via Precipitevolissimevolmenteinavvertitamente 128/bis, frazione Castelnuovo di Sopra' }));

export const List: Story = { play: shown(card) };
export const WithMap: Story = { name: 'Map beside the list', globals: { viewport: { value: 'desktop' } }, play: async (context) => { await shown(card)(context); await until(() => rootOf(context).querySelector('[part~="map-report"], [part~="map-cluster"]'), 'the reports on the map'); } };
export const Loading: Story = { args: { network: 'slow' }, play: shown('[part~="skeleton"]') };
export const Empty: Story = { args: { seed: { reports: 0 } }, play: async (context) => { await until(() => rootOf(context).textContent!.includes('La prima può essere la tua'), 'the invitation'); } };
export const NothingFound: Story = {
  name: 'Nothing found',
  play: async (context) => {
    const root = rootOf(context);
    await shown(card)(context);
    await answer(root, 'Cerca', 'questo non esiste');
    root.querySelector('form')!.requestSubmit();
    await until(() => root.textContent!.includes('Nessuna segnalazione con questi filtri'), 'the empty list');
  },
};
export const ServerFails: Story = { name: 'Server fails', args: { network: 'failing', fallback: true }, play: async (context) => { await until(() => first(rootOf(context), '[part~="notice-error"]'), 'the error'); } };
export const Offline: Story = { args: { network: 'offline', fallback: true }, play: async (context) => { await until(() => first(rootOf(context), '[part~="notice-error"]'), 'the error'); } };
export const OneReport: Story = {
  name: 'One report',
  play: async (context) => { await shown(card)(context); first(rootOf(context), card)!.click(); await headed(context, 'A che punto siamo'); },
};
export const FirstStep: Story = { name: 'New report, 1: conditions', args: { view: 'new' }, play: shown('input[type="checkbox"]') };
export const SecondStep: Story = { name: 'New report, 2: data', args: { view: 'new' }, play: data };
export const Errors: Story = {
  name: 'New report, answers missing', args: { view: 'new' },
  play: async (context) => { await conditions(context); await press(rootOf(context), 'Avanti'); await until(() => first(rootOf(context), '[part~="error-summary"]'), 'the errors'); },
};
export const Danger: Story = {
  name: 'New report, danger: call 112', args: { view: 'new' },
  play: async (context) => {
    await data(context);
    await answer(rootOf(context), 'Tipo di disservizio', 'trees');
    await answer(rootOf(context), 'Sì, qualcuno', true);
    await until(() => first(rootOf(context), 'a[href="tel:112"]'), 'the link to 112');
  },
};
export const ThirdStep: Story = { name: 'New report, 3: summary', args: { view: 'new' }, play: summary };
export const Sent: Story = { args: { view: 'new' }, play: async (context) => { await send(context); await headed(context, 'Segnalazione inviata'); } };
export const Waiting: Story = {
  name: 'Offline: the report waits', args: { view: 'new', seed: {} },
  render: (args, context) => {
    // The network goes when everything is written.
    const element = (meta.render as (args: Args, context: unknown) => CivicoReportMap)(args, context);
    const port = element.port!;
    element.addEventListener('civico-report-map-submitting', () => { element.port = withBackend(document.createElement('civico-report-map') as CivicoReportMap, ['reports', 'places'], {}, 'offline').port; });
    element.port = port;
    return element;
  },
  play: async (context) => { await send(context); await until(() => rootOf(context).textContent!.includes('non è ancora arrivata al Comune'), 'the waiting report'); },
};
export const StatusByCode: Story = { name: 'Status by code', args: { view: 'status' }, play: shown('input') };
export const StatusUnknown: Story = {
  name: 'Status: unknown code', args: { view: 'status' },
  play: async (context) => {
    const root = rootOf(context);
    await shown('input')(context);
    await answer(root, 'Codice', '00000-00000-00000-00000');
    root.querySelector('form')!.requestSubmit();
    await until(() => first(root, '[part~="error-summary"], [part~="field-error"], [part~="notice"]'), 'the answer');
  },
};
export const LongWords: Story = { name: 'Long words', args: { seed: { reports: long } }, globals: { viewport: { value: 'phone' } }, play: shown(card) };
export const English: Story = { globals: { language: 'en' }, play: shown(card) };
export const German: Story = { globals: { language: 'de' }, play: shown(card) };
export const Phone: Story = { name: '320 px', globals: { viewport: { value: 'phone' } }, play: shown(card) };
export const FormOnPhone: Story = { name: 'New report, 320 px', args: { view: 'new' }, globals: { viewport: { value: 'phone' } }, play: data };
export const Dark: Story = { globals: { scheme: 'dark' }, play: WithMap.play! };
export const FormDark: Story = { name: 'New report, dark', args: { view: 'new' }, globals: { scheme: 'dark' }, play: Errors.play! };
export const HighContrast: Story = { name: 'High contrast', globals: { scheme: 'contrast' }, play: shown(card) };
export const ForcedColours: Story = { name: 'Forced colours', tags: ['forced-colors'], play: shown(card) };

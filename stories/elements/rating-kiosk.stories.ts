import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Network } from '@civico/adapters/memory';
import type { CivicoRating } from '../../packages/elements/src/rating/rating.ts';
import { press, type, until } from '../support/act.ts';
import { withBackend } from '../support/element.ts';

interface Args { 'subject-id': string; tickets: boolean; 'counter-token': string; network?: Network }
interface Context { canvasElement: HTMLElement }

const meta: Meta<Args> = {
  title: 'Elements/civico-rating, at a counter',
  component: 'civico-rating',
  args: { 'subject-id': 'anagrafe-1', tickets: false, 'counter-token': 'dimostrazione' },
  argTypes: { network: { table: { disable: true } } },
  render: ({ network, ...args }) => {
    const element = document.createElement('civico-rating') as CivicoRating;
    element.mode = 'kiosk';
    element.subjectId = args['subject-id'];
    element.tickets = args.tickets;
    element.counterToken = args['counter-token'] || undefined;
    // It fills the screen it is on; on a page of the docs that is a box.
    const screen = Object.assign(document.createElement('div'), { className: 'story-screen' });
    screen.append(withBackend(element, ['ratings'], {}, network));
    return screen;
  },
  parameters: {
    layout: 'fullscreen',
    docs: {
      description: {
        component: `The tablet of "Mettiamoci la faccia" at a counter: \`mode="kiosk"\` fills the screen, one touch is a vote, after red it asks why.

**When to use.** On a tablet beside the counter, alone on its page, with the token of the counter after the \`#\` of the address. With \`tickets\` where people take a number: each number votes once.

**When not.** Not on the website, where \`kind="faces"\` does the same inside a page. Not where somebody has to hold the tablet: who serves must not see the vote.

**Why so.** Nobody waits: the vote is kept on the tablet first and leaves when there is a network. Touches that follow each other at once are one person's. All five languages are on the screen and in memory, and after twenty seconds alone the tablet is back in the language of the house.`,
      },
    },
  },
};
export default meta;
type Story = StoryObj<Args>;

const rootOf = ({ canvasElement }: Context): HTMLElement => canvasElement.querySelector('civico-rating')!;
const titled = (text: string) => async (context: Context): Promise<void> => { await until(() => rootOf(context).querySelector('[data-part="kiosk-title"]')?.textContent.includes(text), `"${text}"`); };
const faces = titled('Come valuti');
const touch = (face: string, then: string) => async (context: Context): Promise<void> => { await faces(context); await press(rootOf(context), face); await titled(then)(context); };
const ticket = (number: string, then: (context: Context) => Promise<unknown>) => async (context: Context): Promise<void> => {
  await titled('Numero del biglietto')(context);
  if (number) await type(rootOf(context), 'input', number);
  await press(rootOf(context), 'Avanti');
  await then(context);
};
/** The next person; by itself the tablet waits some seconds. */
const again = (context: Context): void => { const tablet = rootOf(context); tablet.parentElement!.append(tablet); };
const error = async (context: Context): Promise<void> => { await until(() => rootOf(context).querySelector('[data-part="error"]'), 'the error'); };

export const Ready: Story = { play: faces };
export const RedFace: Story = { name: 'After red: why?', play: touch('Negativo', 'Che cosa non è andato bene') };
export const Sent: Story = { play: touch('Positivo', 'Grazie') };
export const Resting: Story = {
  name: 'Touched again at once',
  play: async (context) => { await touch('Positivo', 'Grazie')(context); again(context); await touch('Positivo', 'già registrato')(context); },
};
export const Offline: Story = {
  name: 'Offline: the vote waits', args: { network: 'offline' },
  play: async (context) => { await touch('Sufficiente', 'Grazie')(context); await until(() => rootOf(context).textContent.includes('in attesa della rete'), 'how many wait'); },
};
export const ServerFails: Story = {
  name: 'Server fails: the vote waits', args: { network: 'failing' },
  play: async (context) => { await touch('Sufficiente', 'Grazie')(context); await until(() => rootOf(context).textContent.includes('non è ancora partito'), 'how many wait'); },
};
export const Ticket: Story = { name: 'With tickets: the number', args: { tickets: true }, play: titled('Numero del biglietto') };
export const TicketMissing: Story = { name: 'With tickets: no number', args: { tickets: true }, play: ticket('', error) };
export const TicketFaces: Story = { name: 'With tickets: the faces', args: { tickets: true }, play: ticket('A042', faces) };
export const TicketUsed: Story = {
  name: 'With tickets: it has voted', args: { tickets: true },
  play: async (context) => { await ticket('A042', touch('Positivo', 'Grazie'))(context); again(context); await ticket('A042', error)(context); },
};
export const NotSetUp: Story = { name: 'Not set up: no token', args: { 'counter-token': '' }, play: error };
export const German: Story = { globals: { language: 'de' }, play: titled('Wie bewerten Sie') };
export const LongWords: Story = { name: 'Long words: German, after red, 320 px', globals: { language: 'de', viewport: { value: 'phone' } }, play: async (context) => { await titled('Wie bewerten Sie')(context); await press(rootOf(context), 'Schlecht'); await titled('Was war nicht gut')(context); } };
export const Phone: Story = { name: '320 px', globals: { viewport: { value: 'phone' } }, play: faces };
export const Tablet: Story = { name: 'A tablet, upright', globals: { viewport: { value: 'tablet' } }, play: faces };
export const Dark: Story = { globals: { scheme: 'dark' }, play: faces };
export const HighContrast: Story = { name: 'High contrast', globals: { scheme: 'contrast' }, play: faces };
export const ForcedColours: Story = { name: 'Forced colours', tags: ['forced-colors'], play: faces };

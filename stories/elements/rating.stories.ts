import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { CivicoRating } from '../../packages/elements/src/rating/rating.ts';
import { first, until } from '../support/act.ts';
import { withBackend } from '../support/element.ts';
import type { Network } from '@civico/adapters/memory';

interface Args { kind: 'page' | 'service' | 'faces'; 'heading-level': number; network?: Network; messages?: Record<string, unknown> }

const meta: Meta<Args> = {
  title: 'Elements/civico-rating',
  component: 'civico-rating',
  args: { kind: 'page', 'heading-level': 2 },
  argTypes: { network: { table: { disable: true } }, messages: { control: false } },
  render: ({ network, messages, ...args }, { id }) => {
    const element = document.createElement('civico-rating') as CivicoRating;
    element.kind = args.kind;
    element.headingLevel = args['heading-level'];
    // One vote a subject: every story rates something else.
    element.subjectId = id;
    if (messages) element.messages = messages;
    return withBackend(element, ['ratings'], {}, network);
  },
  parameters: {
    docs: {
      description: {
        component: `Asks how clear a page is, how easy a service was, or, with three faces, how somebody was served at a counter ("Mettiamoci la faccia").

**When to use.** \`page\` at the end of every page of information: the state's validator expects it there. \`service\` on the last page of a digital service, after the thanks. \`faces\` at counters and for services that also have a counter, so that figures can be compared.

**When not.** Not in the middle of a task, and never as a condition for going on. Not twice on one page.

**Why so.** The stars are radio buttons with words, so they work by keyboard and are spoken. It stands in the light DOM because the validator does not look into shadow roots. Nothing is sent before "Invia"; a vote given without network leaves later, once.`,
      },
    },
  },
};

export default meta;
type Story = StoryObj<Args>;

const element = (canvas: HTMLElement): HTMLElement => canvas.querySelector('civico-rating')!;

const choose = (value: number) => async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  const root = element(canvasElement);
  (await until(() => root.querySelector<HTMLInputElement>(`input[type="radio"][value="${value}"]`), 'the choices')).click();
  await until(() => first(root, 'textarea'), 'the detail field');
};

const send = (value: number, after: string) => async (context: { canvasElement: HTMLElement }): Promise<void> => {
  await choose(value)(context);
  const root = element(context.canvasElement);
  (await until(() => first<HTMLButtonElement>(root, 'button[type="submit"]'), 'the button')).click();
  await until(() => root.querySelector(after), after);
};

export const Page: Story = {};
export const Service: Story = { args: { kind: 'service' } };
export const Faces: Story = { args: { kind: 'faces' } };
export const FewStars: Story = { name: 'Few stars: what was difficult', play: choose(2) };
export const ManyStars: Story = { name: 'Many stars: what was liked', play: choose(5) };
export const RedFace: Story = { name: 'Red face: what went wrong', args: { kind: 'faces' }, play: choose(1) };
export const Sending: Story = { args: { network: 'slow' }, play: send(4, 'button[aria-disabled="true"], [data-part="thanks"]') };
export const Sent: Story = { play: send(5, '[data-part="thanks"]') };
export const Offline: Story = { name: 'Offline: the vote waits', args: { network: 'offline' }, play: send(3, '[data-part="thanks"]') };
export const ServerFails: Story = { name: 'Server fails: the vote waits', args: { network: 'failing' }, play: send(3, '[data-part="thanks"], [data-part="error"]') };
export const German: Story = { globals: { language: 'de' }, play: choose(4) };
export const English: Story = { globals: { language: 'en' }, play: choose(2) };
export const LongWords: Story = {
  name: 'Sentences of the host, with long words',
  args: { messages: { titlePage: 'Quanto ti è sembrata comprensibile la Verwaltungsdienstleistungsbeschreibung dell’amministrazione transfrontaliera?' } },
  globals: { viewport: { value: 'phone' } }, play: choose(4),
};
export const Phone: Story = { name: '320 px', globals: { viewport: { value: 'phone' } }, play: choose(4) };
export const FacesOnPhone: Story = { name: 'Faces, 320 px', args: { kind: 'faces' }, globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { globals: { scheme: 'dark' }, play: choose(4) };
export const HighContrast: Story = { globals: { scheme: 'contrast' }, play: choose(4) };
export const ForcedColours: Story = {
  tags: ['forced-colors'], play: choose(4),
  parameters: { docs: { description: { story: 'Seen in a browser with forced colours (Windows contrast themes, or "Emulate forced-colors" in the developer tools).' } } },
};

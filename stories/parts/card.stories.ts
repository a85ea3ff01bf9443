import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { button, buttonStyles, card, cardStyles, peopleIcon, tag, tagStyles, type CardOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<CardOptions> = {
  title: 'Parts/Card',
  args: { title: 'Lampione spento in via Roma', href: '#segnalazione', meta: html`${tag({ label: 'Presa in carico', kind: 'info' })}<span>Illuminazione pubblica</span><span>19 novembre 2026</span>`, body: html`<p>Davanti al civico 12, da tre giorni.</p>` },
  argTypes: { meta: { control: false }, body: { control: false }, footer: { control: false }, media: { control: false } },
  render: (args) => drawn([cardStyles, tagStyles, buttonStyles], () => card({ ...args })),
  parameters: guidance({
    what: 'One thing of many: a report, an event, a service. `card(options)`.',
    when: 'In lists whose entries have a title, some facts, and lead somewhere.',
    not: 'To put a frame around anything. What must be compared wants a table.',
    why: 'The title is a heading and the only link; the whole card can be pressed all the same, and text in it can still be selected.',
    words: 'Title: what it is, in the words of who wrote it. Facts in a fixed order: state, category, date.',
  }),
};
export default meta;
type Story = StoryObj<CardOptions>;

export const WithLink: Story = { name: 'Leads somewhere' };
export const WithActions: Story = { name: 'With an action', args: { footer: html`<span>${peopleIcon} 4 persone</span>${button({ label: 'Anche io' })}` } };
export const Current: Story = { name: 'Chosen elsewhere', args: { current: true } };
export const OnlyRead: Story = { name: 'Only to read', args: { title: 'Senza collegamento', href: undefined, meta: undefined, body: html`<p>Solo da leggere.</p>` } };
export const Phone: Story = { name: 'Long words, 320 px', args: { title: 'Straßenbeleuchtungsanlagenwartungsbeauftragter gesucht' }, globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { args: { current: true }, globals: { scheme: 'dark' } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { button, buttonStyles, notice, noticeStyles, type NoticeOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<NoticeOptions> = {
  title: 'Parts/Notice',
  args: { kind: 'info', title: 'Il codice ti serve per seguire la segnalazione', text: 'Salvalo o stampa la ricevuta.' },
  argTypes: { kind: { control: 'inline-radio', options: ['info', 'success', 'warning', 'error'] }, actions: { control: false } },
  render: (args) => drawn([noticeStyles, buttonStyles], () => notice({ ...args })),
  parameters: guidance({
    what: 'A message in the page: what happened, and what can be done. `notice(options)`, `liveRegion(content)`.',
    when: 'For what concerns the whole view: sent, waiting for the network, something to know before going on.',
    not: 'For an error of one field (the field says it) or several (error summary). Not for advertising.',
    why: 'Colour, icon, words and edge say the same, so no one of them is needed. What appears later stands in a live region that was there before. It never goes away by itself.',
    words: 'Title: the fact, in one short sentence. Text: what it means for the person. Action: what to do. "Sei senza rete" – "Invieremo la segnalazione appena torna".',
  }),
};
export default meta;
type Story = StoryObj<NoticeOptions>;

export const Info: Story = {};
export const Success: Story = { args: { kind: 'success', kindLabel: 'Fatto:', title: 'Segnalazione inviata', text: html`<p>Il codice è <strong>0PR0V-ADAZZ-0PR0V-ADAZZ</strong>.</p>`, actions: button({ label: 'Copia il codice', kind: 'link' }) } };
export const Warning: Story = { args: { kind: 'warning', kindLabel: 'Attenzione:', title: 'Sei senza rete', text: 'Invieremo la segnalazione appena torna. Non chiudere questa pagina se usi un computer condiviso.' } };
export const Failure: Story = { name: 'Error', args: { kind: 'error', kindLabel: 'Errore:', title: undefined, text: 'Le segnalazioni non arrivano. Riprova tra poco.', live: 'alert', actions: button({ label: 'Riprova' }) } };
export const Phone: Story = { name: '320 px', args: Success.args!, globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { args: Warning.args!, globals: { scheme: 'dark' } };
export const ForcedColours: Story = { args: Failure.args!, tags: ['forced-colors'] };

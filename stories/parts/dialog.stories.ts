import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { button, buttonStyles, dialog, dialogStyles } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

interface Args { open: boolean }

const meta: Meta<Args> = {
  title: 'Parts/Dialog',
  args: { open: false },
  render: (args) => {
    const state = { open: args.open };
    return drawn([dialogStyles, buttonStyles], (redraw) => {
      const put = (open: boolean): void => { state.open = open; redraw(); };
      return html`<div>${button({ label: 'Elimina la bozza', kind: 'danger', onClick: () => { put(true); } })}</div>
        ${dialog({ id: 'confirm', title: 'Elimini la bozza?', closeLabel: 'Chiudi', open: state.open, onClose: () => { put(false); },
          content: html`<p>Quello che hai scritto e le foto spariscono da questo dispositivo.</p>`,
          actions: html`${button({ label: 'Tieni la bozza', onClick: () => { put(false); } })}${button({ label: 'Elimina', kind: 'danger', onClick: () => { put(false); } })}` })}`;
    });
  },
  parameters: { ...guidance({
    what: 'A question that must be answered before going on. `dialog(options)`, the browser\'s own `<dialog>`.',
    when: 'Before what cannot be undone, or for a small task that must not lose the place, such as the calendar.',
    not: 'For messages (notice), for forms of more than a few fields (a step). Never opens by itself.',
    why: 'The browser keeps the focus inside, closes with Escape and gives the focus back. The safe button comes first.',
    words: 'Title: the question, with its verb. Buttons answer it: "Tieni la bozza", "Elimina". Never "Sei sicuro?", "Sì", "No".',
  }), layout: 'padded' },
};
export default meta;
type Story = StoryObj<Args>;

export const Closed: Story = {};
export const Open: Story = { args: { open: true }, parameters: { docs: { disable: true } }, tags: ['!autodocs'] };
export const Phone: Story = { name: 'Open, 320 px', args: { open: true }, globals: { viewport: { value: 'phone' } }, tags: ['!autodocs'] };
export const Dark: Story = { name: 'Open, dark', args: { open: true }, globals: { scheme: 'dark' }, tags: ['!autodocs'] };

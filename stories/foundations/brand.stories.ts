import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { css, html } from 'lit';
import { contrastRows } from '@civico/theme/export.ts';
import { button, buttonRow, buttonStyles, checkbox, choiceListStyles, notice, noticeStyles, steps, stepsStyles, tag, tagStyles } from '@civico/core/parts/index.ts';
import { drawn } from '../support/part.ts';
import { words } from '../support/words.ts';
import { bothSchemes, vars } from './foundations.ts';

interface Args { brand: string }

const meta: Meta<Args> = {
  title: 'Foundations/Brand playground',
  tags: ['!autodocs'],
  argTypes: { brand: { control: { type: 'color', presetColors: ['#0066cc', '#8f1736', '#2c5f23', '#ffcc00', '#ffffff', '#000000'] } } },
  args: { brand: '#0066cc' },
  render: ({ brand }) => {
    const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.test(brand) ? brand : undefined;
    const worst = hex && (['light', 'dark'] as const).map((scheme) => contrastRows(hex, scheme)[0]!);
    return html`<div class="f-page"><section><h2>One colour</h2><p><code>:root { --civico-color-brand: ${brand} }</code></p></section>
      ${bothSchemes('', () => html`<div ${vars({ '--civico-color-brand': brand })} data-civico-theme="">${sample()}</div>`)}
      ${worst ? html`<p>Closest to its limit: ${worst.map((row, index) => html`${index ? ', dark' : 'light'} ${row.foreground} on ${row.background} ${row.ratio.toFixed(2)} : 1 (at least ${row.least})`)}.</p>` : html`<p>Not a colour in hexadecimal: the browser takes any CSS colour, the figures here do not.</p>`}</div>`;
  },
};
export default meta;
type Story = StoryObj<Args>;

let count = 0;
function sample() {
  const id = `privacy-${(count += 1)}`;
  return drawn([buttonStyles, choiceListStyles, noticeStyles, stepsStyles, tagStyles, css`a { color: var(--_color-link); }`], () => html`
    ${steps({ label: 'Passi', current: 1, reached: 1, words: words.steps, steps: [{ label: 'Condizioni' }, { label: 'Dati' }, { label: 'Riepilogo' }], onSelect: () => undefined })}
    <p>Leggi <a href="#regole">le regole delle segnalazioni</a>. ${tag({ label: 'Presa in carico', kind: 'info' })}</p>
    ${checkbox({ id, label: 'Ho letto l’informativa', checked: true })}
    ${notice({ kind: 'success', title: 'Segnalazione inviata' })}
    ${buttonRow(button({ label: 'Avanti', kind: 'primary' }), button({ label: 'Salva' }), button({ label: 'Indietro', kind: 'link' }))}`);
}

export const Blue: Story = {};
export const Burgundy: Story = { args: { brand: '#8f1736' } };
export const Yellow: Story = { args: { brand: '#ffcc00' } };
export const White: Story = { args: { brand: '#ffffff' } };
export const Black: Story = { args: { brand: '#000000' } };
export const Lime: Story = { args: { brand: '#00ff00' } };
export const NoColour: Story = { name: 'Typing error', args: { brand: '#00ffzz' } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { contrastRows } from '@civico/theme/export.ts';
import { themeOf, vars } from './foundations.ts';

const meta: Meta = { title: 'Foundations/Contrast', tags: ['!autodocs'] };
export default meta;

const table = (brand: string, scheme: 'light' | 'dark', more: boolean): TemplateResult => html`<div class="f-scroll" tabindex="0" role="group" aria-label=${`Contrast, ${scheme}`}><table class="f-table">
  <caption>${scheme === 'light' ? 'Light' : 'Dark'}${more ? ', more contrast' : ''}: closest to its limit first</caption>
  <thead><tr><th scope="col">Sample</th><th scope="col">What</th><th scope="col">On</th><th scope="col">At least</th><th scope="col">Is</th></tr></thead>
  <tbody>${contrastRows(brand, scheme, more).map(({ foreground, background, least, ratio, colors: [text, ground] }) => html`<tr>
    <td>${least < 4.5 ? html`<span class="f-line" ${vars({ '--f-text': text, '--f-ground': ground })}></span>` : html`<span class="f-sample" ${vars({ '--f-text': text, '--f-ground': ground })}>Via Roma 12</span>`}</td>
    <th scope="row">${foreground}</th><td>${background}</td><td>${least} : 1</td><td>${ratio.toFixed(2)} : 1</td></tr>`)}</tbody></table></div>`;

const page = (more: boolean): NonNullable<StoryObj['render']> => (_, { globals }) => {
  const { name, brand } = themeOf(globals);
  return html`<div class="f-page"><section><h2>${name} <code>${brand}</code></h2><p>Every pair that elements draw, computed as the browser does. A test paints them for thousands of brands.</p></section>
    ${table(brand, 'light', more)}${table(brand, 'dark', more)}</div>`;
};

export const Theme: StoryObj = { name: 'Of the theme', render: page(false) };
export const More: StoryObj = { name: 'With more contrast', render: page(true) };
export const Capannori: StoryObj = { name: 'Of a town', globals: { theme: 'capannori' }, render: page(false) };

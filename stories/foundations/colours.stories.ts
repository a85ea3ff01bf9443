import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tokens, type Token } from '@civico/theme/tokens.ts';
import { bothSchemes, themeOf, vars } from './foundations.ts';
import { themes } from '../support/themes.ts';

const meta: Meta = { title: 'Foundations/Colours', tags: ['!autodocs'] };
export default meta;

const shown = tokens.filter((token) => token.type === 'color' && token.name !== 'color-brand-shade');
const groups: [title: string, text: string, pick: (name: string) => boolean][] = [
  ['From the brand', 'One colour is set; these follow from it, in every scheme, with AA contrast.', (name) => /^(brand|on-brand|link|selected)/.test(name)],
  ['Text and surfaces', 'The same for every town, so that services look alike.', (name) => /^(text|surface|border|control|focus|star)/.test(name)],
  ['States', 'Always with an icon and a word: colour alone says nothing.', (name) => /^(danger|success|warning|info)/.test(name)],
];

const swatch = ({ name, description }: Token) => html`<li class="f-swatch"><div class="f-color" ${vars({ '--f-value': `var(--civico-${name === 'color-brand' ? 'color-seed' : name})` })}></div>
  <div><b>${name.slice(6)}</b><span>${description ?? ''}</span></div></li>`;

export const All: StoryObj = {
  render: (_, { globals }) => html`<div class="f-page">${groups.map(([title, text, pick]) => html`<section><h2>${title}</h2><p>${text}</p><br>
    ${bothSchemes(themeOf(globals).id, () => html`<ul class="f-swatches">${shown.filter(({ name }) => pick(name.slice(6))).map(swatch)}</ul>`)}</section>`)}</div>`,
};

export const Towns: StoryObj = {
  name: 'The four towns',
  render: () => html`<div class="f-page">${themes.map(({ id, name, brand }) => html`<section><h2>${name} <code>${brand}</code></h2>
    ${bothSchemes(id, () => html`<ul class="f-swatches">${shown.filter(({ name: token }) => groups[0]![2](token.slice(6))).map(swatch)}</ul>`)}</section>`)}</div>`,
};

export const HighContrast: StoryObj = { ...All, globals: { scheme: 'contrast' }, render: (_, { globals }) => html`<div class="f-page">${(['light', 'dark'] as const).map((scheme) => html`<section class="f-scheme" data-civico-theme=${themeOf(globals).id} data-civico-scheme=${scheme} data-civico-contrast="more">
  <h2>More contrast, ${scheme}</h2><ul class="f-swatches">${shown.map(swatch)}</ul></section>`)}</div>` };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tokens } from '@civico/theme/tokens.ts';
import { vars } from './foundations.ts';

const meta: Meta = { title: 'Foundations/Type', tags: ['!autodocs'] };
export default meta;

const sizes = tokens.filter(({ name }) => name.startsWith('font-size'));
const weights = tokens.filter(({ name }) => name.startsWith('font-weight'));
const row = (name: string, value: string, description: string | undefined, styles: Record<string, string>, text: string) => html`<dl class="f-row">
  <dt><b>${name}</b><br><code>${value}</code></dt><dd ${vars(styles)}>${text}${description ? html`<br><small>${description}</small>` : ''}</dd></dl>`;

export const Scale: StoryObj = {
  render: () => html`<div class="f-page">
    <section><h2>Sizes</h2>${sizes.map(({ name, value, description }) => row(name, value, description, { 'font-size': `var(--civico-${name})` }, 'Le indicazioni erano chiare'))}</section>
    <section><h2>Weights</h2>${weights.map(({ name, value, description }) => row(name, value, description, { 'font-weight': `var(--civico-${name})` }, 'Perché già così più città'))}</section>
    <section><h2>Titillium Web</h2><p>Elements write in the page's own typeface. A site that lacks Titillium Web may serve it itself: <code>civico-font.css</code> and its four files (74 kB) are in the theme's folder. No font is ever asked of another site.</p></section>
  </div>`,
};
export const Dark: StoryObj = { ...Scale, globals: { scheme: 'dark' } };

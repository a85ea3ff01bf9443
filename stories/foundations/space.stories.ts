import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tokens } from '@civico/theme/tokens.ts';
import { vars } from './foundations.ts';

const meta: Meta = { title: 'Foundations/Space and shape', tags: ['!autodocs'] };
export default meta;

const of = (group: string) => tokens.filter(({ name }) => name.startsWith(`${group}-`));

export const All: StoryObj = {
  render: () => html`<div class="f-page">
    <section><h2>Space</h2>${of('space').map(({ name, value, description }) => html`<dl class="f-row"><dt><b>${name}</b><br><code>${value}</code></dt><dd><div class="f-bar" ${vars({ '--f-value': `var(--civico-${name})` })}></div><small>${description ?? ''}</small></dd></dl>`)}</section>
    <section><h2>Radius and elevation</h2><div class="f-shapes">
      ${of('radius').map(({ name, value }) => html`<div class="f-shape" ${vars({ '--f-radius': `var(--civico-${name})` })}><span><b>${name}</b><br><code>${value}</code></span></div>`)}
      ${of('shadow').map(({ name, description }) => html`<div class="f-shape" ${vars({ '--f-shadow': `var(--civico-${name})` })}><span><b>${name}</b><br><small>${description ?? ''}</small></span></div>`)}
    </div></section>
    <section><h2>Motion</h2><p>Short and plain; with <code>prefers-reduced-motion</code> nothing moves.</p>${[...of('duration'), ...of('easing')].map(({ name, value, description }) => html`<dl class="f-row"><dt><b>${name}</b></dt><dd><code>${value}</code> ${description ?? ''}</dd></dl>`)}</section>
    <section><h2>Breakpoints</h2><p>Those of Bootstrap Italia, for pages. Elements look at their own width.</p>${of('breakpoint').map(({ name, value }) => html`<dl class="f-row"><dt><b>${name}</b></dt><dd><code>${value}</code></dd></dl>`)}</section>
  </div>`,
};
export const Phone: StoryObj = { ...All, name: '320 px', globals: { viewport: { value: 'phone' } } };
export const Dark: StoryObj = { ...All, globals: { scheme: 'dark' } };

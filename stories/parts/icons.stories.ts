import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { css, html } from 'lit';
import * as icons from '@civico/core/parts/icons.ts';
import { partsBase } from '@civico/core/parts/base.ts';
import { drawn, guidance } from '../support/part.ts';

const grid = css`
  ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: var(--_space-m); margin: 0; padding: 0; list-style: none; }
  li { display: grid; justify-items: center; gap: var(--_space-s); padding: var(--_space-m); border: 1px solid var(--_color-border); border-radius: var(--_radius-control); font-size: var(--_font-size-small); overflow-wrap: anywhere; }
  svg { color: var(--_color-link); }
`;
const meta: Meta = {
  title: 'Parts/Icons',
  render: () => drawn([partsBase, grid], () => html`<ul>${Object.entries(icons).map(([name, icon]) => html`<li>${icon}<span>${name}</span></li>`)}</ul>`),
  parameters: guidance({
    what: 'Small drawings of one path each. `import { checkIcon } from \'@civico/core/parts/icons.ts\'`.',
    when: 'Beside a word that says the same, to be found quicker.',
    not: 'Alone, unless everybody knows it (close, search) and the button has a name.',
    why: 'Inline, in the colour of the text: no icon font, no request, right in forced colours. They are hidden from screen readers, because the word is there.',
  }),
};
export default meta;

export const All: StoryObj = {};
export const Dark: StoryObj = { globals: { scheme: 'dark' } };

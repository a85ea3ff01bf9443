import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { backIcon, button, buttonLink, buttonRow, buttonStyles, forwardIcon, peopleIcon, removeIcon, type ButtonOptions } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';

const meta: Meta<ButtonOptions> = {
  title: 'Parts/Button',
  args: { label: 'Avanti', kind: 'primary' },
  argTypes: { kind: { control: 'inline-radio', options: ['primary', 'secondary', 'link', 'danger'] }, icon: { control: false }, onClick: { action: 'click' } },
  render: (args) => drawn(buttonStyles, () => buttonRow(button({ ...args }))),
  parameters: guidance({
    what: 'Does something: goes on, sends, removes. `button(options)`, `buttonLink(options)`, `buttonRow(…buttons)`.',
    when: 'Wherever pressing changes something. One primary button a view: what most people want next. `link` for ways back and small acts beside others; `danger` only for what cannot be undone.',
    not: 'To go to another page: that is a link (`buttonLink` when it must look like a button). Not disabled while a form is incomplete: let people press, then say what is missing.',
    why: 'At least 44 px high. While busy it keeps its width, its focus and its place, says so, and ignores a second press. White or black text follows from the brand, so that it can always be read.',
    words: 'A verb, first letter capital, no full stop: "Invia", "Salva richiesta", "Elimina la bozza". Never "OK", never "Clicca qui". The official ones are Indietro, Salva richiesta, Avanti, Invia.',
  }),
};
export default meta;
type Story = StoryObj<ButtonOptions>;

export const Primary: Story = {};
export const Secondary: Story = { args: { kind: 'secondary', label: 'Salva richiesta' } };
export const Link: Story = { args: { kind: 'link', label: 'Indietro', icon: backIcon } };
export const Danger: Story = { args: { kind: 'danger', label: 'Elimina la bozza', icon: removeIcon } };
export const Busy: Story = { args: { label: 'Invia', busyLabel: 'Invio in corso', busy: true } };
export const Disabled: Story = { args: { label: 'Non disponibile', disabled: true } };
export const Pressed: Story = { args: { kind: 'secondary', label: 'Anche io', icon: peopleIcon, pressed: true } };
export const LeadsToAPage: Story = { name: 'Leads to a page', render: () => drawn(buttonStyles, () => buttonRow(buttonLink({ label: 'Vai al servizio', href: '#servizio', icon: forwardIcon }))) };
export const Row: Story = { render: () => drawn(buttonStyles, () => buttonRow(button({ label: 'Avanti', kind: 'primary' }), button({ label: 'Salva richiesta' }), button({ label: 'Indietro', kind: 'link', icon: backIcon }))) };
export const LongLabel: Story = { name: 'Long label, 320 px', args: { label: 'Invia la richiesta di autorizzazione all’occupazione temporanea di suolo pubblico' }, globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { ...Row, globals: { scheme: 'dark' } };
export const ForcedColours: Story = { ...Row, tags: ['forced-colors'] };

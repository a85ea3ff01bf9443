import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { combobox, comboboxStyles, type ComboboxOption, type ComboboxOptions } from '@civico/core/parts/index.ts';
import { first, type, until } from '../support/act.ts';
import { drawn, guidance, inside } from '../support/part.ts';
import { words } from '../support/words.ts';

type Args = Pick<ComboboxOptions<string>, 'label' | 'hint' | 'error' | 'value'> & { answer: 'at once' | 'never' | 'fails' };

const places: readonly ComboboxOption<string>[] = [
  { label: 'Piazza Garibaldi', detail: 'Piazza, centro storico', value: 'garibaldi' }, { label: 'Piazzale della Rosa', detail: 'Davanti al Palazzo Ducale', value: 'rosa' },
  { label: 'Via Piazza del Mercato Coperto e degli Ortolani 12/bis', value: 'mercato' },
];

const meta: Meta<Args> = {
  title: 'Parts/Combobox',
  args: { label: 'Luogo', hint: 'Via e numero, oppure un luogo conosciuto', value: '', answer: 'at once' },
  argTypes: { answer: { control: 'inline-radio', options: ['at once', 'never', 'fails'], description: 'How the suggestions of the story come' } },
  render: ({ answer, ...args }) => {
    const state = { value: args.value };
    return drawn(comboboxStyles, (redraw) => combobox<string>({
      ...args, id: 'place', required: true, value: state.value, words: words.combobox,
      suggest: (text) => {
        if (answer === 'never') return new Promise(() => undefined);
        if (answer === 'fails') return Promise.reject(new Error('away'));
        return places.filter((one) => one.label.toLowerCase().includes(text.toLowerCase()));
      },
      onInput: (value) => { state.value = value; redraw(); }, onSelect: ({ label }) => { state.value = label; redraw(); },
    }));
  },
  parameters: guidance({
    what: 'A text field that suggests. `combobox(options)`, the WAI-ARIA pattern with a list.',
    when: 'When the answer is one of many, or may also be none of them: a street, a well-known place, an office.',
    not: 'For fewer than about fifteen known answers (select). Not where free text would be wrong: here what is typed always counts.',
    why: 'Focus stays in the field; arrows go through the suggestions; Escape closes, once more empties. How many there are is spoken. When the suggestions cannot be had, the field is still a field.',
    words: 'The hint says what may be typed. "Nessun risultato" is not an error: say what to do instead.',
  }),
};
export default meta;
type Story = StoryObj<Args>;

const typed = (text: string, shown: string) => async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  const root = inside(canvasElement);
  await type(root, 'input', text);
  await until(() => first(root, shown), shown);
};

export const Empty: Story = {};
export const Suggestions: Story = { play: typed('piazza', '[role="option"]') };
export const NoResult: Story = { name: 'No result', play: typed('zzz', '[part~="listbox"], [role="status"]') };
export const Searching: Story = { args: { answer: 'never' }, play: typed('piazza', '[role="status"]') };
export const Failed: Story = { name: 'No suggestions to be had', args: { answer: 'fails' }, play: typed('piazza', '[role="status"]') };
export const WithError: Story = { name: 'Error', args: { error: 'Scrivi dov’è il problema' } };
export const Dark: Story = { play: typed('piazza', '[role="option"]'), globals: { scheme: 'dark' } };

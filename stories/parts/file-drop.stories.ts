import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fileDrop, fileDropStyles, type DroppedFile } from '@civico/core/parts/index.ts';
import { drawn, guidance } from '../support/part.ts';
import { words } from '../support/words.ts';

interface Args { files: DroppedFile[]; limit: number; error?: string }

const lamp: DroppedFile = { id: 'a', name: 'lampione-spento.jpg', state: 'ready', detail: '182 kB', alternative: 'Un lampione con il vetro rotto' };

const meta: Meta<Args> = {
  title: 'Parts/File drop',
  args: { files: [], limit: 5 },
  render: (args) => {
    const state = { files: args.files };
    return drawn(fileDropStyles, (redraw) => fileDrop({
      id: 'photos', label: 'Immagini', optionalText: '(facoltativo)', hint: 'Fino a 5 foto. Evita volti e targhe.', accept: 'image/*', limit: args.limit, error: args.error, files: state.files, words: words.files,
      onFiles: (files) => { state.files = [...state.files, ...files.map((file, index): DroppedFile => ({ id: `${file.name}-${index}`, name: file.name, state: 'ready', detail: `${file.size} B` }))]; redraw(); },
      onRemove: (id) => { state.files = state.files.filter((file) => file.id !== id); redraw(); },
      onAlternative: (id, alternative) => { state.files = state.files.map((file) => file.id === id ? { ...file, alternative } : file); redraw(); },
    }));
  },
  parameters: guidance({
    what: 'Photos or documents: picked, taken or dropped. `fileDrop(options)`.',
    when: 'When a picture says it better than words, or a signed document is needed.',
    not: 'For data the office has already. Do not ask for a scan of what can be typed.',
    why: 'Dropping is an extra: the button does all, also by keyboard and on a phone, where it offers the camera. Each photo can have a sentence on what it shows, for those who do not see it.',
    words: 'Say before how many, how large, of what kind, and what must not be on it ("Evita volti e targhe"). A refused file says why and what to do.',
  }),
};
export default meta;
type Story = StoryObj<Args>;

export const Empty: Story = {};
export const Files: Story = { args: { files: [lamp] } };
export const Working: Story = { args: { files: [lamp, { id: 'b', name: 'via-roma-di-sera-vista-dal-marciapiede-opposto.jpg', state: 'working' }] } };
export const Refused: Story = { args: { files: [{ id: 'c', name: 'relazione.heic', state: 'refused', detail: 'Non riusciamo a leggere questa foto. Salvala come JPEG e riprova.' }] } };
export const Full: Story = { args: { files: [lamp], limit: 1 } };
export const WithError: Story = { name: 'Error', args: { error: 'Aggiungi almeno una foto' } };
export const Phone: Story = { name: '320 px', args: { files: [lamp] }, globals: { viewport: { value: 'phone' } } };
export const Dark: Story = { args: { files: [lamp] }, globals: { scheme: 'dark' } };

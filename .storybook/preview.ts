import { render } from 'lit';
import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import type { Network } from '@civico/adapters/memory';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import { forget, setNetwork } from '../stories/support/backend.ts';
import { applyTheme, installThemes, schemes, themes } from '../stories/support/themes.ts';
import '../packages/elements/src/events-calendar/define.ts';
import '../packages/elements/src/provider/define.ts';
import '../packages/elements/src/rating/define.ts';
import '../packages/elements/src/report-map/define.ts';
import '../packages/elements/src/service-dashboard/define.ts';

setCustomElementsManifest(manifest);
installThemes();

const languages = { it: 'Italiano', 'it-x-facile': 'Italiano facile', en: 'English', de: 'Deutsch', fr: 'Français', sl: 'Slovenščina' };
const networks: Record<Network, string> = { fast: 'Fast network', slow: 'Slow network', failing: 'Server fails', offline: 'Offline' };

/** On a page of the docs every story has a box of its own theme; alone it has the whole page. */
const settings: Decorator = (story, { globals, viewMode }) => {
  setNetwork(globals['network'] as Network);
  const docs = viewMode === 'docs';
  const target = docs ? document.createElement('div') : document.documentElement;
  target.lang = globals['language'] as string;
  applyTheme(target, globals['theme'] as string, globals['scheme'] as keyof typeof schemes);
  if (!docs) return story();
  target.classList.add('story-box');
  target.toggleAttribute('data-phone', (globals['viewport'] as { value?: string } | undefined)?.value === 'phone');
  render(story(), target);
  return target;
};

const items = (titles: Record<string, string>): { value: string; title: string }[] => Object.entries(titles).map(([value, title]) => ({ value, title }));

const preview: Preview = {
  decorators: [settings],
  loaders: [async () => { await forget(); return {}; }],
  tags: ['autodocs'],
  initialGlobals: { theme: 'civico', scheme: 'light', language: 'it', network: 'fast' },
  globalTypes: {
    theme: { description: 'Theme', toolbar: { icon: 'paintbrush', dynamicTitle: true, items: items(Object.fromEntries(themes.map(({ id, name }) => [id, name]))) } },
    scheme: { description: 'Colour scheme', toolbar: { icon: 'circlehollow', dynamicTitle: true, items: items(Object.fromEntries(Object.entries(schemes).map(([id, { title }]) => [id, title]))) } },
    language: { description: 'Language', toolbar: { icon: 'globe', dynamicTitle: true, items: items(languages) } },
    network: { description: 'Network', toolbar: { icon: 'lightning', dynamicTitle: true, items: items(networks) } },
  },
  parameters: {
    layout: 'padded',
    controls: { expanded: true, sort: 'requiredFirst' },
    options: { storySort: { order: ['Civico', ['Start here'], 'Foundations', ['Colours', 'Contrast', 'Brand playground', 'Accanto a Bootstrap Italia', 'Type', 'Space and shape'], 'Parts', 'Elements', 'Pages', 'Integration'] } },
    a11y: { test: 'error', options: { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } } },
    backgrounds: { disable: true },
    viewport: { options: { phone: { name: '320 px', styles: { width: '320px', height: '640px' } }, tablet: { name: '768 px', styles: { width: '768px', height: '1024px' } }, desktop: { name: '1280 px', styles: { width: '1280px', height: '800px' } } } },
  },
};

export default preview;

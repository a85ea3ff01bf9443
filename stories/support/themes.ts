/// <reference types="vite/client" />
/** The themes of the toolbar: Civico's own and the demo's four towns. */
import { pageCss, townCss } from '@civico/theme/css.ts';
import { ownBrand } from '@civico/theme/tokens.ts';

interface TownFile { id: string; name: string; brand: { primary: string } }

const files = import.meta.glob<TownFile>('../../demo/towns/*/town.json', { eager: true, import: 'default' });

export interface StoryTheme { id: string; name: string; brand: string }

export const towns: readonly StoryTheme[] = Object.values(files).map(({ id, name, brand }) => ({ id, name, brand: brand.primary }));
export const themes: readonly StoryTheme[] = [{ id: 'civico', name: 'Civico', brand: ownBrand }, ...towns];

const PAGE = `
body { color: var(--civico-color-text); background: var(--civico-color-surface); font: 400 1rem/1.5 var(--civico-font-family); }
.sbdocs { color-scheme: light; }
.story-box { padding: 1rem; color: var(--civico-color-text); background: var(--civico-color-surface); font: 400 1rem/1.5 var(--civico-font-family); }
.story-box[data-phone] { max-inline-size: 320px; border-inline-end: 1px dashed var(--civico-color-border); }
.story-screen { display: block; position: relative; contain: layout; block-size: 100vh; }
.story-box > .story-screen { block-size: 36rem; }
`;

/** Puts the theme's style sheets into the story's page, once. */
export function installThemes(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${pageCss()}${towns.map(townCss).join('')}${PAGE}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** Colour schemes of the toolbar, with the contrast they ask for. */
export const schemes = {
  light: { title: 'Light', scheme: 'light', contrast: undefined },
  dark: { title: 'Dark', scheme: 'dark', contrast: undefined },
  system: { title: 'As the system', scheme: 'auto', contrast: undefined },
  contrast: { title: 'High contrast, light', scheme: 'light', contrast: 'more' },
  'contrast-dark': { title: 'High contrast, dark', scheme: 'dark', contrast: 'more' },
} as const;

export function applyTheme(target: HTMLElement, theme: string, scheme: keyof typeof schemes): void {
  const { dataset } = target;
  dataset['civicoTheme'] = theme;
  dataset['civicoScheme'] = schemes[scheme].scheme;
  if (schemes[scheme].contrast) dataset['civicoContrast'] = schemes[scheme].contrast; else delete dataset['civicoContrast'];
}

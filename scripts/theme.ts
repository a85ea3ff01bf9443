/**
 * `node scripts/theme.ts` (also part of `npm run build`): makes dist/theme, what a web team or a designer takes of the theme:
 * `civico.css`, one style sheet a town, `civico-font.css` with Titillium Web for sites that lack it, `tokens.json` for design tools, `tokens.md` and `tokens.html` to read.
 */
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageCss, townCss } from '@civico/theme/css.ts';
import { designTokens, tokenPage, tokenTable, type Theme } from '@civico/theme/export.ts';
import { fontCss, fontFiles } from '@civico/theme/font.ts';

const root = join(import.meta.dirname, '..');
export const output = join(root, 'dist/theme');

interface TownFile { id: string; name: string; brand: { primary: string } }

/** The demo's towns with their brand colours. */
export function townThemes(): Theme[] {
  return globSync('demo/towns/*/town.json', { cwd: root }).sort().map((file) => {
    const { id, name, brand } = JSON.parse(readFileSync(join(root, file), 'utf8')) as TownFile;
    return { id, name, brand: brand.primary };
  });
}

/** Every file of dist/theme that is made from the tokens. */
export function themeFiles(): Map<string, string> {
  const themes = townThemes();
  return new Map([
    ['civico.css', pageCss()],
    ...themes.map((theme): [string, string] => [`${theme.id}.css`, townCss(theme)]),
    ['civico-font.css', fontCss()],
    ['tokens.json', `${JSON.stringify(designTokens(themes), null, 2)}\n`],
    ['tokens.md', tokenTable(themes)],
    ['tokens.html', tokenPage(themes)],
  ]);
}

/** Writes dist/theme into a folder beside it, then swaps. */
export function buildTheme(target: string = output): void {
  const fresh = `${target}.${process.pid}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  for (const [name, text] of themeFiles()) writeFileSync(join(fresh, name), text);
  const fonts = join(root, 'node_modules/bootstrap-italia/src/fonts/Titillium_Web');
  mkdirSync(join(fresh, 'fonts'));
  for (const { source, file } of fontFiles) cpSync(join(fonts, source), join(fresh, 'fonts', file));
  cpSync(join(fonts, 'OFL.txt'), join(fresh, 'fonts/OFL.txt'));
  const old = `${target}.${process.pid}.old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

if (import.meta.main) {
  buildTheme();
  console.log(`wrote ${output}`);
}

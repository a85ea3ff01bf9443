/** Titillium Web, served by the site itself, for sites that do not have it. No element asks for a font: a page does, with `civico-font.css`. */

const faces = [
  { weight: 400, style: 'normal', name: 'regular' },
  { weight: 400, style: 'italic', name: 'italic' },
  { weight: 600, style: 'normal', name: '600' },
  { weight: 700, style: 'normal', name: '700' },
] as const;

/** Where the files come from (the folder of Bootstrap Italia, SIL OFL 1.1) and what they are called. */
export const fontFiles = faces.map(({ name }) => ({
  source: `titillium-web-v10-latin-ext_latin-${name}.woff2`, file: `titillium-web-${name}.woff2`,
}));

export function fontCss(): string {
  const rules = faces.map(({ weight, style }, index) => `@font-face{font-family:"Titillium Web";font-style:${style};font-weight:${weight};font-display:swap;src:url(fonts/${fontFiles[index]!.file}) format("woff2")}`);
  return `/* Titillium Web, SIL Open Font License 1.1: fonts/OFL.txt */\n${rules.join('\n')}\n:root{--civico-font-family:"Titillium Web",Geneva,Tahoma,sans-serif}\n`;
}

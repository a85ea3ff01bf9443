/** Pages of the server's own, for links in messages: whole in one answer, without script, under a policy that lets nothing else in. */
import { createHash } from 'node:crypto';
import type { Language } from './problem.ts';

export interface Page {
  language: Language;
  /** Whose page it is, e.g. `Comune di Sassuolo`. */
  owner?: string | undefined;
  title: string;
  paragraphs: readonly string[];
  /** Words on the one button; pressing it sends a POST to the address of the page. */
  button?: string;
}

const STYLE = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; background: light-dark(#f5f6f7, #15191d); color: light-dark(#17324d, #e8edf2); }
body { margin: 0; padding: 1.5rem 1rem; }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem; background: light-dark(#fff, #1f262d); border-radius: 8px; overflow-wrap: anywhere; }
.owner { margin: 0 0 .5rem; font-size: 1rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
form { margin: 1.5rem 0 0; }
button { min-height: 3rem; padding: .625rem 1.5rem; font: inherit; font-weight: 600; color: light-dark(#fff, #0c1a2b); background: light-dark(#0059b3, #8cc2ff); border: 2px solid transparent; border-radius: 4px; cursor: pointer; }
button:hover { background: light-dark(#004080, #b8d9ff); }
button:focus-visible { outline: 3px solid light-dark(#17324d, #fff); outline-offset: 3px; }
`;

export const PAGE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  // The address of the page is a key: it goes to nobody.
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
};

export const PAGE_TYPE = 'text/html; charset=utf-8';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** The page as HTML. Everything given is text. */
export function pageHtml({ language, owner, title, paragraphs, button }: Page): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(owner === undefined ? title : `${title} – ${owner}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${owner === undefined ? '' : `<p class="owner">${escape(owner)}</p>\n`}<h1>${escape(title)}</h1>
${paragraphs.map((one) => `<p>${escape(one)}</p>`).join('\n')}
${button === undefined ? '' : `<form method="post"><button type="submit">${escape(button)}</button></form>\n`}</main>
</body>
</html>
`;
}

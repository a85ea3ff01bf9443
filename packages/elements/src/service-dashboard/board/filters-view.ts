import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { select } from '@civico/core/parts/select.ts';
import type { BoardContext } from './board-room.ts';

/** More years than these are not offered one by one. */
const MOST_YEARS = 300;

/** Choice of topic and years, how much is left, and the printer. */
export function filtersView({ t, store, filter }: BoardContext): TemplateResult {
  const { theme = '', from, to } = store.state.get().filter;
  const [first, last] = store.span ?? [0, -1];
  const years = Array.from({ length: Math.min(last - first + 1, MOST_YEARS) }, (_, index) => String(last - index)).map((year) => ({ value: year, label: year }));
  const year = (name: 'from' | 'to', value: number | undefined): TemplateResult => select({
    id: name, label: t[name], value: String(value ?? ''), options: years, placeholder: t.anyYear, onChange: (chosen) => filter({ [name]: Number(chosen) || undefined }),
  });
  return html`<div part="filters">
      ${select({ id: 'theme', label: t.theme, value: theme, options: store.themes.map((one) => ({ value: one, label: one })), placeholder: t.allThemes, onChange: (chosen) => filter({ theme: chosen || undefined }) })}
      ${year('from', from)}${year('to', to)}
    </div>
    <div part="bar"><p part="count" role="status">${t.shown(store.shown.length)}</p>
      ${theme || from || to ? button({ kind: 'link', label: t.clear, onClick: () => filter({ theme: undefined, from: undefined, to: undefined }) }) : nothing}
      ${button({ label: t.print, onClick: () => print() })}</div>`;
}

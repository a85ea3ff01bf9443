import type { Ports, ReportCategory, ReportStatus, ReportSummary } from '@civico/contract';
import { el, field, select } from './dom.ts';
import { statusNames, when } from './words.ts';

/** What the parts of the page share. */
export interface Context {
  ports: Ports;
  categories: readonly ReportCategory[];
  offices: readonly string[];
  /** Path of the public page with all reports. */
  site: string;
  announce(text: string): void;
  /** The sentence to show, or undefined when the page has gone back to the sign-in. */
  handle(error: unknown): string | undefined;
}

export interface TicketList {
  node: HTMLElement;
  refresh(): Promise<void>;
  /** Moves the focus to a ticket, or to the title when it is not in the list any more. */
  focus(id: string): void;
}

const anything = ['', 'Tutte'] as const;

export function statusBadge(status: ReportStatus): HTMLElement {
  return el('span', { class: `status status-${status}` }, statusNames.get(status) ?? status);
}

/** The town's reports, newest first, with filters; `open` is called with the id of the chosen one. */
export function ticketList(context: Context, open: (id: string) => void): TicketList {
  const { ports, categories, handle } = context;
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const status = select('status', [anything, ...statusNames]);
  const category = select('category', [anything, ...categories.map(({ id, name }) => [id, name] as const)]);
  const text = el('input', { class: 'form-control', name: 'text', type: 'search', autocomplete: 'off' });
  const filters = el('form', { class: 'office-filters', role: 'search', 'aria-label': 'Filtra le segnalazioni', submit: (event) => { event.preventDefault(); void refresh(); } },
    field('filtro-stato', 'Stato', status), field('filtro-tipo', 'Tipo', category), field('filtro-testo', 'Parole del titolo o del luogo', text),
    el('div', { class: 'field' }, el('button', { class: 'btn btn-primary', type: 'submit' }, 'Filtra')));
  const title = el('h2', { class: 'h4', tabindex: -1 }, 'Segnalazioni');
  const summary = el('p', { role: 'status' });
  const message = el('div', { class: 'alert alert-danger', role: 'alert', hidden: true });
  const items = el('ul', { class: 'tickets' });
  const more = el('button', { class: 'btn btn-outline-primary', type: 'button', hidden: true, click: () => void load(true) }, 'Mostra altre');
  const node = el('section', {}, title, filters, message, summary, items, el('p', { class: 'mt-3' }, more));
  let cursor: string | null = null;
  let asked = 0;

  const row = (report: ReportSummary): HTMLElement => el('li', {}, el('button', { class: 'ticket-row', type: 'button', 'data-id': report.id, click: () => open(report.id) },
    el('strong', {}, report.title), statusBadge(report.status),
    el('span', { class: 'where' }, [names.get(report.category) ?? report.category, report.address, when(report.createdAt)].filter(Boolean).join(' – '))));

  async function load(append: boolean): Promise<void> {
    // Only the last question counts: an earlier answer that comes late is dropped.
    const mine = ++asked;
    node.setAttribute('aria-busy', 'true');
    try {
      const page = await ports.reports.listReports({
        limit: 20, count: true,
        ...(status.value ? { statuses: [status.value as ReportStatus] } : {}),
        ...(category.value ? { categories: [category.value] } : {}),
        ...(text.value.trim() ? { text: text.value.trim() } : {}),
        ...(append && cursor ? { cursor } : {}),
      });
      if (mine !== asked) return;
      cursor = page.nextCursor;
      const rows = page.items.map(row);
      if (append) items.append(...rows);
      else items.replaceChildren(...rows);
      if (append) rows[0]?.querySelector('button')?.focus();
      more.hidden = cursor === null;
      message.hidden = true;
      const total = page.total ?? items.children.length;
      summary.className = total === 0 ? 'empty' : '';
      summary.textContent = total === 0 ? 'Nessuna segnalazione con questi filtri.' : total === 1 ? 'Una segnalazione' : `${total.toLocaleString('it-IT')} segnalazioni`;
    } catch (error) {
      if (mine !== asked) return;
      const sentence = handle(error);
      message.hidden = !sentence;
      message.textContent = sentence ?? '';
    } finally {
      if (mine === asked) node.removeAttribute('aria-busy');
    }
  }

  const refresh = (): Promise<void> => load(false);
  status.addEventListener('change', () => void refresh());
  category.addEventListener('change', () => void refresh());
  return {
    node,
    refresh,
    focus: (id) => (items.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) ?? title).focus(),
  };
}

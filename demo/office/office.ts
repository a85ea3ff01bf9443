/** The maintenance office's page. */
import { ticketList } from './list.ts';
import { staffPage } from './staff-page.ts';
import { ticketView } from './ticket.ts';

await staffPage(async ({ root, ports, announce, handle }, place) => {
  const categories = await ports.reports.reportCategories();
  const offices = JSON.parse(root.dataset['offices']!) as string[];
  const context = { ports, categories, offices, site: root.dataset['site']!, announce, handle };
  const list = ticketList(context, (id) => void openTicket(id));
  const openTicket = async (id: string): Promise<void> => {
    const ticket = await ticketView(context, id, async (focusId) => {
      place.replaceChildren(list.node);
      await list.refresh();
      list.focus(focusId);
    });
    if (!ticket) return;
    place.replaceChildren(ticket);
    ticket.querySelector('h2')?.focus();
  };
  place.replaceChildren(list.node);
  await list.refresh();
});

/** The maintenance office's page: who is signed in decides what is shown. */
import { connect } from '@civico/client';
import { isPortError, type ReportCategory, type Session } from '@civico/contract';
import { el } from './dom.ts';
import { ticketList } from './list.ts';
import { ticketView } from './ticket.ts';
import { explain } from './words.ts';

/** Remembers that somebody signed in here, so that a visitor's page asks nothing. Holds no datum. */
const MARK = 'civico-ufficio';

const root = document.querySelector<HTMLElement>('#ufficio')!;
const find = <E extends HTMLElement>(selector: string): E => root.querySelector<E>(selector)!;
const signInPart = find('#accesso');
const work = find('#lavoro');
const form = find<HTMLFormElement>('#accesso-modulo');
const failure = find('#accesso-errore');

const ports = connect(root.dataset['endpoint']!);
const offices = JSON.parse(root.dataset['offices']!) as string[];

/** Tells screen readers, without moving the focus. */
function announce(text: string): void {
  find('#annuncio').textContent = text;
}

function showSignIn(message?: string): void {
  forget();
  work.hidden = true;
  work.replaceChildren();
  signInPart.hidden = false;
  failure.hidden = !message;
  failure.textContent = message ?? '';
}

/** Errors that end the session lead back to the sign-in; any other is returned as a sentence. */
function handle(error: unknown): string | undefined {
  if (isPortError(error) && error.kind === 'unauthorized') {
    showSignIn('La sessione è finita. Entra di nuovo.');
    find('#utente').focus();
    return undefined;
  }
  return explain(error);
}

function remember(): void {
  try { localStorage.setItem(MARK, '1'); } catch { /* without storage the clerk signs in again on the next page */ }
}

function forget(): void {
  try { localStorage.removeItem(MARK); } catch { /* nothing was kept */ }
}

function remembered(): boolean {
  try { return localStorage.getItem(MARK) !== null; } catch { return true; }
}

async function showWork(session: Session): Promise<void> {
  signInPart.hidden = true;
  const place = el('div');
  const leave = el('button', { class: 'btn btn-outline-primary btn-sm', type: 'button', click: () => void signOut() }, 'Esci');
  work.replaceChildren(el('div', { class: 'office-bar' }, el('p', {}, 'Sei ', el('strong', {}, session.name), ', ufficio del Comune'), leave), place);
  work.hidden = false;
  let categories: readonly ReportCategory[];
  try {
    categories = await ports.reports.reportCategories();
  } catch (error) {
    const message = handle(error);
    if (message) place.replaceChildren(el('div', { class: 'alert alert-danger', role: 'alert' }, message, ' ', el('button', { class: 'btn btn-primary btn-sm', type: 'button', click: () => void showWork(session) }, 'Riprova')));
    return;
  }
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
}

async function signOut(): Promise<void> {
  try {
    await ports.office.signOut();
    showSignIn();
    find('#utente').focus();
  } catch (error) {
    const message = handle(error);
    if (message) work.prepend(el('div', { class: 'alert alert-danger', role: 'alert' }, message));
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const values = new FormData(form);
  const username = String(values.get('username')).trim();
  const password = String(values.get('password'));
  const empty = username === '' ? '#utente' : password === '' ? '#parola' : undefined;
  if (empty) {
    showSignIn(username === '' ? 'Scrivi il nome utente.' : 'Scrivi la password.');
    find(empty).focus();
    return;
  }
  const button = form.querySelector('button')!;
  button.disabled = true;
  try {
    const session = await ports.office.signIn({ username, password });
    remember();
    form.reset();
    failure.hidden = true;
    await showWork(session);
  } catch (error) {
    showSignIn(isPortError(error) && error.kind === 'unauthorized' ? 'Nome utente o password non corretti.' : explain(error));
    find('#utente').focus();
  } finally {
    button.disabled = false;
  }
});

if (remembered()) {
  try {
    const session = await ports.office.session();
    if (session) await showWork(session);
    else showSignIn();
  } catch (error) {
    showSignIn(explain(error));
  }
} else {
  showSignIn();
}

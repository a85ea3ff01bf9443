/** What the pages of the staff share: who is signed in decides what is shown. */
import { connect } from '@civico/client';
import { isPortError, type Ports, type Session } from '@civico/contract';
import { el } from './dom.ts';
import { explain } from './words.ts';

/** Remembers that somebody signed in here, so that a visitor's page asks nothing. Holds no datum. */
const MARK = 'civico-ufficio';

/** What a page of the staff works with. */
export interface StaffPage {
  /** The element with the page's data attributes. */
  root: HTMLElement;
  ports: Ports;
  /** Tells screen readers, without moving the focus. */
  announce(text: string): void;
  /** The sentence to show, or undefined when the page has gone back to the sign-in. */
  handle(error: unknown): string | undefined;
}

/** Shows the sign-in of the page, or what `work` draws for who is signed in. `work` may throw: then the page offers to try again. */
export async function staffPage(work: (page: StaffPage, place: HTMLElement) => Promise<void>): Promise<void> {
  const root = document.querySelector<HTMLElement>('#ufficio')!;
  const find = <E extends HTMLElement>(selector: string): E => root.querySelector<E>(selector)!;
  const signInPart = find('#accesso');
  const workPart = find('#lavoro');
  const form = find<HTMLFormElement>('#accesso-modulo');
  const failure = find('#accesso-errore');
  const ports = connect(root.dataset['endpoint']!);
  const page: StaffPage = {
    root, ports,
    announce: (text) => { find('#annuncio').textContent = text; },
    // Errors that end the session lead back to the sign-in.
    handle: (error) => {
      if (isPortError(error) && error.kind === 'unauthorized') {
        showSignIn('La sessione è finita. Entra di nuovo.');
        find('#utente').focus();
        return undefined;
      }
      return explain(error, root.dataset['gone']);
    },
  };

  function showSignIn(message?: string): void {
    forget();
    workPart.hidden = true;
    workPart.replaceChildren();
    signInPart.hidden = false;
    failure.hidden = !message;
    failure.textContent = message ?? '';
  }

  async function showWork(session: Session): Promise<void> {
    signInPart.hidden = true;
    const place = el('div');
    const leave = el('button', { class: 'btn btn-outline-primary btn-sm', type: 'button', click: () => void signOut('signOut') }, 'Esci');
    const leaveAll = el('button', { class: 'btn btn-outline-primary btn-sm', type: 'button', click: () => void signOut('signOutEverywhere') }, 'Esci da tutti i dispositivi');
    workPart.replaceChildren(el('div', { class: 'office-bar' }, el('p', {}, 'Sei ', el('strong', {}, session.name), ', ufficio del Comune'), el('div', { class: 'office-leave' }, leave, leaveAll)), place);
    workPart.hidden = false;
    try {
      await work(page, place);
    } catch (error) {
      const message = page.handle(error);
      if (message) place.replaceChildren(el('div', { class: 'alert alert-danger', role: 'alert' }, message, ' ', el('button', { class: 'btn btn-primary btn-sm', type: 'button', click: () => void showWork(session) }, 'Riprova')));
    }
  }

  async function signOut(way: 'signOut' | 'signOutEverywhere'): Promise<void> {
    try {
      await ports.office[way]();
      showSignIn();
      if (way === 'signOutEverywhere') page.announce('Sei uscito da tutti i dispositivi.');
      find('#utente').focus();
    } catch (error) {
      const message = page.handle(error);
      if (message) workPart.prepend(el('div', { class: 'alert alert-danger', role: 'alert' }, message));
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

  if (!remembered()) { showSignIn(); return; }
  try {
    const session = await ports.office.session();
    if (session) await showWork(session);
    else showSignIn();
  } catch (error) {
    showSignIn(explain(error));
  }
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

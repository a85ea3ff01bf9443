import { pageHeading } from '../blocks.ts';
import { html } from '../html.ts';
import type { Page, Site } from '../site.ts';
import { clerkOf } from '../../staff.ts';

/** The maintenance office's page. What it shows after the sign-in is drawn by demo/office. */
export function office(site: Site): Page {
  const { town } = site;
  const clerk = clerkOf(town.id);
  return {
    path: 'ufficio',
    title: 'Area dell’ufficio',
    trail: [],
    description: 'Le segnalazioni viste dall’ufficio che le segue.',
    scripts: ['/assets/office.js'],
    content: html`
    ${pageHeading('Area dell’ufficio', 'Le segnalazioni dei cittadini: assegnale, falle avanzare, rispondi.')}
    <div class="container office" id="ufficio" data-endpoint="/${town.id}/api/v1" data-offices="${JSON.stringify(town.offices)}" data-site="/${town.id}/segnalazioni">
      <noscript><div class="alert alert-warning">Questa pagina ha bisogno di JavaScript.</div></noscript>
      <p class="visually-hidden" role="status" aria-live="polite" id="annuncio"></p>
      <section class="office-sign-in" id="accesso" aria-labelledby="accesso-titolo" hidden>
        <div class="row"><div class="col-12 col-lg-6">
          <h2 class="h4" id="accesso-titolo">Entra</h2>
          <form id="accesso-modulo" novalidate>
            <div class="alert alert-danger" id="accesso-errore" role="alert" hidden></div>
            <div class="field"><label for="utente">Nome utente</label><input class="form-control" id="utente" name="username" autocomplete="username" required maxlength="100"></div>
            <div class="field"><label for="parola">Password</label><input class="form-control" id="parola" name="password" type="password" autocomplete="current-password" required maxlength="200"></div>
            <button class="btn btn-primary" type="submit">Entra</button>
          </form>
        </div>
        <div class="col-12 col-lg-5 offset-lg-1"><div class="card border demo-credentials"><div class="card-body"><h2 class="h6">Per la dimostrazione</h2><p>Entra come ${clerk.name}:</p><dl><dt>Nome utente</dt><dd><code id="prova-utente">${clerk.username}</code></dd><dt>Password</dt><dd><code id="prova-parola">${clerk.password}</code></dd></dl></div></div></div></div>
      </section>
      <div id="lavoro" hidden></div>
    </div>`,
  };
}

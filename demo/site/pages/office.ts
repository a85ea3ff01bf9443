import { pageHeading } from '../blocks.ts';
import { html, type Markup } from '../html.ts';
import type { Page, Site } from '../site.ts';
import { clerkOf } from '../../staff.ts';

/** The maintenance office's page. What it shows after the sign-in is drawn by demo/office. */
export function office(site: Site): Page {
  const { town } = site;
  return {
    path: 'ufficio',
    title: 'Area dell’ufficio',
    trail: [],
    description: 'Le segnalazioni viste dall’ufficio che le segue.',
    scripts: ['/assets/office.js'],
    content: html`
    ${pageHeading('Area dell’ufficio', 'Le segnalazioni dei cittadini: assegnale, falle avanzare, rispondi.')}
    ${staffArea(site, 'ufficio', { offices: JSON.stringify(town.offices), site: `/${town.id}/segnalazioni`, gone: 'La segnalazione non c’è più, oppure non è del tuo Comune.' })}`,
  };
}

/** Where a clerk says how many people the counters have served. */
export function servedPage(site: Site): Page {
  return {
    path: 'ufficio/sportelli',
    title: 'Persone servite agli sportelli',
    trail: [['Area dell’ufficio', 'ufficio']],
    description: 'Quante persone ha servito ogni sportello, giorno per giorno.',
    scripts: ['/assets/served.js'],
    content: html`
    ${pageHeading('Persone servite agli sportelli', 'Scrivi ogni sera quante persone ha servito lo sportello: così si sa quante di loro hanno votato.')}
    ${staffArea(site, 'ufficio/sportelli', { gone: 'Questo sportello non c’è, oppure quel giorno non è ancora arrivato.' })}`,
  };
}

/** The sign-in, and the room for what the page's script draws. `data` is what the script is told. */
function staffArea({ town }: Site, here: string, data: { gone: string; offices?: string; site?: string }): Markup {
  const clerk = clerkOf(town.id);
  const link = (path: string, label: string): Markup => html`<li><a href="/${town.id}/${path}" ${path === here ? html`aria-current="page"` : ''}>${label}</a></li>`;
  return html`<div class="container office" id="ufficio" data-endpoint="/${town.id}/api/v1" data-gone="${data.gone}" ${data.offices ? html`data-offices="${data.offices}"` : ''} ${data.site ? html`data-site="${data.site}"` : ''}>
      <nav aria-label="Area dell’ufficio"><ul class="office-nav">${link('ufficio', 'Segnalazioni')}${link('ufficio/sportelli', 'Persone servite')}</ul></nav>
      <noscript><div class="alert alert-warning">Questa pagina ha bisogno di JavaScript.</div></noscript>
      <p class="visually-hidden" role="status" aria-live="polite" id="annuncio"></p>
      <section class="office-sign-in" id="accesso" aria-labelledby="accesso-titolo" hidden>
        <div class="row"><div class="col-12 col-lg-6">
          <h2 class="h4" id="accesso-titolo">Entra</h2>
          <form id="accesso-modulo" novalidate>
            <div class="alert alert-danger" id="accesso-errore" role="alert" hidden></div>
            <div class="field"><label for="utente">Nome utente</label><input class="form-control" id="utente" name="username" autocomplete="username" required></div>
            <div class="field"><label for="parola">Password</label><input class="form-control" id="parola" name="password" type="password" autocomplete="current-password" required></div>
            <button class="btn btn-primary" type="submit">Entra</button>
          </form>
        </div>
        <div class="col-12 col-lg-5 offset-lg-1"><div class="card border demo-credentials"><div class="card-body"><h2 class="h6">Per la dimostrazione</h2><p>Entra come ${clerk.name}:</p><dl><dt>Nome utente</dt><dd><code id="prova-utente">${clerk.username}</code></dd><dt>Password</dt><dd><code id="prova-parola">${clerk.password}</code></dd></dl></div></div></div></div>
      </section>
      <div id="lavoro" hidden></div>
    </div>`;
}

import { crest } from './crest.ts';
import { html, icon, type Markup } from './html.ts';
import { sections, telephone, type Page, type Site } from './site.ts';

/** A whole page: the municipal header and footer around the page's content. */
export function layout(site: Site, page: Page): string {
  const { town } = site;
  return `<!doctype html>\n${html`<html lang="it">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.title} – Comune di ${town.name} (sito dimostrativo)</title>
  <meta name="description" content="${page.description}">
  <meta name="robots" content="noindex">
  <meta name="theme-color" content="${town.brand.primary}">
  <link rel="icon" href="/${town.id}/icona.svg" type="image/svg+xml">
  <link rel="preload" href="/assets/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-regular.woff2" as="font" type="font/woff2" crossorigin>
  <link rel="stylesheet" href="/${town.id}/tema.css">
  <link rel="stylesheet" href="/assets/fonts.css">
  <link rel="stylesheet" href="/assets/bootstrap-italia.css">
  <link rel="stylesheet" href="/assets/site.css">
  <script type="module" src="/assets/site.js"></script>
  <script type="module" src="/civico/civico.js"></script>
  ${page.scripts?.map((script) => html`<script type="module" src="${script}"></script>`)}
</head>
<body>
  ${page.bare ? html`<main id="contenuto">${page.content}</main>` : wholeBody(site, page)}
</body>
</html>
`}`;
}

function wholeBody(site: Site, page: Page): Markup {
  return html`<div class="skiplinks">
    <a class="visually-hidden-focusable" href="#contenuto">Vai al contenuto</a>
    <a class="visually-hidden-focusable" href="#piede">Vai al piè di pagina</a>
  </div>
  ${header(site, page)}
  <main id="contenuto" tabindex="-1">
    ${page.trail ? breadcrumb(site, page) : ''}
    ${page.content}
  </main>
  ${footer(site)}`;
}

function header(site: Site, page: Page): Markup {
  const { town } = site;
  return html`<header class="it-header-wrapper">
    <p class="notice-demo"><span class="container d-block"><strong>Sito dimostrativo:</strong> non è il sito ufficiale del Comune di ${town.name}.</span></p>
    <div class="it-header-slim-wrapper"><div class="container"><div class="it-header-slim-wrapper-content">
      <span class="navbar-brand">Regione ${town.region}</span>
      <div class="it-header-slim-right-zone">
        ${townSwitcher(site, page)}
        <a class="btn btn-primary btn-icon btn-full" href="/${town.id}/ufficio" data-element="personal-area-login">
          <span class="rounded-icon">${icon('user', 'icon-primary')}</span><span class="d-none d-lg-block">Area dell’ufficio</span><span class="visually-hidden d-lg-none">Area dell’ufficio</span>
        </a>
      </div>
    </div></div></div>
    <div class="it-nav-wrapper">
      <div class="it-header-center-wrapper"><div class="container"><div class="it-header-center-content-wrapper">
        <div class="it-brand-wrapper"><a href="/${town.id}/">
          ${crest(town.id)}
          <span class="it-brand-text"><span class="it-brand-title d-block">Comune di ${town.name}</span><span class="it-brand-tagline d-none d-md-block">${town.motto}</span></span>
        </a></div>
        <div class="it-right-zone"><a class="header-report d-none d-md-flex" href="/${town.id}/segnalazioni">${icon('flag', 'icon-white icon-sm')}<span>Segnala un disservizio</span></a></div>
      </div></div></div>
      <div class="it-header-navbar-wrapper"><div class="container">
        <nav class="site-menu" aria-label="Menu principale">
          <button class="site-menu-button" type="button" aria-expanded="false" aria-controls="menu" hidden>${icon('burger', 'icon-white')}<span>Menu</span></button>
          <ul class="navbar-nav" id="menu" data-element="main-navigation">${sections.map(([id, label, element]) => html`
            <li class="nav-item"><a class="nav-link ${page.section === id ? 'active' : ''}" href="/${town.id}/${id}" data-element="${element}" ${page.section === id ? html`aria-current="${page.path === id ? 'page' : 'true'}"` : ''}><span>${label}</span></a></li>`)}
            <li class="nav-item site-menu-report"><a class="nav-link" href="/${town.id}/segnalazioni" ${page.path === 'segnalazioni' ? html`aria-current="page"` : ''}><span>Segnalazioni</span></a></li>
          </ul>
        </nav>
      </div></div>
    </div>
  </header>`;
}

/** Another town, the same page: `<details>`, so that it opens without any script. */
function townSwitcher({ town, towns }: Site, page: Page): Markup {
  return html`<details class="town-switcher">
    <summary><span class="visually-hidden">Comune della dimostrazione: </span>${town.name}${icon('expand', 'icon-white icon-xs')}</summary>
    <ul class="link-list">${towns.map((other) => html`<li><a class="list-item" href="/${other.id}/${page.path}" ${other.id === town.id ? html`aria-current="true"` : ''}><span>${other.name}</span> <small>${other.province}</small></a></li>`)}</ul>
  </details>`;
}

function breadcrumb({ town }: Site, page: Page): Markup {
  const steps = [['Home', ''] as const, ...(page.trail ?? [])];
  return html`<div class="container"><nav class="breadcrumb-container" aria-label="Percorso di navigazione">
    <ol class="breadcrumb" data-element="breadcrumb">${steps.map(([label, path]) => html`<li class="breadcrumb-item"><a href="/${town.id}/${path}">${label}</a><span class="separator" aria-hidden="true">/</span></li>`)}<li class="breadcrumb-item active" aria-current="page">${page.title}</li></ol>
  </nav></div>`;
}

function footer({ town, contacts }: Site): Markup {
  const link = (path: string, text: string, element = ''): Markup => html`<li><a href="/${town.id}/${path}" ${element ? html`data-element="${element}"` : ''}>${text}</a></li>`;
  return html`<footer class="it-footer" id="piede">
    <div class="it-footer-main"><div class="container">
      <div class="row py-4 border-white border-bottom"><div class="col-12"><div class="it-brand-wrapper"><a href="/${town.id}/">${crest(town.id)}<span class="it-brand-text"><span class="footer-brand">Comune di ${town.name}</span></span></a></div></div></div>
      <div class="row py-4">
        <section class="col-12 col-md-4 pb-2"><h2 class="h4">Contatti</h2>
          <p>Comune di ${town.name}<br>${contacts.address}<br>${contacts.postcode} ${town.name} (${town.province})<br>Codice fiscale: ${contacts.taxCode}</p>
          <p>Centralino: <a href="${telephone(contacts.phone)}">${contacts.phone}</a><br>Mail: <a href="mailto:${contacts.email}">${contacts.email}</a><br>PEC: <a href="mailto:${contacts.certifiedEmail}">${contacts.certifiedEmail}</a></p>
        </section>
        <section class="col-12 col-md-4 pb-2"><h2 class="h4">Servono informazioni?</h2>
          <ul class="footer-list link-list">
            ${link('domande-frequenti', 'Leggi le domande frequenti', 'faq')}
            ${link('prenota-appuntamento', 'Prenota un appuntamento', 'appointment-booking')}
            ${link('segnalazioni', 'Segnalazione disservizio', 'report-inefficiency')}
            ${link('amministrazione', 'Uffici e contatti', 'contacts')}
            ${link('dati', 'I dati dei servizi')}
          </ul>
        </section>
        <section class="col-12 col-md-4 pb-2"><h2 class="h4">Trasparenza e diritti</h2>
          <ul class="footer-list link-list">
            ${link('privacy', 'Informativa privacy', 'privacy-policy-link')}
            ${link('accessibilita', 'Dichiarazione di accessibilità', 'accessibility-link')}
            ${link('note-legali', 'Note legali', 'legal-notes')}
          </ul>
        </section>
      </div>
    </div></div>
    <div class="it-footer-small-prints clearfix"><div class="container"><p class="footer-small">Dimostrazione di Civico, software libero con licenza EUPL-1.2. Persone, recapiti e notizie sono inventati. Nessun cookie per chi visita il sito.</p></div></div>
  </footer>`;
}

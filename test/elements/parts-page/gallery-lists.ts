import { html } from 'lit';
import * as parts from '@civico/core/parts/index.ts';
import type { Section } from './gallery.ts';
import type { GalleryState } from './gallery-data.ts';

/** Sections of what shows rather than asks. */
export function moreSections(data: GalleryState, put: (change: Partial<GalleryState>) => void): Section[] {
  const step = (index: number, onSelect?: (index: number) => void) => parts.steps({ label: 'Passi della segnalazione', current: index, reached: Math.max(index, 1), steps: [{ label: 'Autorizzazioni e condizioni' }, { label: 'Dati di segnalazione' }, { label: 'Riepilogo' }], words: { position: (at, total) => `Passo ${at} di ${total}`, done: 'completato' }, onSelect });
  const edit = (name: string) => ({ label: 'Modifica', accessibleLabel: `Modifica ${name}`, onClick: () => undefined });
  return [
    ['file-drop', html`
      ${parts.fileDrop({ id: 'photos', label: 'Immagini', optionalText: '(facoltativo)', hint: 'Fino a 5 foto. Evita volti e targhe.', files: data.files, accept: 'image/*', limit: 5,
        words: { choose: 'Scegli le foto', drop: 'oppure trascinale qui', full: 'Hai aggiunto 5 foto: è il massimo', remove: 'Rimuovi', removeNamed: (name) => `Rimuovi ${name}`, working: 'Preparo la foto', alternative: 'Cosa si vede nella foto?' },
        onFiles: (files) => { put({ files: [...data.files, ...files.map((file, index) => ({ id: `${file.name}-${index}`, name: file.name, state: 'ready' as const, detail: `${file.size} B` }))] }); },
        onRemove: (id) => { put({ files: data.files.filter((file) => file.id !== id) }); },
        onAlternative: (id, alternative) => { put({ files: data.files.map((file) => (file.id === id ? { ...file, alternative } : file)) }); } })}
      ${parts.fileDrop({ id: 'full', label: 'Documento', files: [{ id: 'd', name: 'modulo.pdf', state: 'ready', detail: '88 kB' }], limit: 1, error: 'Aggiungi il documento firmato', words: { choose: 'Scegli il file', full: 'Hai aggiunto il documento', remove: 'Rimuovi', removeNamed: (name) => `Rimuovi ${name}`, working: '' }, onFiles: () => undefined, onRemove: () => undefined })}`],
    ['steps', html`${step(data.step, (index) => { put({ step: index }); })}${step(0)}${step(2, () => undefined)}`],
    ['notice', html`
      ${parts.notice({ kind: 'info', title: 'Il codice ti serve per seguire la segnalazione', text: 'Salvalo o stampa la ricevuta.' })}
      ${parts.notice({ kind: 'success', kindLabel: 'Fatto:', title: 'Segnalazione inviata', text: html`<p>Il codice è <strong>SAS-7K4M-92</strong>.</p>`, actions: parts.button({ label: 'Copia il codice', kind: 'link' }) })}
      ${parts.notice({ kind: 'warning', kindLabel: 'Attenzione:', title: 'Sei senza rete', text: 'Invieremo la segnalazione appena torna. Non chiudere questa pagina se usi un computer condiviso.' })}
      ${parts.notice({ kind: 'error', kindLabel: 'Errore:', text: 'Le segnalazioni non arrivano. Riprova tra poco.', live: 'alert', actions: parts.button({ label: 'Riprova' }) })}`],
    ['error-summary', parts.errorSummary({ title: 'Controlla 3 risposte', problems: [{ field: 'name', message: 'Scrivi un titolo' }, { field: 'yes-no', message: 'Scegli se c’è un pericolo' }, { message: 'Il servizio accetta segnalazioni dalle 7 alle 22' }] })],
    ['summary-list', parts.summaryList({ empty: 'Nessuna risposta', rows: [
      { term: 'Luogo', description: 'Piazza Garibaldi 12, davanti alla farmacia', action: edit('luogo') }, { term: 'Tipo di disservizio', description: 'Illuminazione pubblica', action: edit('tipo') },
      { term: 'Dettagli', description: 'Il lampione è spento da tre giorni.\nDi sera non si vede il marciapiede.', action: edit('dettagli') }, { term: 'Immagini', description: '', action: edit('immagini') }, { term: 'Numero di protocollo', description: 'LUNGO'.repeat(24) },
    ] })],
    ['tag', html`<p>${parts.tag({ label: 'Ricevuta' })} ${parts.tag({ label: 'Presa in carico', kind: 'info' })} ${parts.tag({ label: 'Risolta', kind: 'success', icon: parts.checkIcon })} ${parts.tag({ label: 'In attesa di rete', kind: 'warning', icon: parts.offlineIcon })} ${parts.tag({ label: 'Non accolta', kind: 'danger' })}</p>`],
    ['skeleton', html`${parts.skeleton({ label: 'Caricamento in corso', count: 2 })}${parts.skeleton({ label: 'Caricamento in corso', kind: 'text', count: 2 })}`],
    ['progress', html`${parts.progress({ id: 'upload', label: 'Invio delle foto', value: 3, max: 5, text: '3 foto su 5' })}${parts.progress({ id: 'unknown', label: 'Attendo la risposta' })}`],
    ['empty-state', parts.emptyState({ icon: parts.searchIcon, title: 'Nessuna segnalazione trovata', text: 'Prova ad allargare il periodo o a togliere un filtro.', actions: parts.button({ label: 'Togli i filtri' }) })],
    ['dialog', html`${parts.button({ id: 'open-dialog', label: 'Elimina la bozza', kind: 'danger', onClick: () => { put({ dialog: true }); } })}
      ${parts.dialog({ id: 'confirm', title: 'Elimini la bozza?', content: html`<p>Quello che hai scritto e le foto spariscono da questo dispositivo.</p>`, closeLabel: 'Chiudi', open: data.dialog, onClose: () => { put({ dialog: false }); },
        actions: html`${parts.button({ label: 'Tieni la bozza', onClick: () => { put({ dialog: false }); } })}${parts.button({ label: 'Elimina', kind: 'danger' })}` })}`],
    ['pagination', html`
      ${parts.pagination({ label: 'Pagine', page: data.page, pages: 12, words: { previous: 'Pagina precedente', next: 'Pagina successiva', page: (page) => `Pagina ${page}` }, onPage: (page) => { put({ page }); } })}
      ${parts.pagination({ label: 'Pagine, inizio', page: 1, pages: 3, words: { previous: 'Pagina precedente', next: 'Pagina successiva', page: (page) => `Pagina ${page}` }, onPage: () => undefined })}
      ${parts.loadMore({ label: 'Carica altri', busyLabel: 'Caricamento', busy: false, more: true, status: '20 segnalazioni su 134', onMore: () => undefined })}`],
    ['disclosure', html`${parts.disclosure({ summary: 'Come proteggiamo i tuoi dati', content: 'Li vede solo l’ufficio manutenzioni.', open: true })}${parts.disclosure({ summary: 'Cosa succede dopo', content: 'L’ufficio controlla e risponde.' })}`],
    ['card', html`
      ${parts.card({ title: 'Lampione spento in via Roma', href: '?segnalazione=1', meta: html`${parts.tag({ label: 'Presa in carico', kind: 'info' })}<span>Illuminazione pubblica</span><span>19 novembre 2026</span>`, body: html`<p>Davanti al civico 12, da tre giorni.</p>`, footer: html`<span>${parts.peopleIcon} 4 persone</span>${parts.button({ label: 'Anche io' })}` })}
      ${parts.card({ title: 'Buca sul marciapiede', href: '?segnalazione=2', current: true, media: html`<img src="/photo.svg" alt="Una buca larga mezzo metro">`, meta: html`${parts.tag({ label: 'Ricevuta' })}<span>18 novembre 2026</span>`, body: html`<p>All’altezza della fermata.</p>` })}
      ${parts.card({ title: 'Senza collegamento', body: html`<p>Solo da leggere.</p>` })}`],
    ['table', parts.table({ id: 'figures', caption: 'Segnalazioni per categoria', columns: [{ label: 'Categoria' }, { label: 'Ricevute', numeric: true }, { label: 'Risolte', numeric: true }, { label: 'Giorni, in media', numeric: true }],
      rows: [['Illuminazione pubblica', '214', '198', '6'], ['Strade e marciapiedi', '1.087', '902', '21'], ['Verde pubblico', '340', '311', '12']], foot: ['Totale', '1.641', '1.411', '17'] })],
    ['icons', html`<p>${Object.entries(parts).filter(([name]) => name.endsWith('Icon')).map(([name, icon]) => html`<span title=${name}>${icon}</span> `)}</p>`],
    ['timeline', parts.timeline({ label: 'Andamento', entries: [
      { title: 'Segnalazione ricevuta', time: { iso: '2026-11-18T09:12', text: '18 novembre 2026, ore 9:12' } }, { title: 'Presa in carico', time: { iso: '2026-11-19T11:00', text: '19 novembre 2026, ore 11:00' }, text: 'La squadra passa entro venerdì.', state: 'current' }, { title: 'Risolta', state: 'ahead' },
    ] })],
  ];
}

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import {
  button, buttonRow, buttonStyles, card, cardStyles, checkbox, choiceListStyles, disclosure, disclosureStyles, fieldStyles, notice, noticeStyles, pagination, paginationStyles,
  progress, progressStyles, radioList, select, selectStyles, table, tableStyles, tag, tagStyles, textArea, textAreaStyles, textField,
} from '@civico/core/parts/index.ts';
import { until } from '../support/act.ts';
import { besideKit, type Pair } from '../support/beside-kit.ts';
import { words } from '../support/words.ts';

const nothing = (): void => undefined;

const pairs: readonly Pair[] = [
  {
    name: 'Pulsanti',
    kit: html`<button type="button" class="btn btn-primary">Avanti</button> <button type="button" class="btn btn-outline-primary">Salva richiesta</button> <button type="button" class="btn btn-danger">Elimina</button> <button type="button" class="btn btn-link">Indietro</button>`,
    styles: buttonStyles,
    part: () => buttonRow(button({ label: 'Avanti', kind: 'primary' }), button({ label: 'Salva richiesta' }), button({ label: 'Elimina', kind: 'danger' }), button({ label: 'Indietro', kind: 'link' })),
  },
  {
    name: 'Campi',
    kit: html`<div class="form-group"><label class="active" for="bi-name">Titolo*</label><input type="text" class="form-control" id="bi-name" value="Lampione spento"><small class="form-text">Poche parole</small></div>
      <div class="form-group"><label class="active" for="bi-text">Dettagli*</label><textarea class="form-control" id="bi-text" rows="3"></textarea></div>
      <div class="select-wrapper"><label for="bi-select">Tipo di disservizio</label><select id="bi-select"><option>Illuminazione pubblica</option></select></div>`,
    styles: [fieldStyles, textAreaStyles, selectStyles],
    part: () => html`${textField({ id: 'name', label: 'Titolo', required: true, value: 'Lampione spento', hint: 'Poche parole' })}
      ${textArea({ id: 'text', label: 'Dettagli', required: true, value: '', limit: 200, counter: words.counter })}
      ${select({ id: 'kind', label: 'Tipo di disservizio', value: 'a', options: [{ value: 'a', label: 'Illuminazione pubblica' }] })}`,
  },
  {
    name: 'Scelte',
    kit: html`<div class="form-check"><input id="bi-check" type="checkbox" checked><label for="bi-check">Ho letto e compreso l’informativa</label></div>
      <fieldset><legend>Vuoi dirci chi sei?</legend><div class="form-check"><input name="bi" id="bi-no" type="radio" checked><label for="bi-no">Preferisco restare anonimo</label></div>
      <div class="form-check"><input name="bi" id="bi-yes" type="radio"><label for="bi-yes">Sì, lascio un contatto</label></div></fieldset>`,
    styles: choiceListStyles,
    part: () => html`${checkbox({ id: 'check', label: 'Ho letto e compreso l’informativa', checked: true })}
      ${radioList({ id: 'who', label: 'Vuoi dirci chi sei?', value: 'no', choices: [{ value: 'no', label: 'Preferisco restare anonimo' }, { value: 'yes', label: 'Sì, lascio un contatto' }] })}`,
  },
  {
    name: 'Avvisi',
    kit: html`<div class="alert alert-info">Il codice ti serve per seguire la segnalazione.</div><div class="alert alert-success">Segnalazione inviata.</div><div class="alert alert-warning">Sei senza rete.</div><div class="alert alert-danger">Il servizio non risponde.</div>`,
    styles: noticeStyles,
    part: () => html`${notice({ kind: 'info', text: 'Il codice ti serve per seguire la segnalazione.' })}${notice({ kind: 'success', text: 'Segnalazione inviata.' })}${notice({ kind: 'warning', text: 'Sei senza rete.' })}${notice({ kind: 'error', text: 'Il servizio non risponde.' })}`,
  },
  {
    name: 'Scheda ed etichetta',
    kit: html`<div class="card-wrapper border shadow-sm rounded"><div class="card card-bg"><div class="card-body"><div class="chip chip-primary chip-simple"><span class="chip-label">Presa in carico</span></div>
      <h3 class="card-title h5">Lampione spento in via Roma</h3><p class="card-text">Davanti al civico 12, da tre giorni.</p></div></div></div>`,
    styles: [cardStyles, tagStyles],
    part: () => card({ title: 'Lampione spento in via Roma', href: '#scheda', level: 4, meta: tag({ label: 'Presa in carico', kind: 'info' }), body: html`<p>Davanti al civico 12, da tre giorni.</p>` }),
  },
  {
    name: 'Tabella',
    kit: html`<table class="table"><caption>Segnalazioni per categoria</caption><thead><tr><th scope="col">Categoria</th><th scope="col">Ricevute</th></tr></thead><tbody><tr><td>Illuminazione pubblica</td><td>214</td></tr><tr><td>Strade e marciapiedi</td><td>1.087</td></tr></tbody></table>`,
    styles: tableStyles,
    part: () => table({ id: 'figures', caption: 'Segnalazioni per categoria', columns: [{ label: 'Categoria' }, { label: 'Ricevute', numeric: true }], rows: [['Illuminazione pubblica', '214'], ['Strade e marciapiedi', '1.087']] }),
  },
  {
    name: 'Si apre e si chiude',
    kit: html`<div class="accordion"><div class="accordion-item"><span class="accordion-header h2"><button class="accordion-button" type="button" aria-expanded="true">Come proteggiamo i tuoi dati</button></span>
      <div class="accordion-collapse collapse show"><div class="accordion-body">Li vede solo l’ufficio manutenzioni.</div></div></div></div>`,
    styles: disclosureStyles,
    part: () => disclosure({ summary: 'Come proteggiamo i tuoi dati', content: 'Li vede solo l’ufficio manutenzioni.', open: true }),
  },
  {
    name: 'Pagine e avanzamento',
    kit: html`<nav class="pagination-wrapper" aria-label="Pagine, Bootstrap Italia"><ul class="pagination"><li class="page-item"><a class="page-link" href="#1">1</a></li><li class="page-item active"><a class="page-link" href="#2" aria-current="page">2</a></li><li class="page-item"><a class="page-link" href="#3">3</a></li></ul></nav>
      <div class="progress"><div class="progress-bar w-50" role="progressbar" aria-label="Invio" aria-valuenow="50" aria-valuemin="0" aria-valuemax="100"></div></div>`,
    styles: [paginationStyles, progressStyles],
    part: () => html`${pagination({ label: 'Pagine', page: 2, pages: 3, words: words.pages, onPage: nothing })}${progress({ id: 'sending', label: 'Invio delle foto', value: 3, max: 6, text: '3 foto su 6' })}`,
  },
];

const meta: Meta = {
  title: 'Foundations/Accanto a Bootstrap Italia',
  tags: ['!autodocs'],
  // The kit has no dark scheme.
  globals: { scheme: 'light' },
  render: (_, { globals }) => besideKit(globals['theme'] as string, pairs),
  play: async ({ canvasElement }) => { await until(() => canvasElement.querySelector('[data-ready] story-part'), 'the parts'); },
};
export default meta;
type Story = StoryObj;

export const Civico: Story = {};
export const Sassuolo: Story = { globals: { theme: 'sassuolo' } };
export const Crema: Story = { globals: { theme: 'crema' } };
export const Capannori: Story = { globals: { theme: 'capannori' } };
export const Mirandola: Story = { globals: { theme: 'mirandola' } };
export const Phone: Story = { name: '320 px', globals: { theme: 'crema', viewport: { value: 'phone' } } };

/** The page on which the parts are looked at and tested: every part in every state, inside one shadow root. Serves no other purpose. */
import { LitElement, css, html, unsafeCSS, type TemplateResult } from 'lit';
import { groundCss } from '@civico/core/styles/base.ts';
import * as parts from '@civico/core/parts/index.ts';
import { dateField, dateFieldStyles } from '@civico/core/parts/date-field.ts';
import { places, type GalleryState, words } from './gallery-data.ts';
import { moreSections } from './gallery-lists.ts';

export type Section = [name: string, content: unknown];

class PartsGallery extends LitElement {
  static override properties = { only: { type: String } };
  declare only: string | undefined;

  static override styles = [
    unsafeCSS(groundCss(':host')), parts.buttonStyles, parts.cardStyles, parts.choiceListStyles, parts.comboboxStyles, dateFieldStyles, parts.dialogStyles, parts.disclosureStyles,
    parts.emptyStateStyles, parts.errorSummaryStyles, parts.fileDropStyles, parts.noticeStyles, parts.paginationStyles, parts.progressStyles, parts.selectStyles,
    parts.skeletonStyles, parts.stepsStyles, parts.summaryListStyles, parts.tableStyles, parts.tagStyles, parts.textAreaStyles, parts.timelineStyles,
    css`
      :host { background: var(--_color-surface); }
      section { max-inline-size: 46rem; margin: 0 auto; padding: var(--_space-l) var(--_space-m); }
      section > h2 { margin: 0 0 var(--_space-m); font-size: var(--_font-size-title); }
      section > * + * { margin-block-start: var(--_space-m); }
    `,
  ];

  private readonly data: GalleryState = {
    name: '', email: 'maria.bianchi@', date: '31/02/2026', details: 'Il lampione davanti al civico 12 è spento da tre giorni.', category: 'lighting', place: '', question: '', topics: ['green'],
    consent: false, busy: false, sent: 0, page: 4, dialog: false, step: 1, taken: [], files: [
      { id: 'a', name: 'lampione-spento.jpg', state: 'ready', detail: '182 kB', alternative: 'Un lampione con il vetro rotto' },
      { id: 'b', name: 'via-roma-di-sera-vista-dal-marciapiede-opposto.jpg', state: 'working' },
      { id: 'c', name: 'relazione.heic', state: 'refused', detail: 'Non riusciamo a leggere questa foto. Salvala come JPEG e riprova.' },
    ],
  };

  private put(change: Partial<GalleryState>): void {
    Object.assign(this.data, change);
    this.requestUpdate();
  }

  private sections(): Section[] {
    const { data } = this;
    const put = (change: Partial<GalleryState>): void => { this.put(change); };
    return [
      ['button', html`
        ${parts.buttonRow(parts.button({ label: 'Avanti', kind: 'primary' }), parts.button({ label: 'Salva richiesta' }), parts.button({ label: 'Indietro', kind: 'link', icon: parts.backIcon }), parts.button({ label: 'Elimina la bozza', kind: 'danger', icon: parts.removeIcon }))}
        ${parts.buttonRow(parts.button({ id: 'send', label: 'Invia', busyLabel: 'Invio in corso', kind: 'primary', type: 'submit', busy: data.busy, onClick: () => { put({ busy: true, sent: data.sent + 1 }); } }), parts.button({ label: 'Salvataggio', busy: true }), parts.button({ label: 'Non disponibile', disabled: true }),
          parts.button({ label: 'Anche io', icon: parts.peopleIcon, pressed: true }), parts.buttonLink({ label: 'Vai alla pagina', href: '/pagina', icon: parts.forwardIcon }))}<output id="sent" hidden>${data.sent}</output>`],
      ['text-field', html`
        ${parts.textField({ id: 'name', label: 'Titolo', required: true, hint: 'In poche parole, per esempio «Lampione spento»', value: data.name, onInput: (name) => { put({ name }); } })}
        ${parts.textField({ id: 'email', kind: 'email', label: 'Email', required: true, value: data.email, error: 'Scrivi l’indirizzo intero, per esempio nome@esempio.it', autocomplete: 'email', onInput: (email) => { put({ email }); } })}
        ${parts.textField({ id: 'phone', kind: 'tel', label: 'Telefono', optionalText: '(facoltativo)', value: '', autocomplete: 'tel', short: true })}
        ${parts.textField({ id: 'code', kind: 'code', label: 'Codice della segnalazione', hint: 'È scritto sulla ricevuta', value: '' })}
        ${parts.textField({ id: 'off', label: 'Comune', value: 'Sassuolo', disabled: true })}`],
      ['text-area', html`
        ${parts.textArea({ id: 'details', label: 'Dettagli', required: true, limit: 200, counter: words.counter, value: data.details, onInput: (details) => { put({ details }); } })}
        ${parts.textArea({ id: 'too-long', label: 'Dettaglio', optionalText: '(facoltativo)', limit: 10, counter: words.counter, value: 'Troppo lungo', error: 'Togli 2 caratteri' })}`],
      ['choice-list', html`
        ${parts.radioList({ id: 'author', label: 'Vuoi lasciare un contatto?', required: true, value: data.category, choices: [
          { value: 'anonymous', label: 'No, resto anonimo', hint: 'Puoi seguire la segnalazione con il codice' }, { value: 'lighting', label: 'Sì, scrivetemi', content: parts.textField({ id: 'inner', label: 'Nome', value: '' }) }, { value: 'closed', label: 'Con SPID', disabled: true, hint: 'Non ancora disponibile' },
        ], onChange: (category) => { put({ category }); } })}
        ${parts.radioList({ id: 'yes-no', label: 'C’è un pericolo?', inline: true, value: '', error: 'Scegli una risposta', choices: [{ value: 'yes', label: 'Sì' }, { value: 'no', label: 'No' }] })}
        ${parts.checkboxList({ id: 'topics', label: 'Cosa vuoi vedere', optionalText: '(facoltativo)', values: data.topics, choices: [{ value: 'green', label: 'Verde pubblico' }, { value: 'roads', label: 'Strade e marciapiedi' }], onChange: (topics) => { put({ topics }); } })}
        ${parts.checkbox({ id: 'consent', label: 'Ho letto e compreso l’informativa sulla privacy', required: true, checked: data.consent, error: data.consent ? undefined : 'Per andare avanti serve il tuo consenso', onChange: (consent) => { put({ consent }); } })}`],
      ['select', html`
        ${parts.select({ id: 'kind', label: 'Tipo di disservizio', required: true, value: data.category, placeholder: 'Scegli', options: [{ value: 'roads', label: 'Strade e marciapiedi' }, { label: 'Impianti', options: [{ value: 'lighting', label: 'Illuminazione pubblica' }, { value: 'water', label: 'Acqua', disabled: true }] }], onChange: (category) => { put({ category }); } })}
        ${parts.select({ id: 'kind-wrong', label: 'Periodo', value: '', placeholder: 'Scegli', error: 'Scegli un periodo', options: [{ value: '7', label: 'Ultimi 7 giorni' }] })}`],
      ['combobox', html`
        ${parts.combobox({ id: 'place', label: 'Luogo', required: true, hint: 'Via e numero, oppure un luogo conosciuto', value: data.place, words: words.combobox,
          suggest: async (text) => { if (text === 'guasto') throw new Error('away'); return places.filter((one) => one.label.toLowerCase().includes(text.toLowerCase())); },
          onInput: (place) => { put({ place }); }, onSelect: (option) => { put({ place: option.label, taken: [...data.taken, option.value] }); } })}
        ${parts.combobox({ id: 'place-wrong', label: 'Luogo', value: '', minLength: 0, error: 'Scrivi dov’è il problema', words: words.combobox, suggest: () => places, onSelect: () => undefined })}`],
      ['date-field', html`
        ${dateField({ id: 'day', label: 'Data', required: true, hint: 'Per esempio 24/11/2026', value: data.date, min: '2026-11-10', max: '2027-02-28', language: 'it', words: words.date, error: data.date === '31/02/2026' ? 'Questo giorno non esiste: controlla la data' : undefined, today: '2026-11-21',
          isUnavailable: (day) => day === '2026-11-25', onInput: (date) => { put({ date }); } })}`],
      ...moreSections(data, put),
    ];
  }

  override render(): TemplateResult {
    return html`${this.sections().filter(([name]) => !this.only || this.only.split(',').includes(name)).map(([name, content]) => html`<section id="part-${name}"><h2>${name}</h2>${content}</section>`)}`;
  }
}
customElements.define('parts-gallery', PartsGallery);
const gallery = document.createElement('parts-gallery') as PartsGallery;
gallery.only = new URLSearchParams(location.search).get('only') ?? undefined;
document.querySelector('main')?.append(gallery);

import { isPortError, type Report, type ReportStatus, type ReportUpdate } from '@civico/contract';
import { REPORT_UPDATE_INTERNAL_NOTE_MAX_LENGTH, REPORT_UPDATE_PUBLIC_NOTE_MAX_LENGTH } from '@civico/domain/limits.ts';
import { NEXT_STATUSES } from '@civico/domain/report-status.ts';
import { asSent, charactersLeft, isBlank } from '@civico/domain/text.ts';
import { safeUrl } from '@civico/core/safe-url.ts';
import { el, field, select } from './dom.ts';
import { statusBadge, type Context } from './list.ts';
import { statusNames, when } from './words.ts';

/** One report as the office sees it, with the form that moves it on. Undefined when it could not be read and the page went elsewhere. */
export async function ticketView(context: Context, id: string, back: (id: string) => Promise<void>): Promise<HTMLElement | undefined> {
  const { ports, announce, handle } = context;
  const node = el('article', { class: 'ticket' });
  const goBack = (): HTMLElement => el('p', {}, el('button', { class: 'btn btn-outline-primary btn-sm', type: 'button', click: () => void back(id) }, 'Torna all’elenco'));

  try {
    draw(await ports.reports.getReport(id));
  } catch (error) {
    const sentence = handle(error);
    if (!sentence) return undefined;
    node.replaceChildren(goBack(), el('h2', { tabindex: -1 }, 'Segnalazione'), el('div', { class: 'alert alert-danger', role: 'alert' }, sentence));
  }
  return node;

  function draw(report: Report, done?: string): void {
    node.replaceChildren(
      goBack(),
      el('h2', { tabindex: -1 }, report.title),
      el('p', { class: 'ticket-head' }, statusBadge(report.status), el('a', { href: `${context.site}?segnalazione=${report.id}` }, 'Pagina pubblica')),
      ...(done ? [el('div', { class: 'alert alert-success' }, done)] : []),
      el('div', { class: 'row' },
        el('div', { class: 'col-12 col-lg-7' }, facts(report), photos(report), history(report), notes(report)),
        el('div', { class: 'col-12 col-lg-5' }, updateForm(report))),
    );
  }

  function facts(report: Report): HTMLElement {
    const category = context.categories.find((one) => one.id === report.category);
    const entries: (readonly [string, string | undefined])[] = [
      ['Tipo', category?.name ?? report.category],
      ['Luogo', report.address],
      ['Coordinate', report.position && `${report.position.lat.toFixed(5)}, ${report.position.lon.toFixed(5)}`],
      ['Descrizione', report.description],
      ...(report.internal?.answers ?? []).map(({ question, value }) => {
        const asked = category?.questions.find((one) => one.id === question);
        return [asked?.label ?? question, asked?.choices?.find((choice) => choice.value === value)?.label ?? value] as const;
      }),
      ['Ufficio', report.office],
      ['Ricevuta', when(report.createdAt)],
      ['La seguono', report.followers === 0 ? 'ancora nessuno' : report.followers === 1 ? 'una persona' : `${report.followers} persone`],
      ['Contatto', report.internal?.contact && [report.internal.contact.name, report.internal.contact.email, report.internal.contact.phone].filter(Boolean).join(', ')],
    ];
    return el('dl', { class: 'ticket-facts' }, ...entries.flatMap(([name, value]) => value ? [el('dt', {}, name), el('dd', { class: 'note' }, value)] : []));
  }

  function photos(report: Report): HTMLElement | false {
    return report.attachments.length > 0 && el('ul', { class: 'ticket-photos' }, ...report.attachments.map((photo, index) =>
      el('li', {}, el('a', { href: safeUrl(photo.url) }, el('img', { src: safeUrl(photo.url), alt: photo.alternativeText || `Foto ${index + 1}`, loading: 'lazy' })))));
  }

  function history(report: Report): HTMLElement {
    return el('section', {}, el('h3', { class: 'h5' }, 'Storia pubblica'), el('ol', { class: 'timeline' }, ...report.timeline.map((step) =>
      el('li', {}, el('strong', {}, statusNames.get(step.status) ?? step.status, step.office ? ` – ${step.office}` : ''), el('span', {}, when(step.at)), step.note && el('span', { class: 'note' }, step.note)))));
  }

  function notes(report: Report): HTMLElement | false {
    const list = report.internal?.notes ?? [];
    return list.length > 0 && el('section', {}, el('h3', { class: 'h5' }, 'Note interne'), el('ul', { class: 'news-list' }, ...list.map((note) =>
      el('li', {}, el('p', { class: 'category-top' }, `${note.author}, ${when(note.at)}`), el('p', { class: 'note' }, note.text)))));
  }

  function updateForm(report: Report): HTMLElement {
    const version = report.internal?.version;
    // Seen by a clerk of another town: the public part only.
    if (version === undefined) return el('div', { class: 'alert alert-info' }, 'Puoi solo leggere questa segnalazione.');
    const allowed = [report.status, ...NEXT_STATUSES[report.status]].map((status) => [status, statusNames.get(status)!] as const);
    const status = select('status', allowed, report.status);
    const office = select('office', [...(report.office ? [] : [['', 'Nessuno'] as const]), ...context.offices.map((name) => [name, name] as const)], report.office);
    const publicNote = el('textarea', { class: 'form-control', name: 'publicNote' });
    const internalNote = el('textarea', { class: 'form-control', name: 'internalNote' });
    const duplicateOf = el('input', { class: 'form-control', name: 'duplicateOf', autocomplete: 'off', spellcheck: 'false' });
    const duplicateField = field('doppione', 'Indirizzo dell’altra segnalazione', duplicateOf, 'Copialo dalla sua pagina pubblica');
    const problem = el('div', { class: 'alert alert-danger', role: 'alert', hidden: true });
    const save = el('button', { class: 'btn btn-primary', type: 'submit' }, 'Salva');
    const follow = (): void => { duplicateField.hidden = status.value !== 'duplicate' || report.status === 'duplicate'; };
    status.addEventListener('change', follow);
    follow();

    const say = (sentence: string, action?: HTMLElement): void => {
      problem.replaceChildren(sentence, ...(action ? [' ', action] : []));
      problem.hidden = false;
    };

    async function submit(current: Report): Promise<void> {
      const update: ReportUpdate = { version: current.internal?.version ?? 0 };
      if (status.value !== current.status) update.status = status.value as ReportStatus;
      if (office.value && office.value !== current.office) update.office = office.value;
      if (!isBlank(publicNote.value)) update.publicNote = asSent(publicNote.value);
      if (!isBlank(internalNote.value)) update.internalNote = asSent(internalNote.value);
      for (const [note, limit] of [[publicNote, REPORT_UPDATE_PUBLIC_NOTE_MAX_LENGTH], [internalNote, REPORT_UPDATE_INTERNAL_NOTE_MAX_LENGTH]] as const) {
        const over = -charactersLeft(note.value, limit);
        if (over > 0) { say(`Accorcia la nota: al massimo ${limit.toLocaleString('it-IT')} caratteri, ${over === 1 ? 'uno è' : `${over} sono`} di troppo.`); return note.focus(); }
      }
      const original = /[\w-]{22}$/.exec(duplicateOf.value.trim())?.[0];
      if (!duplicateField.hidden && original) update.duplicateOf = original;
      if (Object.keys(update).length === 1) return say('Non hai cambiato niente.');
      if (update.status === 'assigned' && !office.value) { say('Scegli l’ufficio a cui assegnarla.'); return office.focus(); }
      if (update.status === 'duplicate' && !update.duplicateOf) { say('Scrivi l’indirizzo dell’altra segnalazione.'); return duplicateOf.focus(); }
      save.disabled = true;
      try {
        const changed = await ports.office.updateReport(id, update);
        draw(changed, 'Salvato. Chi segue la segnalazione vede il nuovo stato.');
        announce('Salvato');
        node.querySelector('h2')?.focus();
      } catch (error) {
        if (isPortError(error) && error.kind === 'conflict') return await conflict();
        const sentence = handle(error);
        if (sentence) say(sentence);
      } finally {
        save.disabled = false;
      }
    }

    /** Somebody else was quicker: what this clerk wrote stays, what changed is shown, and saving goes on from there. */
    async function conflict(): Promise<void> {
      try {
        const fresh = await ports.reports.getReport(id);
        const typed = { publicNote: publicNote.value, internalNote: internalNote.value };
        draw(fresh);
        const again = node.querySelector<HTMLFormElement>('.ticket-form')!;
        for (const [name, value] of Object.entries(typed)) again.querySelector<HTMLTextAreaElement>(`[name="${name}"]`)!.value = value;
        const warning = el('div', { class: 'alert alert-warning', role: 'alert', tabindex: -1 }, 'Nel frattempo un collega ha cambiato questa segnalazione. Qui vedi com’è adesso; le tue note sono rimaste. Controlla e salva di nuovo.');
        again.prepend(warning);
        warning.focus();
      } catch (error) {
        const sentence = handle(error);
        if (sentence) say(sentence);
      }
    }

    return el('form', { class: 'ticket-form', novalidate: true, 'aria-label': 'Aggiorna la segnalazione', submit: (event) => { event.preventDefault(); void submit(report); } },
      el('h3', { class: 'h5' }, 'Aggiorna'), problem,
      field('stato', 'Stato', status), duplicateField, field('ufficio-scelto', 'Ufficio', office),
      field('nota-pubblica', 'Nota pubblica', publicNote, 'La legge chiunque: niente nomi né recapiti'),
      field('nota-interna', 'Nota interna', internalNote, 'La legge solo l’ufficio'),
      el('div', { class: 'ticket-actions' }, save));
  }
}

/** The page where a clerk says how many people each counter has served. */
import { connectCounters } from '@civico/client/counters.ts';
import type { Counter, CounterDay } from '@civico/contract';
import { italianDay } from '@civico/domain/day.ts';
import { NUMBER_SERVED_SERVED_MAXIMUM } from '@civico/domain/limits.ts';
import { el, field, select } from './dom.ts';
import { daysTable, longDay } from './served-days.ts';
import { staffPage, type StaffPage } from './staff-page.ts';

/** Days shown back from today. */
const DAYS = 14;

const today = (): string => italianDay(new Date());
const daysBefore = (day: string, count: number): string => new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);

await staffPage(async (page, place) => {
  const counters = connectCounters(page.root.dataset['endpoint']!);
  const all = await counters.counters();
  if (all.length === 0) {
    place.replaceChildren(el('p', { class: 'empty' }, 'Questo Comune non ha ancora sportelli dove si vota. Chi cura il server li aggiunge con «npm run import -- counters».'));
    return;
  }
  await servedView(page, counters, all, place);
});

async function servedView({ announce, handle }: StaffPage, port: ReturnType<typeof connectCounters>, counters: readonly Counter[], place: HTMLElement): Promise<void> {
  let days: readonly CounterDay[] = [];
  const counter = select('counter', counters.map(({ id, name }) => [id, name] as const));
  const day = el('input', { class: 'form-control', name: 'day', type: 'date', required: true, min: daysBefore(today(), 365), max: today(), value: today() });
  const served = el('input', { class: 'form-control', name: 'served', inputmode: 'numeric', autocomplete: 'off', required: true });
  const servedField = field('servite', 'Persone servite', served, 'Tutte, anche chi non ha votato. Se lo sportello era chiuso non scrivere nulla.');
  const problem = el('div', { class: 'alert alert-danger', role: 'alert', id: 'servite-errore', hidden: true });
  const known = el('p', { class: 'hint', role: 'status' });
  const done = el('div', { class: 'alert', hidden: true });
  const table = el('div');
  const save = el('button', { class: 'btn btn-primary', type: 'submit' }, 'Salva');
  const failed = el('div', { class: 'alert alert-danger', role: 'alert', hidden: true });

  function say(text: string, control?: HTMLElement): void {
    problem.hidden = text === '';
    problem.textContent = text;
    for (const one of [day, served]) {
      if (one === control) one.setAttribute('aria-invalid', 'true');
      else one.removeAttribute('aria-invalid');
    }
    control?.focus();
  }

  /** What is already known of the chosen day, before anything is overwritten. */
  function tellKnown(): void {
    const now = days.find((one) => one.day === day.value);
    known.textContent = now === undefined ? '' : now.served === null
      ? `Quel giorno ${now.votes === 1 ? 'c’è un voto' : `ci sono ${now.votes} voti`}.`
      : `Per quel giorno c’è già il numero ${now.served}: se salvi, lo sostituisci.`;
  }

  function choose(chosen: string): void {
    day.value = chosen;
    const now = days.find((one) => one.day === chosen)?.served;
    served.value = now == null ? '' : String(now);
    say('');
    done.hidden = true;
    tellKnown();
    served.focus();
    served.select();
  }

  async function refresh(): Promise<void> {
    const asked = counter.value;
    const to = today();
    table.setAttribute('aria-busy', 'true');
    try {
      const found = await port.servedDays({ counter: asked, from: daysBefore(to, 365), to });
      if (asked !== counter.value) return;
      days = found;
      failed.hidden = true;
      table.replaceChildren(daysTable({ from: daysBefore(to, DAYS - 1), to, days, choose }));
      tellKnown();
    } catch (error) {
      const sentence = handle(error);
      failed.hidden = !sentence;
      failed.replaceChildren(sentence ?? '', ' ', el('button', { class: 'btn btn-primary btn-sm', type: 'button', click: () => void refresh() }, 'Riprova'));
      table.replaceChildren();
    } finally {
      table.removeAttribute('aria-busy');
    }
  }

  async function submit(): Promise<void> {
    done.hidden = true;
    const typed = served.value.trim();
    const count = Number(typed);
    if (!day.value) return say('Scegli il giorno.', day);
    if (day.value > today()) return say('Quel giorno non è ancora arrivato.', day);
    if (!/^\d+$/.test(typed)) return say('Scrivi quante persone sono state servite, in cifre: per esempio 24.', served);
    if (count > NUMBER_SERVED_SERVED_MAXIMUM) return say(`Il numero è troppo grande: al massimo ${NUMBER_SERVED_SERVED_MAXIMUM.toLocaleString('it')}.`, served);
    say('');
    save.disabled = true;
    try {
      const saved = await port.setServed({ counter: counter.value, day: day.value, served: count });
      await refresh();
      const votes = days.find((one) => one.day === saved.day)?.votes ?? 0;
      const fewer = votes > saved.served;
      const sentence = `Salvato: ${saved.served === 1 ? 'una persona servita' : `${saved.served} persone servite`} ${longDay(saved.day)}.${fewer ? ` Attenzione: i voti di quel giorno sono ${votes}, più delle persone servite. Controlla il numero.` : ''}`;
      done.className = `alert ${fewer ? 'alert-warning' : 'alert-success'}`;
      done.textContent = sentence;
      done.hidden = false;
      announce(sentence);
      served.value = '';
    } catch (error) {
      const sentence = handle(error);
      if (sentence) say(sentence);
    } finally {
      save.disabled = false;
    }
  }

  counter.addEventListener('change', () => { done.hidden = true; say(''); void refresh(); });
  day.addEventListener('change', tellKnown);
  servedField.append(known);
  place.replaceChildren(el('div', { class: 'row served-days' },
    el('div', { class: 'col-12 col-lg-5' }, el('form', { class: 'ticket-form', novalidate: true, 'aria-label': 'Numero del giorno', submit: (event) => { event.preventDefault(); void submit(); } },
      el('h2', { class: 'h4' }, 'Il numero del giorno'), problem, field('sportello', 'Sportello', counter), field('giorno', 'Giorno', day), servedField, el('div', { class: 'ticket-actions' }, save), done)),
    el('div', { class: 'col-12 col-lg-7' }, failed, table)));
  day.setAttribute('aria-describedby', 'servite-errore');
  served.setAttribute('aria-describedby', 'servite-aiuto servite-errore');
  await refresh();
}

import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { partsBase } from './base.ts';
import { checkIcon } from './icons.ts';

export interface StepsOptions {
  /** Name of the list, such as "Passi della segnalazione". */
  label: string;
  steps: readonly { label: string }[];
  /** Index of the current step. */
  current: number;
  /** Index of the furthest step the person may go to. Default: the current one. */
  reached?: number | undefined;
  words: { position: (step: number, total: number) => string; done: string };
  onSelect?: ((index: number) => void) | undefined;
}

/** Where the person is in a task; steps already reached can be visited again. Where there is little width, only the current one is named. */
export function steps(options: StepsOptions): TemplateResult {
  const { current, words, onSelect } = options;
  const total = options.steps.length;
  const reached = Math.max(options.reached ?? current, current);
  return html`<nav part="steps" aria-label=${options.label}>
    <p part="steps-position">${words.position(current + 1, total)}</p>
    <ol part="steps-list">${options.steps.map(({ label }, index) => {
      const done = index < reached && index !== current;
      const face = html`<span part="step-number" aria-hidden="true">${done ? checkIcon : index + 1}</span><span part="step-label">${label}</span>${done ? html`<span part="visually-hidden"> (${words.done})</span>` : nothing}`;
      const name = `step${index === current ? ' step-current' : done ? ' step-done' : ''}`;
      return html`<li part=${name} aria-current=${index === current ? 'step' : nothing}>${onSelect && index !== current && index <= reached
        ? html`<button part="step-button" type="button" @click=${() => { onSelect(index); }}>${face}</button>`
        : html`<span part="step-face">${face}</span>`}</li>`;
    })}</ol>
  </nav>`;
}

export const stepsStyles: CSSResultGroup = [partsBase, css`
  [part~='steps'] { container: steps / inline-size; }
  [part~='steps-position'] { margin: 0; font-size: var(--_font-size-small); font-weight: 600; color: var(--_color-text-muted); }
  [part~='steps-list'] { display: flex; gap: var(--_space-s); margin: var(--_space-s) 0 0; padding: 0; list-style: none; }
  [part~='step'] { flex: 1 1 0; min-inline-size: 0; border-block-start: 4px solid var(--_color-border); color: var(--_color-text-muted); }
  [part~='step-done'] { border-color: color-mix(in oklab, var(--_color-link) 55%, var(--_color-surface)); }
  [part~='step-current'] { border-color: var(--_color-link); color: var(--_color-text); font-weight: 600; }
  [part~='step-button'], [part~='step-face'] {
    display: flex; gap: var(--_space-s); align-items: flex-start; inline-size: 100%; min-block-size: 2.75rem; margin: 0; padding: 0.5rem 0;
    font: inherit; line-height: 1.35; text-align: start; color: inherit; background: none; border: 0;
  }
  [part~='step-button'] { color: var(--_color-link); cursor: pointer; }
  [part~='step-button'] [part~='step-label'] { text-decoration: underline; text-underline-offset: 0.2em; }
  [part~='step-button']:hover [part~='step-label'] { text-decoration-thickness: 2px; }
  [part~='step-label'] { min-inline-size: 0; overflow-wrap: anywhere; }
  [part~='step-number'] {
    display: inline-grid; place-items: center; flex: none; inline-size: 1.75em; block-size: 1.75em; margin-block-start: -0.2em;
    font-size: 0.875em; font-weight: 700; font-variant-numeric: tabular-nums; border: 2px solid currentColor; border-radius: 50%;
  }
  [part~='step-number'] [part~='icon'] { inline-size: 1.25em; block-size: 1.25em; }
  [part~='step-current'] [part~='step-number'] { color: var(--_color-on-brand); background: var(--_color-brand); border-color: var(--_color-brand-edge); }
  @container steps (width < 14rem) { [part~='steps-list'] { display: grid; } }
  @container steps (14rem <= width < 34rem) {
    [part~='step']:not([part~='step-current']) [part~='step-label'] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    [part~='step']:not([part~='step-current']) { flex: 0 1 3.5rem; }
  }
  @media (forced-colors: active) { [part~='step-current'] { border-color: Highlight; } [part~='step-current'] [part~='step-number'] { forced-color-adjust: none; color: HighlightText; background: Highlight; border-color: Highlight; } }
`];

import { html, nothing, type TemplateResult } from 'lit';

interface Tool { label: unknown; name?: string; pressed?: boolean; expanded?: boolean; busy?: boolean; onClick: () => void }

/** A plain button of the toolbar; lighter than the part of the design system, which comes with the forms. */
export const tool = ({ label, name, pressed, expanded, busy, onClick }: Tool): TemplateResult => html`<button part="tool" type="button" aria-label=${name ?? nothing}
  aria-pressed=${pressed ?? nothing} aria-expanded=${expanded ?? nothing} aria-disabled=${busy ?? nothing} @click=${() => { if (!busy) onClick(); }}>${label}</button>`;

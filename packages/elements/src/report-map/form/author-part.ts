import { html, type TemplateResult } from 'lit';
import { boundedTextField } from '@civico/core/parts/bounded-text-field.ts';
import { radioList } from '@civico/core/parts/choice-list.ts';
import { textField } from '@civico/core/parts/text-field.ts';
import type { FullContext } from '../view-context.ts';
import { counterOf, errorOf, fieldId } from './form-fields.ts';
import type { FormWork } from './form-state.ts';

/** Autore: anonymous unless the person wants to be reached. */
export function authorPart({ t, store }: FullContext, { values, errors }: FormWork): TemplateResult {
  const form = store.form!;
  const contact = html`<p part="hint">${t.contactNote}</p>
    ${boundedTextField({ id: fieldId('name'), label: t.nameLabel, optionalText: t.optional, value: values.name, autocomplete: 'name', ...counterOf(t, 'name'), error: errorOf(t, errors, 'name'), onInput: (name) => form.change({ name }) })}
    ${textField({ id: fieldId('email'), label: t.emailLabel, kind: 'email', value: values.email, autocomplete: 'email', error: errorOf(t, errors, 'email'), onInput: (email) => form.change({ email }) })}
    ${textField({ id: fieldId('phone'), label: t.phoneLabel, kind: 'tel', value: values.phone, autocomplete: 'tel', error: errorOf(t, errors, 'phone'), onInput: (phone) => form.change({ phone }) })}`;
  return radioList({
    id: fieldId('contact'), label: t.authorQuestion, value: values.author, onChange: (author) => form.change({ author: author as 'anonymous' | 'contact' }),
    choices: [
      { value: 'anonymous', label: t.anonymous, hint: t.anonymousHint },
      { value: 'contact', label: t.withContact, hint: t.withContactHint, content: contact },
    ],
  });
}

import type { TemplateResult } from 'lit';
import { announceCount, counterId, counterView, type CounterOptions } from './counter.ts';
import { textField, type TextFieldOptions } from './text-field.ts';

/** One line of text whose length the service bounds: it tells when there is too much, and counts nothing while it fits. */
export function boundedTextField(options: TextFieldOptions & CounterOptions): TemplateResult {
  const { id, value, onInput } = options;
  return textField({
    ...options,
    below: { view: counterView(id, value, options, false), id: counterId(id, value, options, false) },
    onInput: (typed, control) => {
      onInput?.(typed, control);
      announceCount(control, options, false);
    },
  });
}

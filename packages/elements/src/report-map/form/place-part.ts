import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { combobox } from '@civico/core/parts/combobox.ts';
import { heading } from '@civico/core/parts/heading.ts';
import { locateIcon } from '@civico/core/parts/icons.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import { mapFrame } from '../list/map-view.ts';
import { deeper, type FullContext } from '../view-context.ts';
import { counterOf, errorOf, fieldId } from './form-fields.ts';
import type { FormWork } from './form-state.ts';

/** Luogo: words and well-known places first, the map beside them; each is enough. */
export function placePart(context: FullContext, work: FormWork): TemplateResult {
  const { t, store, level } = context;
  const { values, wellKnown, errors, locating, outside, outline } = work;
  const { place } = store.form!;
  const error = errorOf(t, errors, 'place');
  return html`<div part="place">
    <div part="place-words">
      ${combobox({
        id: fieldId('place'), label: t.placeLabel, hint: t.placeHint, value: values.placeText, required: true, error, autocomplete: 'street-address', ...counterOf(t, 'place'),
        suggest: async (text, signal) => (await place.search(text, signal)).map((one) => ({ label: one.name, detail: one.detail, value: one })),
        words: { results: t.suggestionsCount, none: t.suggestionsNone, searching: t.suggestionsLoading, failed: t.suggestionsFailed },
        onInput: (text) => place.type(text), onSelect: ({ value }) => place.choose(value),
      })}
      ${button({ label: t.useDevice, icon: locateIcon, busy: locating === 'locating', busyLabel: t.useDeviceBusy, onClick: () => void place.useDevice() })}
      ${liveRegion(located(context, work))}
      ${wellKnown.length > 0 ? html`<div part="well-known">
        ${heading(deeper(level, 3), t.wellKnown, 'well-known-title', false)}
        <ul part="well-known-list">${wellKnown.map((one) => html`<li>${button({
          label: one.name, part: 'well-known-place', pressed: values.placeText === one.name, onClick: () => place.choose(one),
        })}</li>`)}</ul>
      </div>` : nothing}
    </div>
    <div part="place-map">
      ${heading(deeper(level, 3), t.pinTitle, 'label', false)}
      <p part="hint">${t.pinHint}</p>
      ${mapFrame(context)}
      <p part="position-note"><span>${values.position ? t.positionKnown : t.positionUnknown}</span>
        ${values.position && !outside ? button({ label: t.removePosition, kind: 'link', onClick: () => place.removePosition() }) : nothing}</p>
    </div>
  </div>
  ${liveRegion(outside ? html`<div part="outside">${notice({
    kind: 'warning', kindLabel: t.attention, title: t.placeOutside, text: t.placeOutsideText(outline?.name ?? ''),
    actions: button({ label: t.removePosition, onClick: () => place.removePosition() }),
  })}</div>` : nothing, 'alert')}`;
}

/** What the device said, and what the pin is near to. */
function located({ t, dates }: FullContext, { locating, values, nearest }: FormWork): TemplateResult {
  const words = {
    idle: '', locating: '', found: t.deviceFound(dates.length(values.accuracy ?? 0)), denied: t.deviceDenied, unavailable: t.deviceUnavailable, timeout: t.deviceTimeout,
  }[locating];
  const refused = locating === 'denied' || locating === 'unavailable' || locating === 'timeout';
  const near = !nearest ? '' : nearest.distance ? t.pinMovedNear(nearest.name, dates.length(nearest.distance)) : t.pinMoved(nearest.name);
  return html`${words ? (refused ? notice({ kind: 'warning', text: words }) : html`<p part="place-note">${words}</p>`) : nothing}${near ? html`<p part="place-note">${near}</p>` : nothing}`;
}

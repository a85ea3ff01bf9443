import { html, nothing, type TemplateResult } from 'lit';
import { button } from '@civico/core/parts/button.ts';
import { liveRegion, notice } from '@civico/core/parts/notice.ts';
import type { FullContext } from '../view-context.ts';
import { unfinished, type FormWork } from './form-state.ts';

/** Why "Avanti" has not led on yet, and the way on without waiting. Stands beside the button that was pressed. */
export function unfinishedView({ t, store }: FullContext, work: FormWork): TemplateResult {
  const left = work.awaitedStep && unfinished(work);
  return liveRegion(!left ? nothing : html`<div part="unfinished">${notice({
    kind: 'info', title: left.photos > 0 ? t.preparingPhotos(left.photos) : t.findingPlace, text: t.unfinishedNote,
    actions: button({ label: left.photos > 0 ? t.goOnWithoutPhotos : t.goOnWithoutPlace, onClick: () => store.form!.goOn() }),
  })}</div>`);
}

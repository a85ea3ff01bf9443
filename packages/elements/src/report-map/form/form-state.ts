/** What the report form knows. Plain data without DOM; everything in `FormValues` is structured-cloneable, for the draft. */
import type { Outline, Place, Position, ReportCategory, ReportReceipt, ReportSummary } from '@civico/contract';

/** 1 Autorizzazioni e condizioni, 2 Dati di segnalazione, 3 Riepilogo. */
export type Step = 1 | 2 | 3;

export interface FormPhoto {
  readonly id: string;
  /** JPEG without metadata, as it will leave the device. */
  readonly blob: Blob;
  readonly name: string;
  readonly alternativeText: string;
}

/** A photo that is still being read and shrunk. */
export interface PendingPhoto {
  readonly id: string;
  /** Of the file; empty when it has none. */
  readonly name: string;
}

export interface FormValues {
  readonly consent: boolean;
  /** What the person reads as the place, typed or chosen. */
  readonly placeText: string;
  readonly position: Position | undefined;
  /** Metres, when the device told the position. */
  readonly accuracy: number | undefined;
  readonly category: string;
  /** By id of the question. */
  readonly answers: ReadonlyMap<string, string>;
  readonly title: string;
  readonly details: string;
  readonly photos: readonly FormPhoto[];
  readonly author: 'anonymous' | 'contact';
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export const emptyValues: FormValues = {
  consent: false, placeText: '', position: undefined, accuracy: undefined, category: '', answers: new Map(), title: '', details: '',
  photos: [], author: 'anonymous', name: '', email: '', phone: '',
};

/** Metres within which an open report of the same kind may be the same. */
export const NEARBY = 150;

/** A field of the form; `question:ID` for those of a category. */
export type FormField =
  | 'consent' | 'place' | 'category' | 'title' | 'details' | 'photos' | 'contact' | 'email' | 'phone' | 'name' | `question:${string}`;

export type FormProblem =
  | 'consentMissing' | 'placeMissing' | 'placeOutside' | 'categoryMissing' | 'answerMissing' | 'answerStops' | 'titleMissing'
  | 'detailsMissing' | 'textLong' | 'contactMissing' | 'emailWrong' | 'phoneWrong' | 'photosMany' | 'photoUnreadable' | 'photoHeic'
  | 'photoNotImage' | 'photoSlow' | 'photoTextLong';

export interface FormError {
  readonly field: FormField;
  readonly problem: FormProblem | undefined;
  /** The server's own sentence, when it was the one to find it. */
  readonly sentence?: string;
  /** What the problem is about, e.g. the name of a file, or the label of a question. */
  readonly about?: string;
}

export type Locating = 'idle' | 'locating' | 'found' | 'denied' | 'unavailable' | 'timeout';

export interface NearbyReport {
  readonly report: ReportSummary;
  /** Metres. */
  readonly distance: number;
  readonly follow: 'idle' | 'following' | 'followed' | 'failed';
}

export interface FormDraft {
  readonly values: FormValues;
  readonly step: Step;
  readonly savedAt: number;
  /** Idempotency key of the report it will be: two tabs that send one draft send one report. */
  readonly key?: string;
  /** Names of photos that were not ready when it was written: only what is ready can be kept. */
  readonly unprepared?: readonly string[];
}

/** `asking`: the person pressed "Salva richiesta" and reads what it means. */
export type DraftState = 'off' | 'asking' | 'saving' | 'kept' | 'failed';

export type FormNotice =
  | { readonly kind: 'restored'; readonly savedAt: number; readonly unprepared: readonly string[] }
  | { readonly kind: 'draft-removed' }
  | { readonly kind: 'refused'; readonly sentence: string };

export interface FormWork {
  readonly step: Step;
  /** The furthest step that was reached; earlier ones can be visited again. */
  readonly reached: Step;
  readonly values: FormValues;
  readonly errors: readonly FormError[];
  /** Counts the tries that found errors, so that the view moves the focus each time. */
  readonly attempts: number;
  readonly categories: readonly ReportCategory[];
  readonly outline: Outline | undefined;
  readonly wellKnown: readonly Place[];
  readonly locating: Locating;
  /** The place nearest to the pin after its last move. */
  readonly nearest: Place | undefined;
  readonly outside: boolean;
  readonly nearby: readonly NearbyReport[];
  readonly preparing: readonly PendingPhoto[];
  /** The name of the place under the pin is being looked up. */
  readonly naming: boolean;
  /** The step the person asked for: it comes when what runs beside this one is done. */
  readonly awaitedStep: Step | undefined;
  readonly draft: DraftState;
  readonly notice: FormNotice | undefined;
  /** The backend has the report in hand already, sent from another tab; its code when it is known. Nothing leaves until the person wants a new one. */
  readonly already?: { readonly code: string | undefined } | undefined;
  /** While photos are on their way. */
  readonly sending?: Sending | undefined;
}

/** What runs beside the data and belongs to the report; undefined when nothing does. Without waiting for it the summary would lack it. */
export function unfinished({ preparing, locating, naming }: FormWork): { readonly photos: number; readonly place: boolean } | undefined {
  const place = locating === 'locating' || naming;
  return preparing.length > 0 || place ? { photos: preparing.length, place } : undefined;
}

/** How far the photos are, on their way to the backend. */
export interface Sending {
  readonly done: number;
  readonly photos: number;
  /** The photo that screen readers were last told of, and when (ms): with a quick network not each of them. */
  readonly told: number;
  readonly toldAt: number;
}

export type FormState =
  | { readonly status: 'opening' }
  | { readonly status: 'failed'; readonly sentence: string }
  | (FormWork & { readonly status: 'filling' | 'submitting' })
  | { readonly status: 'waiting'; readonly key: string; readonly title: string; readonly photos: number; readonly reason: 'offline' | 'unavailable' }
  | { readonly status: 'sent'; readonly key: string; readonly receipt: ReportReceipt; readonly title: string; readonly category: string; readonly place: string };

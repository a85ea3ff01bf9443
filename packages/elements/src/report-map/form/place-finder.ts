import type { Place, Position } from '@civico/contract';
import { around, distance, isInTown } from '@civico/domain/geometry.ts';
import { NEW_REPORT_ADDRESS_MAX_LENGTH } from '@civico/domain/limits.ts';
import { OPEN_STATUSES } from '@civico/domain/report-status.ts';
import { isBlank, shorten } from '@civico/domain/text.ts';
import { LocationError, type FormContext } from './form-environment.ts';
import { NEARBY, type NearbyReport } from './form-state.ts';

/** Well-known places shown beside the address field. */
const WELL_KNOWN = 8;
const SUGGESTED = 8;

/** The name of a place as it fits the address: what a backend says beyond it is left out visibly. */
const wordsOf = ({ name }: Place): string => shorten(name, NEW_REPORT_ADDRESS_MAX_LENGTH);

/** Where the disservice is: words, well-known places, the device or the pin, all equal; and what is already reported there. */
export class PlaceFinder {
  private readonly form: FormContext;
  private naming: AbortController | undefined;
  /** The question to the device whose answer is still wanted. */
  private asked: symbol | undefined;
  private comparing: AbortController | undefined;
  /** The words that came from a chosen or nearest place, not from the person: another pin may replace them. */
  private ownWords = '';

  constructor(form: FormContext) {
    this.form = form;
  }

  /** Reads the outline and the well-known places. Neither is needed to go on, so a failure is no error. */
  async open(): Promise<void> {
    const port = await this.form.env.findPort();
    const options = { language: this.form.env.language() };
    await Promise.all([
      port.outline(options).then((outline) => { this.form.patch({ outline }); this.judge(); }, () => undefined),
      port.searchPlaces('', options).then((places) => this.form.patch({ wellKnown: places.slice(0, WELL_KNOWN) }), () => undefined),
    ]);
  }

  /** The person types: words that continue a chosen place ("Via Roma, 12") keep its position, others let go of it. */
  type(text: string): void {
    const work = this.form.work();
    if (!work) return;
    const continues = this.ownWords !== '' && text.toLowerCase().startsWith(this.ownWords.toLowerCase());
    const keeps = continues || (work.values.position !== undefined && this.ownWords === '');
    const errors = work.errors.filter(({ field, problem }) => field !== 'place' || problem !== 'textLong');
    this.form.patch({ errors, values: { ...work.values, placeText: text, ...(!keeps && { position: undefined, accuracy: undefined }) } });
    if (keeps) return;
    this.ownWords = '';
    this.naming?.abort();
    this.form.patch({ nearest: undefined, naming: false });
    this.judge();
  }

  /** Streets and landmarks for the words typed so far. */
  async search(text: string, signal: AbortSignal): Promise<readonly Place[]> {
    const port = await this.form.env.findPort();
    return (await port.searchPlaces(text, { signal, language: this.form.env.language() })).slice(0, SUGGESTED);
  }

  choose(place: Place): void {
    const work = this.form.work();
    if (!work) return;
    this.ownWords = wordsOf(place);
    this.naming?.abort();
    this.form.patch({
      naming: false,
      values: { ...work.values, placeText: this.ownWords, position: place.position, accuracy: undefined },
      nearest: undefined, locating: 'idle',
    });
    this.judge();
  }

  async useDevice(): Promise<void> {
    if (this.form.work()?.locating === 'locating') return;
    const asked = this.asked = Symbol('asked');
    this.form.patch({ locating: 'locating' });
    try {
      const { lat, lon, accuracy } = await this.form.env.locate();
      // Another place was chosen meanwhile, or the person went on without.
      if (asked === this.asked && this.isLocating) await this.put({ lat, lon }, accuracy, 'found');
    } catch (error) {
      if (asked === this.asked && this.isLocating) this.form.patch({ locating: error instanceof LocationError ? error.reason : 'unavailable' });
    }
  }

  /** Goes on without what the device or the look-up of a name still owe. */
  giveUp(): void {
    this.naming?.abort();
    this.form.patch({ naming: false, ...(this.isLocating && { locating: 'idle' }) });
  }

  private get isLocating(): boolean {
    return this.form.work()?.locating === 'locating';
  }

  /** The pin was moved, by pointer or keyboard. */
  movePin(position: Position): Promise<void> {
    return this.put(position, undefined, 'idle');
  }

  /** The place stays as words only. */
  removePosition(): void {
    const work = this.form.work();
    if (!work) return;
    this.naming?.abort();
    this.form.patch({ values: { ...work.values, position: undefined, accuracy: undefined }, nearest: undefined, locating: 'idle', naming: false });
    this.judge();
  }

  /** Whether the position is outside, and which open reports of the same kind are near. Errors of the place that no longer hold go away. */
  judge(): void {
    const work = this.form.work();
    if (!work) return;
    const { position } = work.values;
    const outside = position !== undefined && !isInTown(work.outline, position);
    const errors = work.errors.filter(({ field }) => field !== 'place');
    this.form.patch({ outside, errors });
    void this.compare();
  }

  private async put(position: Position, accuracy: number | undefined, locating: 'found' | 'idle'): Promise<void> {
    const work = this.form.work();
    if (!work) return;
    this.naming?.abort();
    const { signal } = (this.naming = new AbortController());
    // In one change, so that nobody goes on between the position and its name.
    this.form.patch({ values: { ...work.values, position, accuracy }, nearest: undefined, naming: true, locating });
    this.judge();
    try {
      const port = await this.form.env.findPort();
      const [nearest] = await port.nearestPlaces(position, { signal, language: this.form.env.language() });
      const now = this.form.work();
      if (signal.aborted || !now) return;
      if (!nearest) {
        this.form.patch({ naming: false });
        return;
      }
      const isOwn = isBlank(now.values.placeText) || now.values.placeText === this.ownWords;
      if (isOwn) this.ownWords = wordsOf(nearest);
      this.form.patch({ naming: false, nearest, ...(isOwn && { values: { ...now.values, placeText: this.ownWords } }) });
    } catch {
      // The position stands without a name.
      if (!signal.aborted) this.form.patch({ naming: false });
    }
  }

  private async compare(): Promise<void> {
    this.comparing?.abort();
    const work = this.form.work();
    if (!work) return;
    const { position, category } = work.values;
    if (!position || !category || work.outside) {
      if (work.nearby.length > 0) this.form.patch({ nearby: [] });
      return;
    }
    const { signal } = (this.comparing = new AbortController());
    try {
      const port = await this.form.env.findPort();
      const page = await port.listReports(
        { bbox: around(position, NEARBY), categories: [category], statuses: OPEN_STATUSES, limit: 20 },
        { signal, language: this.form.env.language() });
      const before = new Map(this.form.work()?.nearby.map((near) => [near.report.id, near.follow]));
      const nearby = page.items.flatMap((report): NearbyReport[] => {
        const metres = report.position ? Math.round(distance(position, report.position)) : Infinity;
        return metres <= NEARBY ? [{ report, distance: metres, follow: before.get(report.id) ?? 'idle' }] : [];
      }).sort((a, b) => a.distance - b.distance).slice(0, 3);
      if (!signal.aborted) this.form.patch({ nearby });
    } catch { /* Sending twice the same disservice costs less than being stopped here. */ }
  }
}

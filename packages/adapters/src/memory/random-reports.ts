import type { Report, ReportCollection, ReportStatus, TimelineStep } from '@civico/contract';
import { publicId, random, type Random } from './random.ts';
import { isInTown } from '@civico/domain/geometry.ts';
import { lonLat, outline, streets } from './town.ts';

/** What people write: title, then details, by category. */
const TEXTS: Readonly<Record<string, readonly (readonly [title: string, description: string])[]>> = {
  roads: [
    ['Buca profonda sulla carreggiata', 'La buca è al centro della corsia. Le biciclette la evitano all’ultimo.'],
    ['Marciapiede dissestato', 'Le radici hanno alzato le lastre: con la carrozzina non si passa.'],
    ['Strisce pedonali cancellate', 'Davanti alla scuola le strisce non si vedono più.'],
    ['Segnale di stop girato', 'Il vento lo ha girato e chi arriva non lo vede.'],
  ],
  lighting: [
    ['Lampione spento', 'Spento da tre sere. La fermata dell’autobus resta al buio.'],
    ['Lampione che lampeggia', 'Si accende e si spegne tutta la notte, davanti alle finestre.'],
    ['Tutta la via al buio', 'Da ieri sera non si accende nessun lampione.'],
  ],
  waste: [
    ['Rifiuti abbandonati accanto ai cassonetti', 'Un divano e alcuni sacchi, da almeno una settimana.'],
    ['Cestino pieno', 'Il cestino vicino alla panchina non viene svuotato.'],
    ['Vetri rotti sulla ciclabile', 'Vetri su alcuni metri di pista, si bucano le gomme.'],
  ],
  trees: [
    ['Ramo spezzato', 'Un grosso ramo è rimasto appeso sopra il marciapiede.'],
    ['Albero che copre il semaforo', 'Le foglie coprono il semaforo per chi arriva dal centro.'],
  ],
  green: [
    ['Altalena rotta', 'La catena dell’altalena è staccata.'],
    ['Erba alta', 'L’erba è più alta delle panchine.'],
    ['Fontanella che perde', 'L’acqua esce di continuo e allaga il vialetto.'],
  ],
  buildings: [
    ['Vetro incrinato in palestra', 'Il vetro della porta di ingresso è incrinato.'],
    ['Grondaia rotta alla scuola', 'Quando piove l’acqua cade sull’ingresso.'],
  ],
  cemeteries: [
    ['Cancello che non si chiude', 'Il cancello laterale resta aperto anche di notte.'],
    ['Rubinetto senza acqua', 'Al campo B non arriva acqua per i fiori.'],
  ],
  decay: [
    ['Scritte sul muro', 'Scritte con lo spray sul muro del sottopasso.'],
    ['Auto abbandonata', 'È ferma da mesi, senza targa e con le gomme a terra.'],
  ],
};

const CATEGORIES = Object.keys(TEXTS);
/** How often each is reported, out of a hundred: roads and lighting most, as in towns that publish theirs. */
const WEIGHTS = [28, 20, 17, 8, 10, 5, 3, 9];
/** The one office of the invented town. */
export const OFFICE = 'Ufficio manutenzioni';
const HOUR = 3_600_000;

const STEPS: Readonly<Record<ReportStatus, readonly (readonly [ReportStatus, string?])[]>> = {
  'received': [],
  'assigned': [['assigned']],
  'in-progress': [['assigned'], ['in-progress', 'La squadra interviene nei prossimi giorni.']],
  'resolved': [['assigned'], ['in-progress', 'La squadra è sul posto.'], ['resolved', 'Intervento concluso. Grazie della segnalazione.']],
  'rejected': [['rejected', 'Il luogo è su proprietà privata: il Comune non può intervenire.']],
  'duplicate': [['duplicate', 'Il problema era già stato segnalato.']],
};

function category(from: Random): string {
  let left = from.integer(WEIGHTS.reduce((sum, weight) => sum + weight));
  return CATEGORIES[WEIGHTS.findIndex((weight) => (left -= weight) < 0)]!;
}

/** A place on or near a street, inside the town; the streets of the centre have more. */
function spot(from: Random): { street: string; at: [number, number] } {
  for (;;) {
    const street = streets[Math.floor(from.number() ** 1.4 * streets.length)]!;
    const i = from.integer(street.points.length - 1);
    const [a, b] = [street.points[i]!, street.points[i + 1]!];
    const share = from.number();
    const at = lonLat([a[0] + (b[0] - a[0]) * share + from.normal() * 25, a[1] + (b[1] - a[1]) * share + from.normal() * 25]);
    // The roads out of town end on its boundary.
    if (isInTown(outline, { lon: at[0], lat: at[1] })) return { street: street.name, at };
  }
}

const status = (from: Random): ReportStatus => {
  const share = from.number();
  return share < 0.18 ? 'received' : share < 0.3 ? 'assigned' : share < 0.42 ? 'in-progress' : share < 0.92 ? 'resolved' : share < 0.97 ? 'rejected' : 'duplicate';
};

/** Whole reports of the invented town, newest first; the newest a few hours before `now` (ms). The same for the same seed. */
export function randomReports(count: number, { seed = 1, now = Date.UTC(2026, 5, 15, 8, 30) } = {}): Report[] {
  const from = random(seed);
  const reports: Report[] = [];
  let at = now;
  for (let i = 0; i < count; i++) {
    at -= HOUR * (1 + from.number() * 9);
    const kind = category(from);
    const [title, description] = from.pick(TEXTS[kind]!);
    const { street, at: [lon, lat] } = spot(from);
    const state = i < 2 ? 'received' : status(from);
    const timeline: TimelineStep[] = [{ at: new Date(at).toISOString(), status: 'received' }];
    let then = at;
    for (const [step, note] of STEPS[state]) {
      then = Math.min(then + HOUR * (2 + from.number() * 40), now);
      timeline.push({ at: new Date(then).toISOString(), status: step, office: OFFICE, ...(note ? { note } : {}) });
    }
    // One in twelve has only an address, as people who telephone give it.
    const placed = from.integer(12) > 0;
    reports.push({
      id: publicId(from), category: kind, title, description, status: state, ...(placed ? { position: { lat, lon } } : {}),
      address: `${street} ${1 + from.integer(90)}`, createdAt: timeline[0]!.at, updatedAt: timeline.at(-1)!.at,
      followers: Math.floor(from.number() ** 3 * 14), ...(timeline.length > 1 ? { office: OFFICE } : {}), attachments: [], timeline,
    });
  }
  for (const one of reports) {
    if (one.status !== 'duplicate') continue;
    const original = reports.find((other) => other.category === one.category && other.status !== 'duplicate');
    if (original) one.duplicateOf = original.id;
  }
  return reports;
}

/** Points only, for maps with many: along the streets, thicker in the centre. The same for the same seed. */
export function randomReportPoints(count: number, { seed = 1 } = {}): ReportCollection {
  const from = random(seed);
  const features = Array.from({ length: count }, (): ReportCollection['features'][number] => {
    const kind = category(from);
    return {
      type: 'Feature', id: publicId(from), geometry: { type: 'Point', coordinates: spot(from).at },
      properties: { title: from.pick(TEXTS[kind]!)[0], category: kind, status: status(from) },
    };
  });
  return { type: 'FeatureCollection', truncated: false, features };
}

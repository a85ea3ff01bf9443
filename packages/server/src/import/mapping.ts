import type { ReportStatus } from '@civico/contract';

/** How the columns of a file become reports. Given as data, so that the file of another system needs no code. */
export interface ReportMapping {
  /** Name of the source; with the external id it makes a report unique. */
  source: string;
  columns: {
    id: string; status: string; created: string; category: string;
    closed?: string; title?: string; description?: string; lat?: string; lon?: string; address?: string;
  };
  /** What the file calls a status → what the contract calls it. */
  statuses: Readonly<Record<string, ReportStatus>>;
  /** Name of a category in the file → id of the town's category. The empty name stands for a line without one. */
  categories: Readonly<Record<string, string>>;
  /** Id of the category of names that are not listed; without it such a line is refused. */
  otherCategory?: string;
  /** Title of a report whose line names no category. */
  untitled: string;
  /** Description of a report whose line holds none. */
  description: string;
}

/** The export of Municipium, as published by the Comune di Alessandria (CC BY 4.0, dati.comune.alessandria.it). */
export const MUNICIPIUM: ReportMapping = {
  source: 'import',
  columns: { id: 'Id', status: 'Stato', created: 'Creato', closed: 'Chiusa', category: 'Categoria', description: 'DescrizioneBreve' },
  statuses: {
    aperta: 'received', 'in carico': 'in-progress', chiusa: 'resolved', archiviata: 'resolved', annullata: 'rejected', eliminata: 'rejected',
  },
  categories: {
    Buche: 'roads',
    'Semafori e segnaletica stradale': 'roads',
    Tombini: 'roads',
    'Accessibilità ed inclusione delle persone con disabilità': 'roads',
    'Acquedotto e fognature': 'roads',
    'Verde pubblico': 'green',
    'Parchi gioco e aree cani': 'green',
    'Tutela animali': 'green',
    'Disinfestazione (topi, blatte, vespe, piccioni)': 'decay',
    'Arredo urbano': 'decay',
    'Idee e proposte': 'decay',
    Altro: 'decay',
    '': 'decay',
    Cimiteri: 'cemeteries',
    'Illuminazione pubblica': 'lighting',
  },
  untitled: 'Segnalazione senza categoria',
  description: 'Segnalazione importata.',
};

/** Throws a sentence that says what a mapping file lacks. */
export function checkMapping(value: unknown, path: string): ReportMapping {
  const mapping = value as Partial<ReportMapping> | null;
  const missing = (['source', 'columns', 'statuses', 'categories', 'untitled', 'description'] as const).filter((name) => mapping?.[name] === undefined);
  const columns = (['id', 'status', 'created', 'category'] as const).filter((name) => typeof mapping?.columns?.[name] !== 'string').map((name) => `columns.${name}`);
  if (missing.length + columns.length > 0) throw new Error(`The mapping ${path} lacks: ${[...missing, ...columns].join(', ')}.`);
  return mapping as ReportMapping;
}

import type {
  CalendarEvent, Counter, CounterDay, Credentials, EventAudience, EventDays, EventFacets, EventPage, Indicator, NewFollower, NewRating, NewReport, Observation, Outline, Place, Position, Rating, RatingSubject, RatingSummary, Report,
  ReportCategory, ReportCollection, ReportPage, ReportReceipt, ReportStatus, ReportUpdate, ServedDay, Session,
} from './entities.ts';

export interface ReadOptions {
  signal?: AbortSignal;
  /** BCP 47; the language in which names and explanations are wanted. */
  language?: string;
}

export interface WriteOptions extends ReadOptions {
  /** Idempotency key (a UUID): calling again with the same key does the thing once. */
  key: string;
  /** Told while much data leaves: parts done and parts in all. */
  onProgress?: (done: number, total: number) => void;
}

export interface RatingsPort {
  /** A rating of a counter needs that counter's token. */
  createRating(rating: NewRating, options: WriteOptions & { counterToken?: string }): Promise<Rating>;
  ratingSummary(query: { subject?: RatingSubject; scale?: 3 | 5; from?: string; to?: string }, options?: ReadOptions): Promise<RatingSummary>;
}

/** A photo as the citizen's device prepared it: resized, without metadata. */
export interface Photo {
  blob: Blob;
  alternativeText: string;
}

/** What a citizen sends: the report with its photos still on the device. */
export type ReportSubmission = Omit<NewReport, 'attachments'> & { photos: readonly Photo[] };

export interface ReportFilter {
  /** West, south, east, north. */
  bbox?: readonly [number, number, number, number];
  categories?: readonly string[];
  statuses?: readonly ReportStatus[];
  /** ISO dates, both included. */
  from?: string;
  to?: string;
  text?: string;
}

export interface ReportsPort {
  reportCategories(options?: ReadOptions): Promise<readonly ReportCategory[]>;
  /** Uploads the photos, then creates the report, each under a key derived from `key`. */
  createReport(report: ReportSubmission, options: WriteOptions): Promise<ReportReceipt>;
  /** Newest first. `cursor` from the page before; `count` asks for `total`. */
  listReports(filter: ReportFilter & { cursor?: string; limit?: number; count?: boolean }, options?: ReadOptions): Promise<ReportPage>;
  /**
   * Every report with a position that matches, for a map. Where there are more than `most`, a backend may count those near each other together in
   * `groups`, and one that does not gives them all.
   */
  reportPoints(filter: ReportFilter & { most?: number }, options?: ReadOptions): Promise<ReportCollection>;
  getReport(id: string, options?: ReadOptions): Promise<Report>;
  getReportByCode(code: string, options?: ReadOptions): Promise<Report>;
  /** With an email nobody is counted before the address is confirmed: `confirmation` then says how. */
  followReport(input: NewFollower & { id: string }, options: WriteOptions): Promise<{ followers: number; confirmation?: 'by-email' }>;
}

/** What the office page adds; needs a clerk's session. */
export interface OfficePort {
  session(options?: ReadOptions): Promise<Session | null>;
  signIn(credentials: Credentials, options?: ReadOptions): Promise<Session>;
  signOut(options?: ReadOptions): Promise<void>;
  /** On every device. */
  signOutEverywhere(options?: ReadOptions): Promise<void>;
  updateReport(id: string, update: ReportUpdate, options?: ReadOptions): Promise<Report>;
}

/** What whoever keeps the counters needs; all but the list of counters needs a clerk's session. */
export interface CountersPort {
  counters(options?: ReadOptions): Promise<readonly Counter[]>;
  /** Newest first: the days with a number of people served, or with votes. ISO dates, both included. */
  servedDays(query: { counter: string; from?: string; to?: string }, options?: ReadOptions): Promise<readonly CounterDay[]>;
  /** Replaces the number of a day that has come. */
  setServed(input: { counter: string; day: string; served: number }, options?: ReadOptions): Promise<ServedDay>;
}

export interface PlacesPort {
  searchPlaces(text: string, options?: ReadOptions): Promise<readonly Place[]>;
  nearestPlaces(position: Position, options?: ReadOptions): Promise<readonly Place[]>;
  outline(options?: ReadOptions): Promise<Outline>;
}

export interface EventFilter {
  /** Codes of the vocabulary; a wider one holds those below it. */
  categories?: readonly string[];
  /** Name of a place, as the facets give it. */
  place?: string;
  audiences?: readonly EventAudience[];
  free?: boolean;
  accessible?: boolean;
  text?: string;
}

/** Days of the town, both included. */
export interface EventPeriod {
  from?: string;
  to?: string;
}

export interface EventsPort {
  /** In order of time, those that have begun first. `cursor` from the page before. */
  listEvents(query: EventFilter & EventPeriod & { cursor?: string; limit?: number }, options?: ReadOptions): Promise<EventPage>;
  /** Day by day for a grid, at most 62 days, with the first `most` events of each. */
  eventDays(query: EventFilter & Required<EventPeriod> & { most?: number }, options?: ReadOptions): Promise<EventDays>;
  eventFacets(query: EventPeriod, options?: ReadOptions): Promise<EventFacets>;
  getEvent(id: string, options?: ReadOptions): Promise<CalendarEvent>;
  /** Address of a feed of exactly these events, to subscribe to; undefined where nobody serves one. */
  eventsFeed(filter: EventFilter): string | undefined;
}

/** A line or a value of a file of figures that could not be read: where it stands, and what to write instead. */
export interface UnreadFigure { where: string; why: string; /** Id of the indicator it belongs to. */ indicator?: string }

export interface IndicatorsPort {
  /** Definitions without values, in the order in which they are to be shown. */
  listIndicators(query: { theme?: string }, options?: ReadOptions): Promise<readonly Indicator[]>;
  /** Oldest first; at most 100,000. `from` and `to` are ISO dates, both included. */
  listObservations(query: { id: string; from?: string; to?: string }, options?: ReadOptions): Promise<readonly Observation[]>;
  /** What of a file could not be read, and how what could be read in two ways was understood; a backend has nothing of the kind. */
  listUnread?(): Promise<{ unread: readonly UnreadFigure[]; notes: readonly string[] }>;
}

/** Everything a backend offers, by capability. A backend may lack some. */
export interface Ports {
  ratings: RatingsPort;
  reports: ReportsPort;
  places: PlacesPort;
  events: EventsPort;
  office: OfficePort;
  indicators: IndicatorsPort;
}

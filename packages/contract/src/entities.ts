/** Entity types of the contract, generated from the OpenAPI document. */
export type {
  Answer, Attachment, CalendarEvent, CategoryId, CategoryQuestion, Contact, Counter, CounterDay, Credentials, EventAudience, EventDay, EventDays, EventFacets, EventImage, EventPage, EventPlace, EventStatus, FieldError, Indicator, IndicatorUnit, NewFollower, NewRating, NewReport, NumberServed, Observation,
  Outline, OutlineFeature, PersonServed, Place, PlaceKind, Position, Problem, PublicId, Rating, RatingReason, RatingSubject,
  RatingSummary, Report, ReportCategory, ReportCollection, ReportGroup, ReportInternal, ReportPage, ReportReceipt, ReportStatus,
  ReportSummary, ReportUpdate, ServedDay, Session, SkippedEntry, StopMessage, SubjectKind, TimelineStep,
} from '../generated/types.ts';

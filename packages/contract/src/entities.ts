/** Entity types of the contract, generated from the OpenAPI document. */
export type {
  Answer, Attachment, CategoryId, CategoryQuestion, Contact, Credentials, FieldError, NewFollower, NewRating, NewReport,
  Outline, OutlineFeature, Place, PlaceKind, Position, Problem, PublicId, Rating, RatingReason, RatingSubject,
  RatingSummary, Report, ReportCategory, ReportCollection, ReportInternal, ReportPage, ReportReceipt, ReportStatus,
  ReportSummary, ReportUpdate, Session, StopMessage, SubjectKind, TimelineStep,
} from '../generated/types.ts';

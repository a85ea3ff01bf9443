/** What a rating means: which values are positive, when it was given, and what is published of many. */
import type { NewRating, RatingSummary } from '@civico/contract';
import {
  NEW_RATING_COMMENT_MAX_LENGTH, NEW_RATING_REASONS_MAX_ITEMS, NEW_RATING_TICKET_MAX_LENGTH, NEW_RATING_TICKET_MIN_LENGTH, NEW_RATING_TICKET_PATTERN,
  NEW_RATING_VALUE_MAXIMUM, NEW_RATING_VALUE_MINIMUM, RATING_SUBJECT_ID_MAX_LENGTH, RATING_SUBJECT_URL_MAX_LENGTH,
} from '../generated/limits.ts';
import { type FieldFault, formFaults, textFaults } from './field-faults.ts';
import { ENOUGH, wilson } from './wilson.ts';

/** 5: stars; 3: the faces of "Mettiamoci la faccia". */
export type RatingScale = NewRating['scale'];

/** The lowest value that counts as positive: four stars, the green face. */
export const positiveFrom = (scale: RatingScale): number => (scale === 5 ? 4 : 3);

export const isPositive = (scale: RatingScale, value: number): boolean => value >= positiveFrom(scale);

/** A rating can wait offline this long (ms); what a device claims beyond it, or in the future, is a wrong clock. */
const LONGEST_WAIT = 60 * 86_400_000;

/** When a person voted (ISO 8601), from what the device claims and the moment it arrived. */
export function votedAt(claimed: string | undefined, now: Date): string {
  const time = claimed === undefined ? NaN : Date.parse(claimed);
  return Number.isNaN(time) || time > now.getTime() || time < now.getTime() - LONGEST_WAIT ? now.toISOString() : new Date(time).toISOString();
}

/** What the contract's schema says of the fields of a rating. */
export function ratingLimitFaults({ subject, value, reasons, comment, ticket }: NewRating): FieldFault[] {
  const faults = [...textFaults('/subject/id', subject.id, { min: 1, max: RATING_SUBJECT_ID_MAX_LENGTH }), ...textFaults('/subject/url', subject.url, { max: RATING_SUBJECT_URL_MAX_LENGTH })];
  if (value < NEW_RATING_VALUE_MINIMUM) faults.push({ pointer: '/value', code: 'too-small', values: { limit: NEW_RATING_VALUE_MINIMUM } });
  if (value > NEW_RATING_VALUE_MAXIMUM) faults.push({ pointer: '/value', code: 'too-big', values: { limit: NEW_RATING_VALUE_MAXIMUM } });
  if (reasons.length > NEW_RATING_REASONS_MAX_ITEMS) faults.push({ pointer: '/reasons', code: 'too-many', values: { limit: NEW_RATING_REASONS_MAX_ITEMS } });
  if (new Set(reasons).size < reasons.length) faults.push({ pointer: '/reasons', code: 'repeated' });
  faults.push(...textFaults('/comment', comment, { max: NEW_RATING_COMMENT_MAX_LENGTH }));
  faults.push(...textFaults('/ticket', ticket, { min: NEW_RATING_TICKET_MIN_LENGTH, max: NEW_RATING_TICKET_MAX_LENGTH }), ...formFaults('/ticket', ticket, NEW_RATING_TICKET_PATTERN));
  return faults;
}

/** What the rules say beyond the schema: a value within its scale, a ticket only at a counter. */
export function ratingFaults({ subject, scale, value, ticket }: NewRating): FieldFault[] {
  if (value > scale) return [{ pointer: '/value', code: 'too-big', values: { limit: scale } }];
  return ticket !== undefined && subject.kind !== 'counter' ? [{ pointer: '/ticket', code: 'unknown' }] : [];
}

type Published = Pick<RatingSummary, 'scale' | 'count' | 'average' | 'distribution' | 'positive' | 'reasons'>;

/**
 * What is published of many ratings: how many there are, and more of those of whom enough are told (`toldPeriod`).
 * @param counts how many of those gave each value
 * @param reasons of those
 */
export function summaryOfRatings(scale: RatingScale, count: number, counts: ReadonlyMap<number, number>, reasons: RatingSummary['reasons']): Published {
  const distribution = Array.from({ length: scale }, (_, index) => ({ value: index + 1, count: counts.get(index + 1) ?? 0 }));
  const told = distribution.reduce((sum, one) => sum + one.count, 0);
  if (told < ENOUGH) return { scale, count, average: null, distribution: [], positive: null, reasons: [] };
  const total = distribution.reduce((sum, one) => sum + one.value * one.count, 0);
  const positive = distribution.filter(({ value }) => isPositive(scale, value)).reduce((sum, one) => sum + one.count, 0);
  return { scale, count, average: Math.round((total / told) * 100) / 100, distribution, positive: wilson(positive, told), reasons };
}

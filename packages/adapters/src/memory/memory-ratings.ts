import type { NewRating, RatingReason, RatingsPort, RatingSummary } from '@civico/contract';
import { italianDay } from '@civico/domain/day.ts';
import { unstorableText } from '@civico/domain/field-faults.ts';
import { ratingFaults, ratingLimitFaults, summaryOfRatings, votedAt } from '@civico/domain/rating.ts';
import { toldPeriod } from '@civico/domain/told-period.ts';
import { refuse } from './keeper.ts';
import type { Memory } from './memory-ports.ts';
import { publicId } from './random.ts';

/** `day`: on which the person voted. */
interface Kept { rating: NewRating; day: string }

export function ratingsPort({ once, random, now }: Memory, given: readonly NewRating[]): RatingsPort {
  const kept: Kept[] = given.map((rating) => ({ rating, day: italianDay(rating.votedAt ? Date.parse(rating.votedAt) : now()) }));
  return {
    createRating: async (rating, options) => {
      refuse([...ratingLimitFaults(rating), ...unstorableText(rating)], options);
      refuse(ratingFaults(rating), options);
      return once.do('rating', options.key, rating, options, () => {
        const at = new Date(now());
        kept.push({ rating, day: italianDay(Date.parse(votedAt(rating.votedAt, at))) });
        return { id: publicId(random), subject: rating.subject, scale: rating.scale, value: rating.value, createdAt: at.toISOString() };
      });
    },

    async ratingSummary({ subject, scale = 5, from, to }) {
      const matching = kept.filter(({ rating }) => rating.scale === scale && (!subject || (rating.subject.kind === subject.kind && rating.subject.id === subject.id)));
      const within = (period: { from?: string | undefined; to?: string | undefined }) => matching.filter(({ day }) => day >= (period.from ?? '') && day <= (period.to ?? '~')).map(({ rating }) => rating);
      const days = [...countEach(matching.map(({ day }) => day))].map(([day, count]) => ({ day, count })).sort((one, other) => (one.day < other.day ? -1 : 1));
      const period = from === undefined && to === undefined ? {} : toldPeriod(days, { from, to });
      return summary(within({ from, to }).length, period === undefined ? [] : within(period), scale);
    },
  };
}

/** `count` of all; the rest of those that are told. */
function summary(count: number, ratings: readonly NewRating[], scale: 3 | 5): RatingSummary {
  const reasons = countEach<RatingReason>(ratings.flatMap((rating) => rating.reasons));
  const told = [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  return summaryOfRatings(scale, count, countEach(ratings.map(({ value }) => value)), told);
}

function countEach<T>(all: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

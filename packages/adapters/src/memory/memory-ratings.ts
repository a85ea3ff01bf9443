import type { NewRating, RatingReason, RatingsPort, RatingSummary } from '@civico/contract';
import { ENOUGH, toldPeriod } from '@civico/contract/told-period.ts';
import { Faults } from './keeper.ts';
import type { Memory } from './memory-ports.ts';
import { publicId } from './random.ts';

interface Kept { rating: NewRating; createdAt: string }

export function ratingsPort({ once, random, now }: Memory, given: readonly NewRating[]): RatingsPort {
  const kept: Kept[] = given.map((rating) => ({ rating, createdAt: rating.votedAt ?? new Date(now()).toISOString() }));
  return {
    createRating: (rating, options) => once.do('rating', options.key, rating, options, () => {
      const faults = new Faults(options);
      faults.check(Number.isInteger(rating.value) && rating.value >= 1 && rating.value <= rating.scale, '/value', 'too-big',
        [`Deve essere tra 1 e ${rating.scale}.`, `It must be between 1 and ${rating.scale}.`]);
      faults.check((rating.comment ?? '').length <= 200, '/comment', 'too-long', ['Può avere al massimo 200 caratteri.', 'It can have at most 200 characters.']);
      faults.throw();
      const createdAt = new Date(now()).toISOString();
      kept.push({ rating, createdAt });
      return { id: publicId(random), subject: rating.subject, scale: rating.scale, value: rating.value, createdAt };
    }),

    async ratingSummary({ subject, scale = 5, from, to }) {
      const matching = kept.filter(({ rating }) => rating.scale === scale && (!subject || (rating.subject.kind === subject.kind && rating.subject.id === subject.id)))
        .map(({ rating, createdAt }) => ({ rating, day: createdAt.slice(0, 10) })).sort((one, other) => (one.day < other.day ? -1 : 1));
      const within = (period: { from?: string | undefined; to?: string | undefined }) => matching.filter(({ day }) => day >= (period.from ?? '') && day <= (period.to ?? '~')).map(({ rating }) => rating);
      const told = toldPeriod(days(matching), { from, to });
      return summary(within({ from, to }).length, told === undefined ? [] : within(told), scale);
    },
  };
}

function days(matching: readonly { day: string }[]): { day: string; count: number }[] {
  const counted = new Map<string, number>();
  for (const { day } of matching) counted.set(day, (counted.get(day) ?? 0) + 1);
  return [...counted].map(([day, count]) => ({ day, count }));
}

/** `count` of all; the rest of those that are told. */
function summary(count: number, ratings: readonly NewRating[], scale: 3 | 5): RatingSummary {
  const told = ratings.length;
  if (told < ENOUGH) return { scale, count, average: null, distribution: [], positive: null, reasons: [] };
  const sum = ratings.reduce((total, { value }) => total + value, 0);
  const reasons = new Map<RatingReason, number>();
  for (const reason of ratings.flatMap((rating) => rating.reasons)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const good = ratings.filter(({ value }) => value >= (scale === 5 ? 4 : 3)).length;
  return {
    scale, count, average: sum / told,
    distribution: Array.from({ length: scale }, (_, i) => ({ value: i + 1, count: ratings.filter(({ value }) => value === i + 1).length })),
    positive: { count: good, share: good / told, ...wilson(good, told) },
    reasons: [...reasons].map(([reason, times]) => ({ reason, count: times })).sort((a, b) => b.count - a.count),
  };
}

/** The 95 % interval of a share (Wilson 1927). */
function wilson(good: number, count: number): { low: number; high: number } {
  const z = 1.959964;
  const share = good / count;
  const middle = share + z * z / (2 * count);
  const spread = z * Math.sqrt(share * (1 - share) / count + z * z / (4 * count * count));
  const scale = 1 + z * z / count;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

import { italianDay } from '@civico/domain/day.ts';
import { ratingFaults, votedAt } from '@civico/domain/rating.ts';
import type { Rating } from '@civico/contract';
import type { Insertable } from 'kysely';
import type { HandlersFor } from '../../kernel/handlers.ts';
import { OneStatement } from '../../kernel/idempotency.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { insertFrom } from '../../kernel/prepared.ts';
import { faultsInWords, invalidInput, ProblemError } from '../../kernel/problem.ts';
import type { Tables } from '../../kernel/schema.ts';
import { publicId } from '../../kernel/secrets.ts';
import { checkCounterToken } from '../counters/counters.ts';
import { problems } from './ratings.messages.ts';
import { summarize } from './summary.ts';

type RatingValues = Insertable<Tables['ratings']>;

const RECORD = new OneStatement<RatingValues>((value) => ({
  rating: insertFrom('claim', 'ratings', {
    id: value('id'), comune: value('comune'), subject_kind: value('subject_kind'), subject_id: value('subject_id'), subject_url: value('subject_url'),
    scale: value('scale', 'smallint'), value: value('value', 'smallint'), reasons: value('reasons', 'text[]'), comment: value('comment'), channel: value('channel'),
    voted_at: value('voted_at', 'timestamptz'), created_at: value('created_at', 'timestamptz'), ticket_hash: value('ticket_hash', 'bytea'),
  }),
}));

/** Ratings are recorded one by one and only ever published as aggregates. */
export function ratingHandlers({ db, aggregates, once, secrets }: Kernel): HandlersFor<'createRating' | 'getRatingSummary'> {
  return {
    async createRating(call) {
      const { town, body, raw } = call;
      const faults = ratingFaults(body);
      if (faults.length > 0) throw invalidInput(...faultsInWords(faults));
      const { subject, ticket } = body;
      if (subject.kind === 'counter') await checkCounterToken(db, town.id, subject.id, raw.counterToken);
      const now = new Date();
      const voted = votedAt(body.votedAt, now);
      const ticketHash = ticket === undefined ? null : secrets.keyedHash(`ticket ${town.id} ${subject.id} ${italianDay(new Date(voted))} ${ticket.toUpperCase()}`);
      const createdAt = now.toISOString();
      const rating: Rating = { id: publicId(), subject: body.subject, scale: body.scale, value: body.value, createdAt };
      const values: RatingValues = {
        id: rating.id, comune: town.id, subject_kind: subject.kind, subject_id: subject.id, subject_url: subject.url ?? null, scale: body.scale, value: body.value, reasons: body.reasons,
        comment: body.comment?.trim() || null, channel: body.channel, voted_at: voted, created_at: createdAt, ticket_hash: ticketHash,
      };
      return once(call, { statement: RECORD, values, answer: { status: 201, body: rating } }).catch((error: { code?: string; constraint?: string }) => {
        throw error.code === '23505' && error.constraint === 'ratings_of_ticket' ? new ProblemError(problems['ticket-used']) : error;
      });
    },

    getRatingSummary: async (call) => ({ status: 200, body: await aggregates.answer(call, ['getRatingSummary', call.query], (scan) => summarize(scan, call.town.id, call.query)) }),
  };
}

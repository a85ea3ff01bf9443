import type { NewFollower } from '@civico/contract';
import { fingerprintOf, onceInTransaction } from '../kernel/idempotency.ts';
import { handler, type Handler, type Kernel } from '../kernel/kernel.ts';
import { ProblemError } from '../kernel/problem.ts';
import { publicId } from '../kernel/secrets.ts';
import { followingMessage, sealMessage } from '../messages/outgoing.ts';

/** `POST /reports/{id}/followers`: one more person; the same email counts once. */
export function followReport({ idempotency, secrets }: Kernel): Handler {
  return handler<{ id: string }, unknown, NewFollower>(async ({ town, params, key, body, language }) => {
    const claim = { comune: town.id, operation: 'followReport', key, fingerprint: fingerprintOf(body, params) };
    return onceInTransaction(idempotency, claim, async (client) => {
      // The row lock makes the people who follow the same report queue up here.
      const { rows: [report] } = await client.query<{ title: string; followers: number }>(
        'select title, followers from reports where id = $1 and comune = $2 and not hidden for update', [params.id, town.id]);
      if (report === undefined) throw new ProblemError('not-found');
      const email = body.email?.trim().toLowerCase();
      if (email !== undefined) {
        const known = await client.query('select from followers where report_id = $1 and email = $2', [params.id, email]);
        if (known.rowCount !== 0) return { status: 201, body: { followers: report.followers } };
      }
      await client.query('insert into followers (id, report_id, comune, email) values ($1, $2, $3, $4)', [publicId(), params.id, town.id, email ?? null]);
      await client.query('update reports set followers = followers + 1 where id = $1', [params.id]);
      if (email !== undefined) {
        const messageId = publicId();
        await client.query('insert into messages (id, comune, sealed) values ($1, $2, $3)',
          [messageId, town.id, sealMessage(secrets, messageId, followingMessage(email, town.name, report.title, language))]);
      }
      return { status: 201, body: { followers: report.followers + 1 } };
    });
  });
}

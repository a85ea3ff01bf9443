import { sql } from 'kysely';
import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { WORKS } from './status.messages.ts';

/** `GET /status`: 200 when the database answers; when it does not, the error becomes 503 like everywhere else. */
export function statusHandlers({ db }: Kernel): HandlersFor<'getStatus'> {
  return {
    async getStatus({ language }) {
      await sql`select 1`.execute(db);
      return {
        status: 200, type: 'application/problem+json; charset=utf-8', headers: { 'content-language': language },
        body: JSON.stringify({ type: 'about:blank', title: WORKS[language], status: 200 }),
      };
    },
  };
}

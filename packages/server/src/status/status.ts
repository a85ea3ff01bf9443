import { sql } from 'kysely';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { handler } from '../kernel/kernel.ts';

/** `GET /status`: 200 when the database answers; when it does not, the error becomes 503 like everywhere else. */
export function statusHandlers({ db }: Kernel): Handlers {
  return {
    getStatus: handler(async ({ language }) => {
      await sql`select 1`.execute(db);
      const title = language === 'it' ? 'Il servizio funziona' : 'The service works';
      return { status: 200, type: 'application/problem+json; charset=utf-8', body: JSON.stringify({ type: 'about:blank', title, status: 200 }) };
    }),
  };
}

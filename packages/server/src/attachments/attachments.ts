import type { Attachment } from '@civico/contract';
import { sql } from 'kysely';
import { claimed, fingerprintOf, once } from '../kernel/idempotency.ts';
import { handler, type Handlers, type Kernel } from '../kernel/kernel.ts';
import { ProblemError } from '../kernel/problem.ts';
import { publicId } from '../kernel/secrets.ts';
import { PHOTO_HOURS } from '../towns/retention.ts';
import { keepPhoto } from './photo.ts';

const INSERT = {
  name: 'create-attachment',
  text: claimed((n) => `work as (
    insert into attachments (id, comune, width, height, bytes, image, expires_at)
    select $${n}, $1, $${n + 1}::int, $${n + 2}::int, $${n + 3}::int, $${n + 4}::bytea, now() + interval '${PHOTO_HOURS} hours' from claim)`),
};

/** Photos wait `PHOTO_HOURS` for the report that names them, and are seen only with it. */
export function attachmentHandlers({ db, idempotency }: Kernel): Handlers {
  return {
    createAttachment: handler<unknown, unknown, Buffer>(async ({ town, key, body, raw }) => {
      if (!Buffer.isBuffer(body) || body.length === 0) throw new ProblemError('not-a-photo');
      const photo = await keepPhoto(body);
      const id = publicId();
      const attachment: Attachment = { id, url: `${raw.apiBase}/attachments/${id}`, width: photo.width, height: photo.height, bytes: photo.image.length };
      const claim = { comune: town.id, operation: 'createAttachment', key, fingerprint: fingerprintOf(body) };
      return once(idempotency, claim, { status: 201, body: attachment }, INSERT, [id, photo.width, photo.height, photo.image.length, photo.image]);
    }),

    getAttachment: handler<{ id: string }>(async ({ town, params, clerk }) => {
      const ofTheTown = clerk?.comune === town.id;
      let query = db.selectFrom('attachments').innerJoin('reports', 'reports.id', 'attachments.report_id').select(['image', 'hidden'])
        .where('attachments.id', '=', params.id).where('attachments.comune', '=', town.id).where('reports.comune', '=', town.id);
      if (!ofTheTown) query = query.where(sql<boolean>`not hidden`);
      const row = await query.executeTakeFirst();
      if (row === undefined) throw new ProblemError('not-found');
      return {
        status: 200, type: 'image/jpeg', body: row.image,
        headers: {
          // Private: what an office hides must not live on in a shared cache.
          'cache-control': row.hidden ? 'no-store' : 'private, max-age=31536000, immutable',
          'content-security-policy': "default-src 'none'; sandbox", 'content-disposition': 'inline', 'cross-origin-resource-policy': 'cross-origin',
        },
      };
    }),
  };
}

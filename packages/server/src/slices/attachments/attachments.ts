import type { Attachment } from '@civico/contract';
import { sql } from 'kysely';
import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { ProblemError } from '../../kernel/problem.ts';
import { publicId } from '../../kernel/secrets.ts';
import { problems } from './attachments.messages.ts';
import { freeSpace } from './free-space.ts';
import { checkDisk, countSent, makeRoom } from './loose-photos.ts';
import { DISK_RESERVE, PHOTO_LIMITS } from './options.ts';
import { keepPhoto } from './photo.ts';
import { PHOTO_HOURS } from './retention.ts';

/** Photos wait `PHOTO_HOURS` for the report that names them, where room is short `PHOTO_HOURS_AT_LEAST`, and are seen only with it. */
export function attachmentHandlers({ db, once, options }: Kernel): HandlersFor<'createAttachment' | 'getAttachment'> {
  const limits = { ...PHOTO_LIMITS, ...options.photoLimits };
  const enoughDisk = freeSpace(options.databaseUrl === undefined || options.diskReserve !== undefined ? options.dataDir : undefined, options.diskReserve ?? DISK_RESERVE);
  return {
    async createAttachment(call) {
      const { town, body, raw } = call;
      if (!Buffer.isBuffer(body) || body.length === 0) throw new ProblemError(problems['not-a-photo']);
      await checkDisk(enoughDisk);
      const photo = await keepPhoto(body);
      const id = publicId();
      const attachment: Attachment = { id, url: `${raw.apiBase}/attachments/${id}`, width: photo.width, height: photo.height, bytes: photo.image.length };
      return once(call, async (trx) => {
        await countSent(trx, raw.ip, photo.image.length, limits);
        await makeRoom(trx, town.id, photo.image.length, limits);
        await trx.insertInto('attachments').values({
          id, comune: town.id, width: photo.width, height: photo.height, bytes: photo.image.length, image: photo.image, expires_at: sql<string>`now() + make_interval(hours => ${PHOTO_HOURS}::int)`,
        }).execute();
        return { status: 201, body: attachment };
      });
    },

    async getAttachment({ town, params, clerk }) {
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
    },
  };
}

/**
 * The peer: Fastify and pg with nothing around them. It does the same insert of a rating or a report and the same select of the newest reports as
 * the reference backend, without validation, idempotency, authorisation, steps, messages, limits or logs. Says `{ready: url}` to its parent.
 */
import { randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE'], max: 10 });
const app = Fastify();
const id = () => randomBytes(16).toString('base64url');

interface Rating { subject: { kind: string; id: string }; scale: number; value: number; reasons: string[]; channel: string }
interface Report { category: string; title: string; description: string; position: { lat: number; lon: number } }

app.post('/api/v1/ratings', async (request, reply) => {
  const { subject, scale, value, reasons, channel } = request.body as Rating;
  const { rows } = await pool.query(
    `insert into ratings (id, comune, subject_kind, subject_id, scale, value, reasons, channel, voted_at, created_at)
     values ($1, 'vallechiara', $2, $3, $4, $5, $6, $7, now(), now()) returning id, created_at`, [id(), subject.kind, subject.id, scale, value, reasons, channel]);
  return reply.status(201).send({ ...rows[0], subject, scale, value });
});
app.post('/api/v1/reports', async (request, reply) => {
  const { category, title, description, position } = request.body as Report;
  const { rows } = await pool.query(
    `insert into reports (id, comune, code_hash, category, title, description, lat, lon, answers, status, search, created_at, updated_at)
     values ($1, 'vallechiara', $2, $3, $4, $5, $6, $7, '[]', 'received', $8, now(), now()) returning id, status, created_at`,
    [id(), randomBytes(32), category, title, description, position.lat, position.lon, title.toLowerCase()]);
  return reply.status(201).send(rows[0]);
});
app.get('/api/v1/reports', async (_request, reply) => {
  const { rows } = await pool.query(
    `select id, category, title, status, lat, lon, address, created_at, updated_at, followers from reports
     where comune = 'vallechiara' and not hidden order by created_at desc, id desc limit 20`);
  return reply.send({ items: rows });
});
process.on('disconnect', () => { process.exit(0); });
process.send?.({ ready: await app.listen({ port: 0, host: '127.0.0.1' }) });

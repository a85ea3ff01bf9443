import type { Indicator, IndicatorsPort, Observation } from '@civico/contract';
import type { Send } from './http.ts';
import { query } from './query.ts';
import { list } from './shape.ts';

/** Figures of the Comune over HTTP. A value may be null, so of an observation only its period is checked. */
export function indicators(send: Send): IndicatorsPort {
  return {
    listIndicators: async (filter, read) => list<Indicator>(await send({ ...read, path: `indicators${query({ ...filter })}` }), 'items', 'id title theme unit source% licence%'),
    listObservations: async ({ id, ...period }, read) =>
      list<Observation>(await send({ ...read, path: `indicators/${encodeURIComponent(id)}/observations${query({ ...period })}` }), 'items', 'period'),
  };
}

import type { Observation } from '@civico/contract';
import { LIST_INDICATORS_ITEMS_MAX_ITEMS, LIST_OBSERVATIONS_ITEMS_MAX_ITEMS } from '@civico/domain/limits.ts';
import type { HandlersFor } from '../../kernel/handlers.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { ProblemError } from '../../kernel/problem.ts';
import { isOfTheme, LIVE, type LiveIndicator } from './live.ts';

const MOST = LIST_OBSERVATIONS_ITEMS_MAX_ITEMS;
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** Figures the town has published, and those the server computes from what happens in it. */
export function indicatorHandlers({ db, aggregates }: Kernel): HandlersFor<'listIndicators' | 'listObservations'> {
  return {
    async listIndicators({ town, query, language }) {
      const published = await db.selectFrom('indicators').select('definition').where('comune', '=', town.id).orderBy('position').limit(LIST_INDICATORS_ITEMS_MAX_ITEMS).execute();
      const { theme } = query;
      const live = LIVE.filter(({ id }) => theme === undefined || isOfTheme(id, theme)).map((one) => one.define(town, language));
      const own = published.map((row) => row.definition).filter((one) => theme === undefined || one.theme === theme);
      return { status: 200, body: { items: [...live, ...own].slice(0, LIST_INDICATORS_ITEMS_MAX_ITEMS) } };
    },

    async listObservations(call) {
      const { town, params, query, language } = call;
      const from = later(query.from, FIRST_DAY);
      const to = later(query.to ?? LAST_DAY, FIRST_DAY);
      const live: LiveIndicator | undefined = LIVE.find((one) => one.id === params.id);
      if (live !== undefined) {
        const items = await aggregates.answer(call, ['listObservations', params.id, from, to, language], (scan) => live.observe(scan, { town, from, to, language }));
        return { status: 200, body: { items } };
      }
      const known = await db.selectFrom('indicators').select('id').where('comune', '=', town.id).where('id', '=', params.id).executeTakeFirst();
      if (known === undefined) throw new ProblemError('not-found');
      const rows = await aggregates.answer(call, ['listObservations', params.id, from, to], (scan) => scan.selectFrom('observations').select(['period', 'category', 'value', 'details']).where('comune', '=', town.id).where('indicator', '=', params.id)
        .where('first_day', '<=', to).where('last_day', '>=', from).orderBy('first_day').orderBy('ordinal').limit(MOST).execute());
      const items = rows.map(({ period, category, value, details }): Observation => ({ period, value, ...details, ...(category === null ? {} : { category }) }));
      return { status: 200, body: { items } };
    },
  };
}

/** PostgreSQL knows no year zero. */
function later(day: string | undefined, first: string): string {
  return day === undefined || day < first ? first : day;
}

import { searchWords } from '@civico/domain/search-words.ts';
import { type Statement, statementName } from '../../kernel/database.ts';
import type { CallOf } from '../../kernel/handlers.ts';
import { dayEnd, dayStart, withinCalendar } from '../../kernel/period.ts';
import { invalidInput } from '../../kernel/problem.ts';
import { escapeLike } from '../../kernel/text.ts';

type ListQuery = CallOf<'listReports'>['query'];
type Value = (given: unknown) => string;

/**
 * What a list is asked for as SQL. Built by hand and prepared: of all reads this is the one that is made most, and a query builder costs it
 * more than the query. Nothing given becomes text of the statement, only a numbered value.
 */
export class Filter {
  readonly #conditions = ['comune = $1', 'not hidden'];
  readonly #values: unknown[];
  readonly #value: Value = (given) => `$${this.#values.push(given)}`;
  /** Whether more is asked than town and days. */
  readonly searches: boolean;

  constructor(comune: string, query: ListQuery) {
    this.#values = [comune];
    this.searches = query.bbox !== undefined || query.category !== undefined || query.status !== undefined || query.q !== undefined;
    if (query.bbox !== undefined) {
      const [west = 0, south = 0, east = 0, north = 0] = query.bbox.split(',').map(Number);
      if (south > north || west > east) throw invalidInput({ pointer: '#query/bbox', code: 'format' });
      this.add((value) => `lat between ${value(south)} and ${value(north)} and lon between ${value(west)} and ${value(east)}`);
    }
    if (query.category !== undefined && query.category.length > 0) this.add((value) => `category = any (${value(query.category)})`);
    if (query.status !== undefined && query.status.length > 0) this.add((value) => `status = any (${value(query.status)})`);
    if (query.from !== undefined) this.add((value) => `created_at >= ${dayStart(value(withinCalendar(query.from ?? '')))}`);
    if (query.to !== undefined) this.add((value) => `created_at < ${dayEnd(value(withinCalendar(query.to ?? '')))}`);
    for (const word of query.q === undefined ? [] : searchWords(query.q)) this.add((value) => `search like ${value(`% ${escapeLike(word)}%`)}`);
  }

  add(condition: (value: Value) => string): void {
    this.#conditions.push(condition(this.#value));
  }

  /** `select` of the reports chosen, with what comes after the conditions. */
  statement(select: string, rest: (value: Value) => string = () => ''): Statement & { name: string } {
    const text = `${select} from reports where ${this.#conditions.join(' and ')} ${rest(this.#value)}`;
    return { name: statementName(text), text, values: this.#values.slice() };
  }
}

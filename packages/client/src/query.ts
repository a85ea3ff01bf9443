import { LIST_REPORTS_Q_MAX_LENGTH } from '@civico/domain/limits.ts';
import { cut } from '@civico/domain/text.ts';

/** `?a=1&b=2&b=3` of what has a value; '' when nothing has. Of a longer text than the contract takes, its beginning is looked for. */
export function query(values: Record<string, string | number | boolean | readonly string[] | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      const given = String(one ?? '').trim();
      if (given) search.append(name, name === 'q' ? cut(given, LIST_REPORTS_Q_MAX_LENGTH) : given);
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

/** `?a=1&b=2&b=3` of what has a value; '' when nothing has. The contract's longest text is 100 characters. */
export function query(values: Record<string, string | number | boolean | readonly string[] | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      const given = String(one ?? '').trim();
      if (given) search.append(name, name === 'q' ? given.slice(0, 100) : given);
    }
  }
  const text = search.toString();
  return text && `?${text}`;
}

import source from './tokens.json' with { type: 'json' };

/** One design token: `name` without the prefix (`color-brand`), its value, and the value in a dark scheme where it differs. */
export interface Token {
  name: string;
  type: string;
  value: string;
  dark?: string;
  /** The host page's custom property that wins over `value` when it is set. */
  host?: string;
  description?: string;
}

interface Node { $type?: string; $value?: string; $description?: string; $extensions?: { civico?: { host?: string; dark?: string } } }

function* walk(node: Record<string, unknown>, path: string[], type: string): Generator<Token> {
  const here = node as Node;
  const ownType = here.$type ?? type;
  if (here.$value !== undefined) {
    const extra = here.$extensions?.civico ?? {};
    yield { name: path.join('-'), type: ownType, value: here.$value, ...extra, ...(here.$description ? { description: here.$description } : {}) };
    return;
  }
  for (const [key, child] of Object.entries(node)) {
    if (!key.startsWith('$')) yield* walk(child as Record<string, unknown>, [...path, key], ownType);
  }
}

/** Every token of tokens.json in its order. */
export const tokens: readonly Token[] = [...walk(source, [], 'string')];

/**
 * The tokens as private custom properties `--_…`: the page's `--civico-…` first, then the host's own variable, then Civico's value.
 * Private, because a declaration of `--civico-…` on the element would hide what the page sets on `:root`.
 */
export function tokenDeclarations(): string {
  return tokens.map((token) => {
    const own = token.dark === undefined ? token.value : `light-dark(${token.value},${token.dark})`;
    const fallback = token.host ? `var(${token.host},${own})` : own;
    return `--_${token.name}:var(--civico-${token.name},${fallback});`;
  }).join('\n');
}

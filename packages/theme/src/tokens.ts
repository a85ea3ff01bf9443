import { parseHex, type Rgb, toHex } from './color.ts';
import { derive, type Scheme } from './derive.ts';
import source from './tokens.json' with { type: 'json' };

/** One design token: `name` without the prefix (`color-link`) and its values. */
export interface Token {
  name: string;
  /** Type of the DTCG format. */
  type: string;
  /** CSS value, in a light scheme; of a derived colour that of Civico's own brand. */
  value: string;
  dark?: string;
  /** Values with more contrast. */
  more?: string;
  moreDark?: string;
  /** System colour in forced colours. */
  forced?: string;
  /** The host page's custom property that wins over `value` when it is set. */
  host?: string;
  /** Custom property inside elements, where it is not `--_` and the name. */
  private?: string;
  /** Made from the brand. */
  derived?: boolean;
  /** Not carried by elements. */
  page?: boolean;
  /** Carried only by elements that are made of core's parts. */
  parts?: boolean;
  /** Has a value also in browsers that cannot derive colours; the others then follow the page. */
  plain?: boolean;
  description?: string;
}

interface Node { $type?: string; $value?: string; $description?: string; $extensions?: { civico?: Partial<Token> } }

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

const read: readonly Token[] = [...walk(source, [], 'string')];

/** Brand of a project that sets none. */
export const ownBrand = read.find(({ name }) => name === 'color-brand')!.value;

/** Every colour of a theme as a screen shows it, by token without `color-`. */
export function palette(brand: string = ownBrand, scheme: Scheme = 'light', more = false): Record<string, Rgb> {
  const fixed = read.filter((token) => token.type === 'color' && !token.derived);
  const pick = ({ value, dark, more: strong, moreDark }: Token): string => {
    if (scheme === 'light') return (more ? strong : undefined) ?? value;
    return (more ? moreDark : undefined) ?? dark ?? value;
  };
  const colors = Object.fromEntries(fixed.map((token) => [token.name.slice(6), parseHex(pick(token))]));
  const derived = derive(parseHex(brand), { scheme, surface: colors['surface']!, text: colors['text']!, more });
  return Object.fromEntries(read.filter(({ type }) => type === 'color').map(({ name }) => [name.slice(6), derived[name.slice(6)] ?? colors[name.slice(6)]!]));
}

const light = palette();
const dark = palette(ownBrand, 'dark');

/** Every token of tokens.json in its order. */
export const tokens: readonly Token[] = read.map((token) => {
  if (!token.derived) return token;
  const name = token.name.slice(6);
  return { ...token, value: toHex(light[name]!), dark: toHex(dark[name]!) };
});

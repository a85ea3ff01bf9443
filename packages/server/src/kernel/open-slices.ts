import { checkAuthorization } from './authorization.ts';
import type { Composition } from './compose.ts';
import type { Clerk, Handlers, Kernel } from './kernel.ts';
import type { Operation } from './openapi.ts';
import type { Slice } from './slice.ts';

/** The slices at work. */
export interface OpenSlices {
  handlers: Handlers;
  identify(cookie: string | undefined, comune: string): Promise<Clerk | undefined>;
  close(): Promise<void>;
}

/** Opens every slice, and compares their handlers with their access rows and the contract; throws a sentence for each fault, with nothing left open. */
export async function openSlices({ slices, access }: Composition, kernel: Kernel, operations: readonly Operation[]): Promise<OpenSlices> {
  const open: ReturnType<Slice['open']>[] = [];
  const close = async () => { for (const one of open.splice(0).reverse()) await one.close?.(); };
  try {
    for (const slice of slices) {
      const opened = slice.open(kernel);
      open.push(opened);
      const strange = Object.keys(opened.handlers).filter((id) => !Object.hasOwn(slice.access, id));
      if (strange.length > 0) throw new Error(`The slice "${slice.name}" has a handler and no access row for ${strange.join(', ')}.`);
    }
    const handlers = Object.assign({}, ...open.map((one) => one.handlers)) as Handlers;
    checkAuthorization(operations, handlers, access, (id) => of(slices, id));
    const identifying = slices.filter((_, index) => open[index]?.identify !== undefined).map((one) => one.name);
    if (identifying.length > 1) throw new Error(`The slices ${identifying.map((name) => `"${name}"`).join(' and ')} both say who is signed in: one can.`);
    return { handlers, identify: open.find((one) => one.identify)?.identify ?? (() => Promise.resolve(undefined)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whose an operation is, as the end of a sentence. */
function of(slices: readonly Slice[], id: string): string {
  const owner = slices.find((one) => Object.hasOwn(one.access, id));
  return owner === undefined ? ' of any slice' : ` of the slice "${owner.name}"`;
}

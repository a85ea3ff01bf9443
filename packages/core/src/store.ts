import { atom, type ReadableAtom } from 'nanostores';

/**
 * What a store is to its view: a state to read and to be told about, and commands beside it. The state is immutable and a
 * discriminated union by `status`.
 */
export interface Store<S extends { readonly status: string }> {
  readonly state: ReadableAtom<S>;
}

/** Base of the stores: holds the state and lets only the store itself change it. */
export abstract class BaseStore<S extends { readonly status: string }> implements Store<S> {
  readonly state: ReadableAtom<S>;
  protected readonly set: (next: S) => void;

  constructor(initial: S) {
    const state = atom<S>(initial);
    this.state = state;
    this.set = (next) => state.set(next);
  }

  protected get now(): S {
    return this.state.get();
  }
}

/** The operations of the contract as types: for whoever answers them. */
export type { operations, queryDefaults } from '../generated/types.ts';

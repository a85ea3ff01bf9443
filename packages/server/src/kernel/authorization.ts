/**
 * Who may call an operation of the contract (P8). The server does not start when an operation has no row, or a row no operation.
 * - `anyone`: no session is looked at
 * - `anyone-clerks-see-more`: no session needed; a clerk of the town gets more in the answer
 * - `counter`: no session; 401 without the token of the counter in the path
 * - `link`: no session; the signed token in the path is the permission, whichever site or mail program sends it
 * - `clerk`: 401 without a live session; rows of another town are then "not found", in the WHERE of the query
 */
export type Access = 'anyone' | 'anyone-clerks-see-more' | 'counter' | 'link' | 'clerk';

/** Rows of several slices, by operation. */
export type AccessTable = Readonly<Record<string, Access>>;

/**
 * Throws when contract, handlers and table do not name the same operations, or the table lets in whom the contract keeps out. `of` says whose an operation
 * is, for the sentence.
 */
export function checkAuthorization(operations: readonly { id: string; needsSession: boolean }[], handlers: Readonly<Record<string, unknown>>, table: AccessTable, of: (id: string) => string = () => ''): void {
  const faults: string[] = [];
  const known = new Set(operations.map((one) => one.id));
  for (const { id, needsSession } of operations) {
    if (!Object.hasOwn(handlers, id)) faults.push(`${id}: no handler${of(id)}`);
    if (!Object.hasOwn(table, id)) faults.push(`${id}: no row in the authorization table${of(id)}`);
    else if (needsSession !== (table[id] === 'clerk' || table[id] === 'counter')) faults.push(`${id}: the contract and the authorization table${of(id)} disagree on who may call it`);
  }
  for (const id of Object.keys(handlers)) if (!known.has(id)) faults.push(`${id}: a handler for no operation of the contract${of(id)}`);
  for (const id of Object.keys(table)) if (!known.has(id)) faults.push(`${id}: a row of the authorization table for no operation of the contract${of(id)}`);
  if (faults.length > 0) throw new Error(`The server does not match the contract:\n${faults.join('\n')}`);
}

/** How often something is done: often in `npm test`, as often as it takes to be sure in `npm test -- long`, which runs the files that ask here. */
export function often(times: number, long: number): number {
  return process.env['CIVICO_LONG'] === '1' ? long : times;
}

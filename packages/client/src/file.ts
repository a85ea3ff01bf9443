/** A town's own file, read whole: the same care for a slow line, a wrong address and a page in its place as for a backend. */
import { PortError } from '@civico/contract';
import { isPage, refusal, strangeAnswer } from './answer.ts';
import { exchange, textOf } from './exchange.ts';
import { factsOf, plainAddress, type Fault } from './fault.ts';
import { repeated } from './repeat.ts';

export interface FileOptions {
  /** Used instead of the global `fetch`. */
  fetch?: typeof fetch | undefined;
  accept: string;
  /** Bytes beyond which it is no town's file. */
  most: number;
  /** Milliseconds of silence after which it is given up; default 10 s. */
  silence?: number | undefined;
  /** Milliseconds before the first repetition, on average; doubles each time. */
  pause?: number | undefined;
}

/**
 * What `parse` makes of the file at `url`.
 * @throws PortError; `unexpected` when it is not there, or when `parse` throws, in whose words the web team is told why
 */
export async function readFile<T>(url: string, parse: (bytes: Uint8Array) => T | Promise<T>, { fetch: ask = fetch, accept, most, silence = 10_000, pause = 400 }: FileOptions): Promise<T> {
  const asked = { method: 'GET', address: plainAddress(new URL(url)) };
  const { response, bytes } = await repeated(async () => {
    const answer = await exchange(url, { fetch: ask, init: { credentials: 'same-origin', referrerPolicy: 'strict-origin', headers: { accept } }, address: asked.address, silence, most });
    if (!answer.response.ok) throw refusal(answer.response, asked);
    return answer;
  }, pause);
  try {
    return await parse(bytes);
  } catch (error) {
    const text = textOf(bytes.subarray(0, 1000));
    const page = isPage(response) || /^\s*<(!doctype|html)/i.test(text);
    const cause: Fault = { ...asked, reason: 'content', ...factsOf(response), ...(page ? {} : { lacks: `cannot be read: ${text.trim() ? (error as Error).message : 'it is empty'}` }) };
    throw new PortError(strangeAnswer(page), { cause });
  }
}

/**
 * The text of a file, whatever a spreadsheet saved it as: UTF-8, UTF-16 with or without its mark, or windows-1252 when it is none of these.
 * `note` says what was guessed.
 * @throws Error when it is no text
 */
export function decodeText(bytes: Uint8Array): { text: string; note: string | undefined } {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { text: decode(bytes, 'utf-16le'), note: undefined };
  if (a === 0xfe && b === 0xff) return { text: decode(bytes, 'utf-16be'), note: undefined };
  const wide = withoutMark(bytes);
  if (wide) return { text: decode(bytes, wide), note: `has no mark at its beginning and was read as ${wide.toUpperCase()}` };
  try {
    return { text: decode(bytes, 'utf-8'), note: undefined };
  } catch {
    const text = decode(bytes, 'windows-1252');
    // The five bytes that windows-1252 does not use, and what no text holds.
    if (/[\u0000\u0081\u008d\u008f\u0090\u009d]/.test(text)) throw new Error('is no text in UTF-8, UTF-16 or windows-1252: save it as "CSV UTF-8"');
    return { text, note: 'is not UTF-8 and was read as windows-1252: look whether the accents are right, or save it as "CSV UTF-8"' };
  }
}

const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes);

/** Latin text in UTF-16 has a zero in every second byte. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, 512);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const most = head.length * 0.4;
  return zeros[1]! > most ? 'utf-16le' : zeros[0]! > most ? 'utf-16be' : undefined;
}

import { isIP, isIPv6 } from 'node:net';

/** Letters of what a proxy may name a caller by when it is no address. */
const LONGEST = 64;

/** A network as one caller: an IPv4 address, however it is written, or the /64 of an IPv6 one, of which a household has all. */
export function networkOf(ip: string): string {
  const address = ip.toLowerCase().split('%', 1)[0]!;
  if (!isIPv6(address)) return isIP(address) === 4 ? address : ip.slice(0, LONGEST);
  const groups = groupsOf(address);
  const [a, b, c, d, e, mark, high, low] = groups;
  if ((a! | b! | c! | d! | e!) === 0 && mark === 0xffff) return [high! >> 8, high! & 0xff, low! >> 8, low! & 0xff].join('.');
  return groups.slice(0, 4).map((group) => group.toString(16)).join(':');
}

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = [], tail] = address.split('::', 2).map(numbersOf);
  if (tail === undefined) return head;
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function numbersOf(part: string): number[] {
  return part === '' ? [] : part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}

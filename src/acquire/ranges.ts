import { BlockList, isIP, isIPv4 } from 'node:net';

/** Ranges of IPv4 that lead nowhere on the public network (IANA's registry of special-purpose addresses), and multicast. */
const SPECIAL_4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
/** The cloud platforms' metadata servers that stand in public ranges. */
const METADATA_4 = '100.100.100.200/32 168.63.129.16/32';
/** The public network of IPv6 is 2000::/3, less these. */
const SPECIAL_6 = '2001::/23 2001:db8::/32 3fff::/20';

const special4 = new BlockList();
const special6 = new BlockList();
const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');
for (const [list, family, ranges] of [
  [special4, 'ipv4', `${SPECIAL_4} ${METADATA_4}`],
  [special6, 'ipv6', SPECIAL_6],
] as const)
  for (const range of ranges.split(' ')) {
    const [net = '', bits] = range.split('/');
    list.addSubnet(net, Number(bits), family);
  }

/** The sixteen-bit groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const bare = address.replace(/%.*$/, '').replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => {
    const hex = (x: string, y: string): string => ((Number(x) << 8) | Number(y)).toString(16);
    return `${hex(a, b)}:${hex(c, d)}`;
  });
  const [head = '', tail] = bare.split('::');
  const groups = (part: string): number[] => (part ? part.split(':').map((group) => Number.parseInt(group, 16)) : []);
  if (tail === undefined) return groups(head);
  const [a, b] = [groups(head), groups(tail)];
  return [...a, ...new Array<number>(8 - a.length - b.length).fill(0), ...b];
}

/** The IPv4 address that an IPv6 address carries: mapped, compatible, NAT64 or 6to4; null where it carries none. */
function carried(address: string): string | null {
  const g = groupsOf(address);
  const dotted = (high = 0, low = 0): string => [high >> 8, high & 255, low >> 8, low & 255].join('.');
  if (g[0] === 0x2002) return dotted(g[1], g[2]);
  const starts = (...first: number[]): boolean => first.every((group, i) => g[i] === group);
  const isCarrier = starts(0, 0, 0, 0, 0, 0xffff) || starts(0, 0, 0, 0, 0xffff, 0) || starts(0x64, 0xff9b, 0, 0, 0, 0);
  return isCarrier ? dotted(g[6], g[7]) : null;
}

/**
 * Whether an IP address is on the public network: not loopback, private, link-local, metadata, documentation, multicast or
 * reserved, nor an IPv6 address that carries such an IPv4 address.
 */
export function isPublic(address: string): boolean {
  if (!isIP(address)) return false;
  if (isIPv4(address)) return !special4.check(address, 'ipv4');
  const inner = carried(address);
  if (inner !== null) return isPublic(inner);
  const bare = address.replace(/%.*$/, '');
  return public6.check(bare, 'ipv6') && !special6.check(bare, 'ipv6');
}

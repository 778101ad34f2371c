import { BlockList, isIP } from 'node:net';

/** `never`: no job may read from there. `private`: only a job whose own host is private, too. */
export type AddressClass = 'public' | 'private' | 'never';

/** All addresses of a host; empty where this machine cannot tell, as behind many proxies. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const never = listOf(
  // "This host", link-local with the clouds' metadata services, multicast, broadcast.
  ['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '255.255.255.255/32', '100.100.100.200/32'],
  ['::/128', 'fe80::/10', 'ff00::/8', 'fd00:ec2::254/128'],
);
const inside = listOf(
  [
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '127.0.0.0/8',
    '100.64.0.0/10',
    '198.18.0.0/15',
  ],
  ['::1/128', 'fc00::/7', '64:ff9b::/96'],
);

/** The strictest class of any address that a host has: a name may lead to several. */
export async function judgeHost(hostname: string, resolve: Resolve): Promise<AddressClass> {
  // The brackets of an IPv6 address belong to the URL.
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolve(host);
  const classes = addresses.map(judgeAddress);
  return (['never', 'private'] as const).find((it) => classes.includes(it)) ?? 'public';
}

/** IPv4 addresses written as IPv6 (`::ffff:127.0.0.1`) count as what they are. */
export function judgeAddress(address: string): AddressClass {
  const plain = address.split('%')[0] ?? address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  if (never.check(plain, family)) return 'never';
  return inside.check(plain, family) ? 'private' : 'public';
}

function listOf(v4: readonly string[], v6: readonly string[]): BlockList {
  const list = new BlockList();
  const add = (family: 'ipv4' | 'ipv6') => (net: string) => {
    const [address = '', bits] = net.split('/');
    list.addSubnet(address, Number(bits), family);
  };
  v4.forEach(add('ipv4'));
  v6.forEach(add('ipv6'));
  return list;
}

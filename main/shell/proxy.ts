import { session } from 'electron';

/**
 * The proxy that the system (its settings, a PAC file) has for an address.
 * @returns `proxy.example:3128`, or null where the address is asked directly
 */
export async function proxyFor(address: string): Promise<string | null> {
  // "PROXY a:1; DIRECT": the first way is tried first.
  const [first = ''] = (await session.defaultSession.resolveProxy(address)).split(';');
  const [kind, server] = first.trim().split(/\s+/);
  return kind === 'DIRECT' || server === undefined ? null : server;
}

import { lookup } from 'node:dns/promises';
import type { Resolve } from './judge-address.ts';

/** The machine's own names and DNS. A name that only a proxy knows has no address here. */
export const machineResolve: Resolve = async (host) => {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
};

import type { NetworkCalls } from '../../../preload/contract/network-calls.ts';
import { RunFailure } from '../../domain/failure.ts';
import { type KnownHost, knownHosts } from '../../domain/known-hosts.ts';
import { readMailAccounts } from '../../domain/mail-account.ts';
import { readModelSettings } from '../../domain/model-settings.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';

/** The way to the servers that something here names. */
export function networkHandlers(services: Services): HandlersOf<keyof NetworkCalls> {
  const { reach } = services;
  return {
    'network.read': () =>
      Promise.all(
        hostsOf(services).map(async (host) => ({
          ...host,
          // What is no web goes its own way: no proxy carries a database or mail.
          proxy: host.address.startsWith('tcp:') ? null : await reach.proxyFor(host.address),
        })),
      ),
    'network.test': async ({ address }) => {
      // A page may have any host asked that is set here, and no other.
      if (hostsOf(services).some((host) => host.address === address)) return reach.host(address);
      throw new RunFailure('not-found', 'Nothing here names this server any more.', {
        permanent: true,
      });
    },
  };
}

function hostsOf({ jobs, connections, settings }: Services): readonly KnownHost[] {
  return knownHosts({
    jobs: jobs.list(),
    connections: connections.list().map(({ connection }) => connection),
    models: readModelSettings(settings).profiles,
    mailAccounts: readMailAccounts(settings),
  });
}

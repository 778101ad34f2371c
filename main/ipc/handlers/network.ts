import type { NetworkCalls, ProxyView } from '../../../preload/contract/network-calls.ts';
import { readMailAccounts } from '../../domain/delivery/mail-account.ts';
import { RunFailure } from '../../domain/failure.ts';
import { readModelSettings } from '../../domain/model/model-settings.ts';
import { type KnownHost, knownHosts } from '../../domain/source/known-hosts.ts';
import {
  changeNetworkSettings,
  proxySecret,
  readNetworkSettings,
} from '../../domain/source/network-settings.ts';
import type { HandlersOf } from '../handler.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

/** The way to the servers that something here names. */
export function networkHandlers(services: Services): HandlersOf<keyof NetworkCalls> {
  const { reach, settings, secrets, engine } = services;
  const changed = () => {
    engine.viewsChanged();
    return null;
  };
  return {
    'network.read': async () => {
      const hosts = await Promise.all(
        hostsOf(services).map(async (host) => ({
          ...host,
          // What is no web goes its own way: no proxy carries a database or mail.
          proxy: host.address.startsWith('tcp:') ? null : await reach.proxyFor(host.address),
        })),
      );
      const certificates = readNetworkSettings(settings).certificates.map(
        ({ fingerprint, name, validToMs }) => ({ fingerprint, name, validToMs }),
      );
      const onTheWay = hosts.flatMap(({ proxy }) => proxy ?? []);
      const proxies = proxiesOf(onTheWay, services);
      return { hosts, proxies, certificates, keeps: secrets.keeps() };
    },
    'network.test': async ({ address }) => {
      // A page may have any host asked that is set here, and no other.
      if (hostsOf(services).some((host) => host.address === address)) return reach.host(address);
      throw new RunFailure('not-found', 'Nothing here names this server any more.', {
        permanent: true,
      });
    },
    'network.sign-in': ({ address, user, password }) => {
      if (user.trim() === '') return refused('user', 'Enter the name that the proxy knows you by.');
      if (password === null && !secrets.has(proxySecret(address))) {
        return refused('password', 'Enter the password.');
      }
      if (password !== null) secrets.save(proxySecret(address), password);
      changeNetworkSettings(settings, ({ proxies }) => ({
        proxies: [
          ...proxies.filter((proxy) => proxy.address !== address),
          { address, user: user.trim(), isRefused: false },
        ],
      }));
      return changed();
    },
    'network.sign-out': ({ address }) => {
      secrets.forget(proxySecret(address));
      changeNetworkSettings(settings, ({ proxies }) => ({
        proxies: proxies.filter((proxy) => proxy.address !== address),
      }));
      return changed();
    },
    'network.add-certificates': async () => {
      const chosen = await reach.chooseCertificates();
      if (chosen === null) return null;
      const isNew = (fingerprint: string) => chosen.every((one) => one.fingerprint !== fingerprint);
      changeNetworkSettings(settings, ({ certificates }) => ({
        certificates: [...certificates.filter((one) => isNew(one.fingerprint)), ...chosen],
      }));
      changed();
      return { count: chosen.length };
    },
    'network.remove-certificate': ({ fingerprint }) => {
      changeNetworkSettings(settings, ({ certificates }) => ({
        certificates: certificates.filter((one) => one.fingerprint !== fingerprint),
      }));
      return changed();
    },
  };
}

function proxiesOf(
  onTheWay: readonly string[],
  { settings, secrets }: Pick<Services, 'settings' | 'secrets'>,
): readonly ProxyView[] {
  const known = readNetworkSettings(settings).proxies;
  const addresses = [...new Set([...onTheWay, ...known.map(({ address }) => address)])].sort();
  return addresses.map((address) => {
    const login = known.find((proxy) => proxy.address === address);
    return {
      address,
      user: login?.user ?? '',
      passwordPlace: secrets.placeOf(proxySecret(address)),
      isRefused: login?.isRefused ?? false,
    };
  });
}

function refused(field: string, message: string): Refused {
  return new Refused([{ field, message }]);
}

function hostsOf({ jobs, connections, settings, updates }: Services): readonly KnownHost[] {
  return knownHosts({
    jobs: jobs.list(),
    connections: connections.list().map(({ connection }) => connection),
    models: readModelSettings(settings).profiles,
    mailAccounts: readMailAccounts(settings),
    updates: updates.isOn() ? updates.server() : null,
  });
}

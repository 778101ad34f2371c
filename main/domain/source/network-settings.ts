import type { Settings } from '../records.ts';
import type { Secrets } from './secrets.ts';

/** A certificate authority of the user's own company, which the system does not know. */
export interface OwnCertificate {
  /** `SHA-256` in hex; which one it is. */
  readonly fingerprint: string;
  /** Whose it is, as it says itself. */
  readonly name: string;
  readonly validToMs: number;
  readonly pem: string;
}

/** Who we are for a proxy that asks; the password is a secret. */
export interface ProxyLogin {
  /** `proxy.example:3128` */
  readonly address: string;
  readonly user: string;
  /** The proxy did not take it: it is not shown again until there is a new one. */
  readonly isRefused: boolean;
}

export interface NetworkSettings {
  readonly certificates: readonly OwnCertificate[];
  readonly proxies: readonly ProxyLogin[];
}

const setting = 'network';
const nothing: NetworkSettings = { certificates: [], proxies: [] };

export function readNetworkSettings(settings: Pick<Settings, 'text'>): NetworkSettings {
  const text = settings.text(setting);
  return text ? JSON.parse(text) : nothing;
}

export function changeNetworkSettings(
  settings: Pick<Settings, 'text' | 'set'>,
  change: (before: NetworkSettings) => Partial<NetworkSettings>,
): void {
  const before = readNetworkSettings(settings);
  settings.set(setting, JSON.stringify({ ...before, ...change(before) }));
}

/** Name of a proxy's secret. */
export function proxySecret(address: string): string {
  return `proxy/${address}`;
}

/** What the way to the network asks of those who set it up. */
export interface NetworkAccess {
  readonly settings: NetworkSettings;
  /** Who we are for this proxy; null where nobody has said, or it was refused. @throws RunFailure `locked` */
  loginOf(address: string): { readonly user: string; readonly password: string } | null;
  /** The proxy did not take what it was shown. */
  refuse(address: string): void;
}

export function networkAccess(
  settings: Pick<Settings, 'text' | 'set'>,
  secrets: Pick<Secrets, 'read'>,
): NetworkAccess {
  const now = readNetworkSettings(settings);
  return {
    settings: now,
    loginOf(address) {
      const login = now.proxies.find((proxy) => proxy.address === address);
      const password = login && !login.isRefused ? secrets.read(proxySecret(address)) : null;
      return login && password !== null ? { user: login.user, password } : null;
    },
    refuse: (address) =>
      changeNetworkSettings(settings, ({ proxies }) => ({
        proxies: proxies.map((proxy) =>
          proxy.address === address ? { ...proxy, isRefused: true } : proxy,
        ),
      })),
  };
}

/** What servers may be vouched for by, besides those that the system knows. */
export function ownAuthorities(settings: Pick<Settings, 'text'>): readonly string[] {
  return readNetworkSettings(settings).certificates.map(({ pem }) => pem);
}

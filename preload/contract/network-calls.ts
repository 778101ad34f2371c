/** The way to the servers that jobs, connections, models and mail accounts name. */
export interface NetworkCalls {
  'network.read': { readonly argument: null; readonly answer: NetworkView };
  /** Asks one of them for an answer; nothing but the question leaves. */
  'network.test': { readonly argument: { readonly address: string }; readonly answer: ReachedView };
  /** Who we are for a proxy on the way; a password of null keeps the saved one. */
  'network.sign-in': {
    readonly argument: {
      readonly address: string;
      readonly user: string;
      readonly password: string | null;
    };
    readonly answer: null;
  };
  'network.sign-out': { readonly argument: { readonly address: string }; readonly answer: null };
  /** Asks for a file of certificates, and trusts them. @returns how many; null when given up */
  'network.add-certificates': {
    readonly argument: null;
    readonly answer: { readonly count: number } | null;
  };
  'network.remove-certificate': {
    readonly argument: { readonly fingerprint: string };
    readonly answer: null;
  };
}

export interface NetworkView {
  readonly hosts: readonly HostView[];
  /** Each that is on the way to a host, or that we have a name for. */
  readonly proxies: readonly ProxyView[];
  readonly certificates: readonly CertificateView[];
  /** Where a password goes that is entered now. */
  readonly keeps: 'keyring' | 'session';
}

export interface HostView {
  readonly address: string;
  readonly host: string;
  readonly usedBy: readonly string[];
  /** `proxy.example:3128`; null where it is asked directly. */
  readonly proxy: string | null;
}

export interface ProxyView {
  readonly address: string;
  /** Empty where nobody has said who we are. */
  readonly user: string;
  readonly passwordPlace: 'keyring' | 'session' | 'environment' | null;
  /** It did not take them. */
  readonly isRefused: boolean;
}

export interface CertificateView {
  readonly fingerprint: string;
  readonly name: string;
  readonly validToMs: number;
}

export interface ReachedView {
  readonly isReached: boolean;
  readonly sentence: string;
}

/** The way to the servers that jobs, connections, models and mail accounts name. */
export interface NetworkCalls {
  'network.read': { readonly argument: null; readonly answer: readonly HostView[] };
  /** Asks one of them for an answer; nothing but the question leaves. */
  'network.test': { readonly argument: { readonly address: string }; readonly answer: ReachedView };
}

export interface HostView {
  readonly address: string;
  readonly host: string;
  readonly usedBy: readonly string[];
  /** `proxy.example:3128`; null where it is asked directly. */
  readonly proxy: string | null;
}

export interface ReachedView {
  readonly isReached: boolean;
  readonly sentence: string;
}

/** Whether this machine has a network, as far as it knows itself; asks no host. */
export interface Network {
  isOnline(): boolean;
}

/** For a command, and where nobody can tell. */
export const alwaysOnline: Network = { isOnline: () => true };

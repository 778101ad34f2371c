import { net } from 'electron';
import type { Network } from '../domain/source/network.ts';

/** The network as Chromium sees it: an interface that is up, which need not mean the internet. */
export const machineNetwork: Network = { isOnline: () => net.isOnline() };

import type { Services } from '../../../main/ipc/services.ts';

/** Nothing is to be delivered. */
export const emptyOutbox: Services['outboxByHand'] = {
  get: () => null,
  waiting: () => [],
  release: () => false,
  resend: () => false,
  skip: () => false,
  retarget: () => false,
  handOver: () => false,
};

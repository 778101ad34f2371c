import type { Retry } from '../job/job.ts';
import type { Channel, Delivery } from './delivery.ts';

/** How one kind of delivery leaves this laptop. A notification does not: see `Notifier`. */
export interface DeliveryChannel {
  readonly kind: Exclude<Channel, 'notification' | 'draft'>;
  /** At most so many at once. */
  readonly atOnce: number;
  readonly retry: Retry;
  /** False while this process lacks what it takes: it stays pending for the app. */
  canSend(delivery: Delivery): boolean;
  /** Whether it is certain that nothing has left of a try that a crash ended. */
  isStillHere?(delivery: Delivery): boolean;
  /**
   * Resolves when the other side has it.
   * @throws RunFailure `delivery-unknown` when it may have it, `target-gone` when it wants no more
   */
  send(delivery: Delivery): Promise<void>;
}

import type { DeliveryChannelWord } from './delivery-channel-word.ts';

export type DeliveryWord = 'pending' | 'sending' | 'sent' | 'unknown' | 'dead' | 'skipped';

export interface DeliveryView {
  readonly id: number;
  readonly channel: DeliveryChannelWord;
  /** An address, a folder, the host of a webhook. */
  readonly recipient: string;
  readonly state: DeliveryWord;
  /** Pending until the analyst says so. */
  readonly isHeld: boolean;
  readonly isMaybeDuplicate: boolean;
  readonly isRequired: boolean;
  /** When it is tried next, while it is pending. */
  readonly nextAtMs: number;
  readonly title: string;
  readonly body: string;
  readonly failure: string | null;
}

import type { FailureRecord } from '../failure.ts';
import type { DeliveryContent } from './delivery-content.ts';
import type { DeliveryTarget } from './delivery-target.ts';

export type Channel = DeliveryTarget['kind'];
/** `sent`, `unknown`, `dead` and `skipped` (by a person) end a delivery. */
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'unknown' | 'dead' | 'skipped';

/** What a notification says and what its click opens. */
export interface NotificationText {
  readonly title: string;
  readonly body: string;
  readonly opens:
    | { readonly screen: 'report' | 'run'; readonly runId: string }
    /** Only of a summary. */
    | { readonly screen: 'upcoming' };
}

/** What is told, in two lines, and for all but a notification what its channel makes of it. */
export interface DeliveryPayload extends NotificationText {
  readonly content?: DeliveryContent;
}

/** A delivery as T4 or T5 records it, payload frozen. */
export interface NewDelivery {
  /** Run revision, incident or digest; unique together with channel and recipient. */
  readonly subject: string;
  readonly channel: Channel;
  /** An address, a folder, a URL; `desktop` of a notification. */
  readonly recipient: string;
  readonly required: boolean;
  /** Waits until the analyst says so. */
  readonly isHeld?: boolean;
  readonly payload: DeliveryPayload;
}

export interface Delivery extends Omit<NewDelivery, 'isHeld'> {
  readonly id: number;
  readonly runId: string;
  readonly state: DeliveryState;
  readonly isHeld: boolean;
  /** It may have arrived before: its last try ended without an answer, and it went out once more. */
  readonly isMaybeDuplicate: boolean;
  /** When a person asked for it to be sent again, or null. */
  readonly askedAtMs: number | null;
  readonly tries: number;
  readonly nextAtMs: number;
  readonly failure: FailureRecord | null;
}

/** subject / channel / recipient: the same for every try, so that the other side can see a repeat. */
export function dedupeKey(delivery: Pick<Delivery, 'subject' | 'channel' | 'recipient'>): string {
  return `${delivery.subject}/${delivery.channel}/${delivery.recipient}`;
}

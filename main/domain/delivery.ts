import type { FailureRecord } from './failure.ts';

export type Channel = 'notification';
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'unknown' | 'dead';

/** What a notification says and what its click opens. */
export interface NotificationText {
  readonly title: string;
  readonly body: string;
  readonly opens:
    | { readonly screen: 'report' | 'run'; readonly runId: string }
    /** Only of a summary. */
    | { readonly screen: 'upcoming' };
}

/** A delivery as T4 or T5 records it, payload frozen. */
export interface NewDelivery {
  /** Run revision, incident or digest; unique together with channel and recipient. */
  readonly subject: string;
  readonly channel: Channel;
  readonly recipient: string;
  readonly required: boolean;
  readonly payload: NotificationText;
}

export interface Delivery extends NewDelivery {
  readonly id: number;
  readonly runId: string;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly nextAtMs: number;
  readonly failure: FailureRecord | null;
}

/** subject / channel / recipient: the same for every try, so that the other side can see a repeat. */
export function dedupeKey(delivery: Pick<Delivery, 'subject' | 'channel' | 'recipient'>): string {
  return `${delivery.subject}/${delivery.channel}/${delivery.recipient}`;
}

import { createHash, createHmac } from 'node:crypto';
import type { DeliveryChannel } from '../../../domain/delivery/channel.ts';
import { type Delivery, dedupeKey } from '../../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../../domain/delivery/delivery-content.ts';
import { webhookSecret } from '../../../domain/delivery/webhook-secret.ts';
import { asRunFailure, RunFailure } from '../../../domain/failure.ts';
import type { Secrets } from '../../../domain/source/secrets.ts';
import { answerFailure } from './answer-failure.ts';

export interface WebhookNeeds {
  readonly fetch: typeof globalThis.fetch;
  readonly secrets: Secrets;
  /** False in a command, which leaves what it has no secret for to the app. */
  readonly keepsSchedule: boolean;
}

const retry = { attempts: 20, firstMs: 15_000, maxMs: 3_600_000 };
const answerWithinMs = 30_000;

/**
 * Posts what was frozen, byte for byte the same at every try, with one `Idempotency-Key`: who gets it twice can
 * see that it is one. With a secret each call is signed over its body, so that its receiver knows the sender.
 */
export function webhookChannel({ fetch, secrets, keepsSchedule }: WebhookNeeds): DeliveryChannel {
  return {
    kind: 'webhook',
    atOnce: 8,
    retry,
    canSend(delivery) {
      const { secret } = contentOf(delivery);
      return keepsSchedule || secret === null || secrets.has(webhookSecret(secret));
    },
    async send(delivery) {
      const { body, secret } = contentOf(delivery);
      const url = delivery.recipient;
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'User-Agent': 'Almanac',
          'Idempotency-Key': idempotencyKey(delivery),
          ...(secret === null ? {} : { 'X-Almanac-Signature': sign(body, readSecret(secret)) }),
        },
        body,
        // Where else it may go is for the analyst to say, not for whoever answers.
        redirect: 'manual',
        signal: AbortSignal.timeout(answerWithinMs),
      }).catch((cause: unknown) => {
        throw new RunFailure(
          'delivery-failed',
          `${new URL(url).host} did not answer. It is tried again.`,
          { permanent: false, cause },
        );
      });
      await answer.body?.cancel().catch(() => {});
      if (!answer.ok) throw answerFailure(url, answer);
    },
  };

  /** A locked keyring is open again when its owner is back: the call waits. */
  function readSecret(name: string): string {
    let secret: string | null;
    try {
      secret = secrets.read(webhookSecret(name));
    } catch (caught) {
      const { code, message } = asRunFailure(caught);
      throw new RunFailure(code, message, { permanent: false, cause: caught });
    }
    if (secret !== null) return secret;
    throw new RunFailure(
      'delivery-failed',
      `The secret “${name}” that signs this webhook is not saved. Enter it in the job, then send it again.`,
      { permanent: true },
    );
  }
}

/** The same at every try: what tells a repeat from something new. */
export function idempotencyKey(
  delivery: Pick<Delivery, 'subject' | 'channel' | 'recipient'>,
): string {
  return createHash('sha256').update(dedupeKey(delivery)).digest('hex').slice(0, 32);
}

/** `sha256=` and the HMAC (RFC 2104) of the body in hex. */
export function sign(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function contentOf({ payload, id }: Delivery): Extract<DeliveryContent, { kind: 'webhook' }> {
  if (payload.content?.kind === 'webhook') return payload.content;
  throw new Error(`delivery ${id} is no webhook`);
}

import type { DeliveryChannel } from '../../../domain/delivery/channel.ts';
import { RunFailure } from '../../../domain/failure.ts';
import { answerFailure } from '../webhook/answer-failure.ts';

export interface PingNeeds {
  readonly fetch: typeof globalThis.fetch;
}

const retry = { attempts: 5, firstMs: 10_000, maxMs: 600_000 };
const answerWithinMs = 10_000;

/**
 * Tells a monitor that a run started or how it ended. One after the other, so that a start comes before its end;
 * a start that did not get through is not told later, when the run may be over.
 */
export function pingChannel({ fetch }: PingNeeds): DeliveryChannel {
  return {
    kind: 'ping',
    atOnce: 1,
    retry,
    canSend: () => true,
    async send({ payload: { content }, id }) {
      if (content?.kind !== 'ping') throw new Error(`delivery ${id} is no ping`);
      const { url, event, body } = content;
      try {
        await ping(url, body);
      } catch (caught) {
        const isOver = event === 'start' || event === 'log';
        if (!isOver || !(caught instanceof RunFailure)) throw caught;
        throw new RunFailure(caught.code, caught.message, { permanent: true, cause: caught });
      }
    },
  };

  async function ping(url: string, body: string | null): Promise<void> {
    const answer = await fetch(url, {
      method: body === null ? 'GET' : 'POST',
      headers: { 'User-Agent': 'Almanac' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
    }).catch((cause: unknown) => {
      throw new RunFailure('delivery-failed', `${new URL(url).host} did not answer.`, {
        permanent: false,
        cause,
      });
    });
    await answer.body?.cancel().catch(() => {});
    if (!answer.ok) throw answerFailure(url, answer);
  }
}

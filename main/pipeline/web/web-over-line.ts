import { RunFailure } from '../../domain/failure.ts';
import { type Fetch, isWeb, type WebAnswer, type WebAsk } from './messages.ts';

/** A `fetch` of a worker: reads only, and follows nothing by itself. */
export function webOverLine(post: (ask: WebAsk) => void): {
  readonly fetch: Fetch;
  /** @returns whether the message was for it */
  take(message: unknown): boolean;
} {
  const waiting = new Map<number, (answer: WebAnswer) => void>();
  let last = 0;
  const next = (ask: WebAsk) =>
    new Promise<WebAnswer>((resolve) => {
      waiting.set(ask.web, resolve);
      post(ask);
    });

  return {
    take(message) {
      if (!isWeb<WebAnswer>(message)) return false;
      const resolve = waiting.get(message.web);
      waiting.delete(message.web);
      resolve?.(message);
      return true;
    },
    async fetch(input, init) {
      const { url, headers, signal } = new Request(input, init);
      signal.throwIfAborted();
      const web = ++last;
      const abort = () => {
        post({ web, act: 'abort' });
        waiting.get(web)?.({ web, kind: 'broken', message: 'stopped', code: 'ABORT_ERR' });
      };
      signal.addEventListener('abort', abort, { once: true });
      const checked = (answer: WebAnswer) => {
        signal.throwIfAborted();
        if (answer.kind === 'failed') throw RunFailure.from(answer.failure);
        if (answer.kind === 'broken') throw brokenError(answer);
        return answer;
      };
      const head = checked(await next({ web, act: 'open', url, headers: [...headers] }));
      if (head.kind !== 'head') throw new Error(`a web answer begins with ${head.kind}`);
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const answer = checked(await next({ web, act: 'more' }));
          if (answer.kind === 'piece') controller.enqueue(answer.bytes);
          else controller.close();
        },
        cancel: () => post({ web, act: 'abort' }),
      });
      const { status, statusText, headers: given } = head;
      const answered = {
        status,
        statusText,
        headers: given.map(([name, value]): [string, string] => [name, value]),
      };
      return new Response(head.hasBody ? body : null, answered);
    },
  };
}

/** As Node's `fetch` fails: the system's word, where there is one, is the cause's. */
function brokenError({ message, code }: Extract<WebAnswer, { kind: 'broken' }>): Error {
  if (code === '') return new TypeError(message);
  return new TypeError(message, { cause: Object.assign(new Error(message), { code }) });
}

import { asRunFailure, RunFailure } from '../../domain/failure.ts';
import type { StartWorker } from '../../domain/run/worker-transport.ts';
import { type Fetch, isWeb, type WebAnswer, type WebAsk } from './messages.ts';

/** Workers whose questions to the web are answered by `fetch`; everything else passes through. */
export function answerWeb(start: StartWorker, fetch: Fetch): StartWorker {
  return () => {
    const transport = start();
    const answers = webAnswers(fetch, (answer) => transport.post(answer));
    transport.onExit(answers.end);
    return {
      ...transport,
      onMessage: (listen) =>
        transport.onMessage((message) =>
          isWeb<WebAsk>(message) ? answers.take(message) : listen(message),
        ),
      kill() {
        transport.kill();
        answers.end();
      },
    };
  };
}

function webAnswers(fetch: Fetch, post: (answer: WebAnswer) => void) {
  const open = new Map<
    number,
    { readonly stop: AbortController; reader: ReadableStreamDefaultReader<Uint8Array> | null }
  >();

  async function begin({ web, url, headers }: Extract<WebAsk, { act: 'open' }>): Promise<void> {
    const stop = new AbortController();
    const asked = { stop, reader: null as ReadableStreamDefaultReader<Uint8Array> | null };
    open.set(web, asked);
    const sent = headers.map(([name, value]): [string, string] => [name, value]);
    const response = await fetch(url, { headers: sent, redirect: 'manual', signal: stop.signal });
    asked.reader = response.body?.getReader() ?? null;
    const { status, statusText } = response;
    const hasBody = asked.reader !== null;
    post({ web, kind: 'head', status, statusText, headers: [...response.headers], hasBody });
  }

  async function more(web: number): Promise<void> {
    const found = await open.get(web)?.reader?.read();
    if (found?.value) return post({ web, kind: 'piece', bytes: found.value });
    open.delete(web);
    post({ web, kind: 'end' });
  }

  const end = () => {
    for (const { stop } of open.values()) stop.abort();
    open.clear();
  };

  return {
    end,
    take(ask: WebAsk): void {
      const { web } = ask;
      if (ask.act === 'abort') {
        open.get(web)?.stop.abort();
        open.delete(web);
        return;
      }
      (ask.act === 'open' ? begin(ask) : more(web)).catch((caught: unknown) => {
        // Whoever was stopped waits for nothing.
        if (open.delete(web)) post(broken(web, caught));
      });
    },
  };
}

function broken(web: number, caught: unknown): WebAnswer {
  if (caught instanceof RunFailure) return { web, kind: 'failed', failure: caught.record() };
  const error = caught instanceof Error ? caught : asRunFailure(caught);
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  return { web, kind: 'broken', message: error.message, code };
}

import { once } from 'node:events';
import { until } from '../desktop/until.ts';

/** The page of an app's window, reached through Chromium's own debugging port. */
export interface DebuggedPage {
  /** When it had painted its first text or picture, on the clock of `performance.now()` here. */
  readonly firstPaintMs: () => Promise<number>;
  /** Closes its window, as the cross in the corner does. */
  readonly close: () => Promise<void>;
}

interface Target {
  readonly id: string;
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

/** @param errors what the app wrote so far; Chromium says there where it listens */
export async function findPage(errors: () => string): Promise<DebuggedPage> {
  const port = await until(
    'the app tells its debugging port',
    () => /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(errors())?.[1],
  );
  const origin = `http://127.0.0.1:${port}/json`;
  const target = await until('the app has a page', async () => {
    const targets = (await (await fetch(`${origin}/list`)).json()) as readonly Target[];
    return targets.find(({ type }) => type === 'page');
  });
  return {
    async firstPaintMs() {
      const wallMs = await evaluate(target.webSocketDebuggerUrl, askForPaint);
      return wallMs - performance.timeOrigin;
    },
    async close() {
      await fetch(`${origin}/close/${target.id}`);
    },
  };
}

/** First contentful paint (W3C Paint Timing) in ms since 1970; it waits for one that is to come. */
const askForPaint = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName('first-contentful-paint');
    if (paint) resolve(performance.timeOrigin + paint.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

async function evaluate(url: string, expression: string): Promise<number> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const params = { expression, awaitPromise: true, returnByValue: true };
  const answered = once(socket, 'message') as Promise<MessageEvent<string>[]>;
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
  const [message] = await answered;
  socket.close();
  const answer = JSON.parse(message?.data ?? '{}') as { result?: { result?: { value?: unknown } } };
  const value = answer.result?.result?.value;
  if (typeof value !== 'number') throw new Error(`The page answered ${message?.data}`);
  return value;
}

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { RunFailure } from '../../../domain/failure.ts';
import { shownAddress, tooSlow, unreachable, unusable } from './http-failures.ts';

/** What one source may take at most: as it arrives, unpacked, whatever a server says of itself. */
export interface HttpLimits {
  /** Until the answer begins, and between two pieces of it. */
  readonly silentMs: number;
  /** For all its pages. */
  readonly totalMs: number;
  /** Of all its pages, unpacked. */
  readonly bytes: number;
  readonly pages: number;
}

export const httpLimits: HttpLimits = {
  silentMs: 30_000,
  totalMs: 600_000,
  bytes: 1024 ** 3,
  pages: 1_000,
};

/** The time and the bytes that a source has left, over all its pages. */
export interface Budget {
  readonly limits: HttpLimits;
  readonly signal: AbortSignal;
  /** Something arrived: the silence begins anew. */
  heard(): void;
  /** @throws RunFailure when it is more than may come */
  take(bytes: number, url: URL): void;
  /** What broke off, as the analyst reads it: one of our limits, or the line. */
  explain(caught: unknown, url: URL): RunFailure;
  end(): void;
}

export function createBudget(limits: HttpLimits): Budget {
  const abort = new AbortController();
  let over: 'silent' | 'total' | null = null;
  let bytes = 0;
  const stop = (why: 'silent' | 'total') => () => {
    over ??= why;
    abort.abort();
  };
  const total = setTimeout(stop('total'), limits.totalMs);
  let silence = setTimeout(stop('silent'), limits.silentMs);

  return {
    limits,
    signal: abort.signal,
    heard() {
      clearTimeout(silence);
      silence = setTimeout(stop('silent'), limits.silentMs);
    },
    take(more, url) {
      bytes += more;
      if (bytes <= limits.bytes) return;
      throw unusable(
        url,
        `sends more than ${Math.round(limits.bytes / 1024 ** 2)} MB, unpacked. Ask it for less, for example for the rows of one period.`,
      );
    },
    explain(caught, url) {
      if (over === 'silent') {
        return tooSlow(url, `was silent for ${Math.round(limits.silentMs / 1000)} seconds`);
      }
      if (over === 'total') {
        return tooSlow(url, `did not end within ${Math.round(limits.totalMs / 1000)} seconds`);
      }
      return caught instanceof RunFailure ? caught : unreachable(url, caught);
    },
    end() {
      clearTimeout(total);
      clearTimeout(silence);
    },
  };
}

/** Writes the body of an answer to a file. @throws RunFailure, which says what was too much or broke off */
export async function download(
  response: Response,
  url: URL,
  path: string,
  budget: Budget,
): Promise<void> {
  const { body } = response;
  // Said before the first byte, so that nothing is read for nothing.
  budget.take(0, url);
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > budget.limits.bytes) budget.take(announced, url);
  if (!body) return empty(url);
  await pipeline(
    body,
    async function* counted(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        budget.heard();
        budget.take(chunk.byteLength, url);
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
}

function empty(url: URL): never {
  throw new RunFailure(
    'source-empty',
    `${shownAddress(url)} answered with nothing. A later try may do better.`,
    { permanent: false },
  );
}

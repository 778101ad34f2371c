import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RunFailure } from '../../../domain/failure.ts';

/** A longer line is cut: what a program dumps there is no message. */
export const longestLine = 32 * 1024;
const mostUnpacked = 4 * 1024 ** 3;

/**
 * The lines of a log, unpacked where it is gzip, in constant memory.
 * @param grew a program may still be writing the last line, which then counts only when it is ended
 * @throws RunFailure `source-unreadable` when the archive is broken or unpacks to more than 4 GB
 */
export async function* readLines(
  copyPath: string,
  shownPath: string,
  { isPacked, grew }: { readonly isPacked: boolean; readonly grew: boolean },
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let held = '';
  let isCut = false;
  try {
    for await (const chunk of chunksOf(copyPath, shownPath, isPacked)) {
      const lines = decoder.decode(chunk, { stream: true }).split('\n');
      const last = lines.pop() ?? '';
      for (const [at, line] of lines.entries()) {
        yield whole(at === 0 ? held + line : line);
        if (at === 0) [held, isCut] = ['', false];
      }
      // What is beyond the cut is dropped as it comes: a line without an end takes no memory.
      if (!isCut) held += last;
      isCut = held.length > longestLine;
      if (isCut) held = held.slice(0, longestLine + 1);
    }
  } catch (cause) {
    if (cause instanceof RunFailure) throw cause;
    throw new RunFailure(
      'source-unreadable',
      `${shownPath} is a broken gzip archive. Nothing was used; put a whole one there, or take it away.`,
      { permanent: true, cause },
    );
  }
  if (!grew && held !== '') yield whole(held);
}

async function* chunksOf(
  copyPath: string,
  shownPath: string,
  isPacked: boolean,
): AsyncGenerator<Buffer> {
  const file = createReadStream(copyPath, { highWaterMark: 1 << 20 });
  const source: Readable = isPacked ? file.pipe(createGunzip()) : file;
  if (isPacked) file.on('error', (cause) => source.destroy(cause));
  let bytes = 0;
  for await (const chunk of source) {
    bytes += (chunk as Buffer).length;
    if (isPacked && bytes > mostUnpacked) {
      throw new RunFailure(
        'source-unreadable',
        `${shownPath} unpacks to more than 4 GB. Nothing was used; split it, or take it away.`,
        { permanent: true },
      );
    }
    yield chunk as Buffer;
  }
}

function whole(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  return text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
}

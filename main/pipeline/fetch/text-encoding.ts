import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { RunFailure } from '../../domain/failure.ts';

export type TextEncoding = 'utf-8' | 'utf-8 with BOM' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const otherFormats: readonly { readonly magic: string; readonly name: string }[] = [
  { magic: '504b0304', name: 'an Excel workbook or a ZIP archive' },
  { magic: 'd0cf11e0', name: 'an old Excel workbook' },
  { magic: '25504446', name: 'a PDF' },
  { magic: '1f8b', name: 'a gzip archive' },
  { magic: '50415231', name: 'a Parquet file' },
  { magic: '53514c69746520666f726d6174', name: 'an SQLite database' },
];

/**
 * Tells how a text file is encoded: by its byte order mark, by where zero bytes stand, and else
 * UTF-8 if every byte is valid UTF-8. What is none of these is read as windows-1252, in which any
 * byte means something; the manifest says so.
 * @throws RunFailure `source-unreadable` when it is a known format that is not text
 */
export async function detectEncoding(
  path: string,
  shownPath: string,
  wanted: 'CSV' | 'JSON' = 'CSV',
): Promise<TextEncoding> {
  const head = await readHead(path, 4096);
  const hex = head.subarray(0, 16).toString('hex');
  const other = otherFormats.find((format) => hex.startsWith(format.magic));
  if (other) {
    throw new RunFailure(
      'source-unreadable',
      `${shownPath} is ${other.name}, not ${wanted} text. Save it as ${wanted} and choose that file.`,
      { permanent: true },
    );
  }
  if (hex.startsWith('efbbbf')) return 'utf-8 with BOM';
  if (hex.startsWith('fffe')) return 'utf-16le';
  if (hex.startsWith('feff')) return 'utf-16be';
  const zeros = { even: 0, odd: 0 };
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd']++;
  });
  if (zeros.odd > head.length / 8) return 'utf-16le';
  if (zeros.even > head.length / 8) return 'utf-16be';
  return (await isUtf8Text(path)) ? 'utf-8' : 'windows-1252';
}

/** Whether lines end in more than one way, as in files that were joined; the engine takes one way only. */
export function hasMixedLineEnds(head: string): boolean {
  return /\r\n/.test(head) && /(?<!\r)\n/.test(head);
}

/** Writes the text as UTF-8 with `\n` line ends and no byte order mark, in constant memory. */
export async function writeAsUtf8(path: string, encoding: string, target: string): Promise<void> {
  const label = encoding === 'utf-8 with BOM' ? 'utf-8' : encoding;
  const decoder = new TextDecoder(label);
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 20 }),
    async function* toLines(chunks: AsyncIterable<Buffer>) {
      let held = '';
      for await (const chunk of chunks) {
        const text = held + decoder.decode(chunk, { stream: true });
        // A carriage return at the end of a chunk waits for what follows it.
        held = text.endsWith('\r') ? '\r' : '';
        yield text.slice(0, text.length - held.length).replaceAll('\r\n', '\n');
      }
      yield held + decoder.decode();
    },
    createWriteStream(target, { flags: 'wx', mode: 0o600 }),
  );
}

/** The first bytes of a file. */
export async function readHead(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isUtf8Text(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(1 << 20);
    let held = 0;
    for (;;) {
      const { bytesRead } = await file.read(chunk, held, chunk.length - held);
      if (bytesRead === 0) return held === 0;
      const filled = held + bytesRead;
      const end = wholeCharacters(chunk.subarray(0, filled));
      if (!isUtf8(chunk.subarray(0, end))) return false;
      chunk.copyWithin(0, end, filled);
      held = filled - end;
    }
  } finally {
    await file.close();
  }
}

/** Where the last whole character ends: a chunk may cut one, of four bytes at most, in two. */
function wholeCharacters(bytes: Buffer): number {
  const start = bytes.findLastIndex((byte, at) => byte >= 0xc0 || at <= bytes.length - 4);
  const lead = bytes[start] ?? 0;
  const length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return length > 1 && start + length > bytes.length ? start : bytes.length;
}

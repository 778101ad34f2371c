import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { HttpSource } from '../../../domain/source/source.ts';
import { writeDelimited } from '../csv/delimited.ts';
import { detectEncoding, writeAsUtf8 } from '../text-encoding.ts';
import type { Collected, Page } from './collect-pages.ts';

/** Writes pages of delimited text as one part; the header is the first page's. */
export async function writeCsvPages(
  source: HttpSource,
  { pages }: Collected,
  shownAs: string,
  tmpDir: string,
) {
  const textPath = join(tmpDir, `${source.id}.csv`);
  const pagePath = join(tmpDir, `${source.id}.text`);
  try {
    const encodings = new Set<string>();
    let header: string | null = null;
    for (const page of pages) {
      encodings.add(await toUtf8(page, pagePath, shownAs));
      header = await append(pagePath, textPath, header);
      await rm(pagePath, { force: true });
    }
    const { options, ...part } = await writeDelimited(
      { ...source, textPath, encoding: 'utf-8', shownAs },
      tmpDir,
    );
    return { ...part, options: { ...options, encoding: [...encodings].join(', ') } };
  } finally {
    await Promise.all([textPath, pagePath].map((path) => rm(path, { force: true })));
  }
}

/** What is valid UTF-8 is that, whatever the server says; the server's word decides the rest. */
export async function toUtf8(
  { path, charset }: Page,
  target: string,
  shownAs: string,
  wanted: 'CSV' | 'JSON' = 'CSV',
): Promise<string> {
  const found = await detectEncoding(path, shownAs, wanted);
  const encoding = found === 'windows-1252' && isKnown(charset) ? charset : found;
  await writeAsUtf8(path, encoding, target);
  return encoding;
}

function isKnown(charset: string | null): charset is string {
  if (charset === null) return false;
  try {
    new TextDecoder(charset);
    return true;
  } catch {
    return false;
  }
}

/** @returns the first line of the first page, which later pages repeat */
async function append(page: string, target: string, header: string | null): Promise<string> {
  let first: string | null = null;
  await pipeline(
    createReadStream(page, { encoding: 'utf8', highWaterMark: 1 << 20 }),
    async function* withoutHeader(chunks: AsyncIterable<string>) {
      let last = '\n';
      for await (const chunk of chunks) {
        const cut = first === null ? chunk.indexOf('\n') : -1;
        if (first === null) first = cut < 0 ? chunk : chunk.slice(0, cut);
        const isRepeated = cut >= 0 && header !== null && first === header;
        const text = isRepeated ? chunk.slice(cut + 1) : chunk;
        last = text.at(-1) ?? last;
        yield text;
      }
      if (last !== '\n') yield '\n';
    },
    createWriteStream(target, { flags: 'a', mode: 0o600 }),
  );
  return header ?? first ?? '';
}

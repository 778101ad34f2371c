import { inflateRawSync } from 'node:zlib';

/** What an archive says about one of its files. */
interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

export interface ZipCheck {
  readonly names: readonly string[];
  /** Unpacked bytes in all, or null when some file is not what the archive says it is. */
  readonly bytes: number | null;
  readonly largest: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const longestComment = 65_535;

/**
 * Reads the table of contents of a ZIP archive (APPNOTE.TXT 4.3.12, 4.3.16) and proves what it says by
 * unpacking each file up to its stated size and no further: a bomb that lies is found before anything
 * else unpacks it.
 * @param most so many bytes in all are proved; what states more is not unpacked at all
 * @returns null when it is no whole archive
 */
export function checkZip(zip: Buffer, most: number): ZipCheck | null {
  const entries = entriesOf(zip);
  if (!entries) return null;
  const names = entries.map(({ name }) => name);
  const largest = entries.reduce((size, entry) => Math.max(size, entry.size), 0);
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  const isProved = bytes > most || entries.every((entry) => isAsStated(zip, entry));
  return { names, largest, bytes: isProved ? bytes : null };
}

function entriesOf(zip: Buffer): ZipEntry[] | null {
  const from = Math.max(0, zip.length - longestComment - 22);
  let end = zip.length - 22;
  while (end >= from && zip.readUInt32LE(end) !== endSignature) end--;
  if (end < from || end < 0) return null;
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== entrySignature) return null;
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function isAsStated(zip: Buffer, { at, method, packed, size }: ZipEntry): boolean {
  if (at + 30 > zip.length) return false;
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (start + packed > zip.length) return false;
  if (method === 0) return packed === size;
  if (method !== 8) return false;
  try {
    const data = zip.subarray(start, start + packed);
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) }).length === size;
  } catch {
    return false;
  }
}

import { createReadStream } from 'node:fs';

/** How the values of a JSON file lie in it. */
export interface JsonShape {
  /** `array`: one list of rows; `objects`: one row after another, as NDJSON; else no rows. */
  readonly kind: 'array' | 'objects' | 'other';
  /** How deep lists and objects stand in each other. */
  readonly depth: number;
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [34, 92, 91, 93, 123, 125];

/**
 * Looks at the brackets of a JSON file in constant memory, before anything that nests with them
 * reads it. Stops as soon as they stand deeper than `deepest`.
 */
export async function jsonShape(path: string, deepest: number): Promise<JsonShape> {
  let kind: JsonShape['kind'] | null = null;
  let depth = 0;
  let now = 0;
  let isText = false;
  let isEscaped = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    for (const byte of chunk as Buffer) {
      if (isEscaped) isEscaped = false;
      else if (isText) {
        if (byte === backslash) isEscaped = true;
        else if (byte === quote) isText = false;
      } else if (byte > 32) {
        kind ??= byte === openList ? 'array' : byte === openObject ? 'objects' : 'other';
        if (byte === quote) isText = true;
        else if (byte === openList || byte === openObject) {
          now++;
          if (now > depth) depth = now;
        } else if (byte === closeList || byte === closeObject) now--;
      }
    }
    if (depth > deepest) break;
  }
  return { kind: kind ?? 'other', depth };
}

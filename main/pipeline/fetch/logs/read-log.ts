import type { LogFormat } from '../../../domain/source/source.ts';
import { logFormats } from './log-formats.ts';
import type { LogLine } from './log-line.ts';

/** A file of a log, copied. */
export interface LogFile {
  readonly shownAs: string;
  readonly writtenAtMs: number;
  readonly lines: () => AsyncIterable<string>;
}

/** One message: its first line as its format reads it, with what follows it and begins with no time. */
export interface Message extends LogLine {
  readonly file: string;
  readonly line: number;
}

const longestMessage = 64 * 1024;
const looked = 500;

/** The format that most of the first lines have; null when none has lines of any. */
export async function detectFormat(file: LogFile): Promise<LogFormat | null> {
  const lines: string[] = [];
  for await (const line of file.lines()) {
    if (line.trim() !== '') lines.push(line);
    if (lines.length === looked) break;
  }
  const formats = Object.entries(logFormats) as [LogFormat, (typeof logFormats)[LogFormat]][];
  const ranked = formats
    .map(([format, read]) => ({ format, hits: lines.filter((line) => read(line, file)).length }))
    // A stable order: what the stricter format reads as well, it reads better.
    .sort((a, b) => b.hits - a.hits);
  const [best] = ranked;
  const strict = ranked.find(({ format, hits }) => format !== 'plain' && hits * 2 > lines.length);
  return strict?.format ?? (best && best.hits > 0 ? best.format : null);
}

/** The messages of a file in their order. Lines before the first message of the format are left out. */
export async function* readMessages(file: LogFile, format: LogFormat): AsyncGenerator<Message> {
  const read = logFormats[format];
  let open: Message | undefined;
  let number = 0;
  for await (const line of file.lines()) {
    number++;
    const found = read(line, file);
    if (found) {
      if (open) yield open;
      open = { ...found, file: file.shownAs, line: number };
    } else if (open && line.trim() !== '' && open.message.length < longestMessage) {
      // A stack trace belongs to the message above it.
      open = { ...open, message: `${open.message}\n${line}` };
    }
  }
  if (open) yield open;
}

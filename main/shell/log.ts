import { join } from 'node:path';
import { caughtText } from '../domain/failure.ts';
import { redact } from './redact.ts';

/** Where the program says what it did. `cause` is for us: its stack lands in the file. */
export interface Log {
  info(message: string): void;
  warn(message: string, cause?: unknown): void;
  error(message: string, cause?: unknown): void;
}

export interface FileLog extends Log {
  /** Resolves when every line so far is in the file. */
  flush(): Promise<void>;
}

type Level = 'info' | 'warn' | 'error';
type Write = (level: Level, line: string) => void;

const fileBytes = 2 * 1024 * 1024;

/**
 * A log in `<logs>/almanac.log` that keeps one older file beside it. Every line passes redaction
 * before any transport sees it. The logger is loaded with the first line; lines until then wait.
 */
export function createLog({ logs, isConsole }: { logs: string; isConsole: boolean }): FileLog {
  const waiting: [Level, string][] = [];
  let opening: Promise<void> | null = null;
  let write: Write | null = null;

  const open = async () => {
    try {
      write = await openLogger(logs, isConsole);
      for (const [level, line] of waiting.splice(0)) write(level, line);
    } catch (error) {
      // A log that cannot be opened has nobody to tell but the terminal.
      console.error(error, ...waiting.splice(0));
    }
  };
  const say = (level: Level, message: string, cause?: unknown) => {
    const line = redact(cause === undefined ? message : `${message}: ${textOf(cause)}`);
    if (write) return write(level, line);
    waiting.push([level, line]);
    opening ??= open();
  };
  return {
    info: (message) => say('info', message),
    warn: (message, cause) => say('warn', message, cause),
    error: (message, cause) => say('error', message, cause),
    flush: async () => {
      await opening;
    },
  };
}

/** The Node flavour on purpose: the Electron one opens an IPC channel of its own beside our door. */
async function openLogger(logs: string, isConsole: boolean): Promise<Write> {
  const { default: electronLog } = await import('electron-log/node.js');
  const logger = electronLog.create({ logId: 'almanac' });
  logger.transports.file.resolvePathFn = () => join(logs, 'almanac.log');
  logger.transports.file.maxSize = fileBytes;
  logger.transports.file.level = 'info';
  logger.transports.console.level = isConsole ? 'info' : false;
  return (level, line) => logger[level](line);
}

function textOf(cause: unknown): string {
  if (!(cause instanceof Error)) return caughtText(cause);
  const inner = cause.cause === undefined ? '' : `\n  because ${textOf(cause.cause)}`;
  return `${cause.stack ?? cause.message}${inner}`;
}

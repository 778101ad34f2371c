import { join } from 'node:path';
import electronLog from 'electron-log/node.js';
import { redact } from './redact.ts';

/** Where the program says what it did. `cause` is for us: its stack lands in the file. */
export interface Log {
  info(message: string): void;
  warn(message: string, cause?: unknown): void;
  error(message: string, cause?: unknown): void;
}

const fileBytes = 2 * 1024 * 1024;

/**
 * A log in `<logs>/almanac.log` that keeps one older file beside it. Every line passes redaction
 * before any transport sees it. The Node flavour of electron-log is used on purpose: the Electron
 * one opens an IPC channel of its own beside our door.
 */
export function createLog({ logs, isConsole }: { logs: string; isConsole: boolean }): Log {
  const logger = electronLog.create({ logId: 'almanac' });
  logger.transports.file.resolvePathFn = () => join(logs, 'almanac.log');
  logger.transports.file.maxSize = fileBytes;
  logger.transports.file.level = 'info';
  logger.transports.console.level = isConsole ? 'info' : false;
  const write = (level: 'info' | 'warn' | 'error', message: string, cause?: unknown) =>
    logger[level](redact(cause === undefined ? message : `${message}: ${textOf(cause)}`));
  return {
    info: (message) => write('info', message),
    warn: (message, cause) => write('warn', message, cause),
    error: (message, cause) => write('error', message, cause),
  };
}

function textOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause === undefined ? '' : `\n  because ${textOf(cause.cause)}`;
  return `${cause.stack ?? cause.message}${inner}`;
}

import type { Progress } from './plan.ts';

/** What an attempt said that it does, and when. */
export interface LogLine extends Progress {
  readonly atMs: number;
}

/** More than an attempt says; the beginning and the newest tell most. */
const mostLines = 400;

/**
 * The log with what was told now. "asking the model · 512 characters" goes on with the line before and is
 * none of its own.
 */
export function withLine(
  log: readonly LogLine[],
  progress: Progress,
  atMs: number,
): readonly LogLine[] {
  const last = log.at(-1);
  if (last && last.step === progress.step && progress.note.startsWith(last.note)) return log;
  const line = { atMs, step: progress.step, note: progress.note };
  return log.length < mostLines
    ? [...log, line]
    : [...log.slice(0, mostLines / 2), ...log.slice(1 - mostLines / 2), line];
}

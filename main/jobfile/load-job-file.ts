import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { badInput, RunFailure } from '../domain/failure.ts';
import type { JobSpec } from '../domain/job/job.ts';
import type { Timetable } from '../domain/ports.ts';
import type { FileMistake } from './parse-yaml.ts';
import { readJobFile } from './read-job-file.ts';

const largestBytes = 2 * 1024 * 1024;

/**
 * The jobs of a job file on disk, complete and checked.
 * @throws RunFailure `bad-input` with one line a mistake, or saying why the file cannot be read
 */
export function loadJobFile(
  path: string,
  timetable: Pick<Timetable, 'between' | 'next' | 'calendar'>,
  nowMs: number,
): readonly JobSpec[] {
  const fullPath = resolve(path);
  const read = readJobFile({ path: fullPath, text: readText(fullPath) }, timetable, nowMs);
  if (read.ok) return read.jobs;
  throw badInput(mistakesText(basename(fullPath), read.mistakes));
}

/** `weekly.yaml line 6, jobs[0].schedule.cron: …`, one line a mistake. */
export function mistakesText(fileName: string, mistakes: readonly FileMistake[]): string {
  return mistakes
    .map(({ line, field, message }) => {
      const place = field === '' ? `line ${line}` : `line ${line}, ${field}`;
      return `${fileName} ${place}: ${message}${/[.?]$/.test(message) ? '' : '.'}`;
    })
    .join('\n');
}

function readText(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > largestBytes) throw badInput(`${path} is larger than 2 MB: that is no job file.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (caught) {
    if (caught instanceof RunFailure) throw caught;
    throw badInput(whyUnreadable(path, caught));
  }
}

function whyUnreadable(path: string, caught: unknown): string {
  const code = caught instanceof Error && 'code' in caught ? caught.code : undefined;
  switch (code) {
    case 'ENOENT':
      return `There is no file ${path}. Name a job file in YAML or JSON.`;
    case 'EISDIR':
      return `${path} is a folder. Name a job file in YAML or JSON.`;
    case 'EACCES':
      return `${path} may not be read by you. Change its permissions.`;
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return `${path} is not UTF-8 text. Save it as UTF-8.`;
    default:
      return `${path} cannot be read: ${caught instanceof Error ? caught.message : String(caught)}`;
  }
}

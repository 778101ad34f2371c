import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import ICAL from 'ical.js';
import type { JobSpec } from '../domain/job/job.ts';
import { type Mistake, shortened } from '../domain/job/mistake.ts';
import { isDate } from '../domain/schedule/day-rules.ts';

const largestBytes = 2 * 1024 * 1024;
const mostDates = 5_000;
/** Events that repeat without end are written out so far. */
const yearsAhead = 10;

/**
 * Reads the calendar files that a job excludes days by, into its spec: a file that vanishes later
 * changes nothing.
 */
export function readCalendarFiles(
  spec: JobSpec,
  nowMs: number,
): { readonly spec: JobSpec; readonly mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = [];
  const exclude = spec.schedule.exclude?.map((entry, index) => {
    if ('date' in entry) return entry;
    const read = readDays(entry.path, nowMs);
    if (Array.isArray(read)) return { path: entry.path, dates: read };
    mistakes.push({ field: `schedule.exclude[${index}]`, message: read.message });
    return entry;
  });
  if (!exclude) return { spec, mistakes };
  return { spec: { ...spec, schedule: { ...spec.schedule, exclude } }, mistakes };
}

/** The days of the file's whole-day events, in order; or what is wrong with it. */
function readDays(path: string, nowMs: number): string[] | { readonly message: string } {
  const name = shortened(basename(path));
  let text: string;
  try {
    if (statSync(path).size > largestBytes) return { message: `${name} is larger than 2 MB` };
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (caught) {
    const isMissing = caught instanceof Error && 'code' in caught && caught.code === 'ENOENT';
    return {
      message: isMissing
        ? `there is no file ${shortened(path)}`
        : `${name} cannot be read; is it a calendar file that you may open?`,
    };
  }
  const wrong = firstWrongLine(text);
  if (wrong) return { message: `${name} line ${wrong.line}: ${wrong.message}` };
  const days = [...new Set(daysOf(text, nowMs))].toSorted();
  if (days.length === 0) {
    return { message: `${name} has no whole-day event from last year on; only those exclude days` };
  }
  if (days.length > mostDates) return { message: `${name} has more than ${mostDates} days` };
  return days;
}

/** The reader does not say where it stopped, so lines, nesting and dates are looked at first. */
function firstWrongLine(text: string): { readonly line: number; readonly message: string } | null {
  const open: string[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    if (content === '' || /^[ \t]/.test(content)) continue;
    const [, name = '', value = ''] =
      /^([A-Za-z0-9-]+)(?:;[^:]*(?:"[^"]*"[^:]*)*)?:(.*)$/.exec(content) ?? [];
    if (name === '' || (open.length === 0 && name.toUpperCase() !== 'BEGIN')) {
      return { line, message: `"${shortened(content)}" does not belong into a calendar file` };
    }
    if (name.toUpperCase() === 'BEGIN') open.push(value.trim().toUpperCase());
    if (name.toUpperCase() === 'END' && open.pop() !== value.trim().toUpperCase()) {
      return { line, message: `${shortened(content)} ends what was not begun` };
    }
    const [date] = /^DT(?:START|END)$/i.test(name) ? (/^\d{8}/.exec(value) ?? ['']) : [undefined];
    if (date !== undefined && !isDate(date.replace(/(....)(..)(..)/, '$1-$2-$3'))) {
      return { line, message: `"${shortened(value)}" is not a date` };
    }
  }
  if (open.length === 0) return null;
  return { line: lines.length, message: `END:${open.at(-1)} is missing; the file is cut off` };
}

function* daysOf(text: string, nowMs: number): Generator<string> {
  const year = new Date(nowMs).getUTCFullYear();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    const isCancelled = component.getFirstPropertyValue('status') === 'CANCELLED';
    if (isCancelled || !event.startDate?.isDate) continue;
    const lengthDays = Math.max(1, Math.round(event.duration.toSeconds() / 86_400));
    const starts = event.iterator();
    for (
      let start = starts.next();
      start && start.year <= year + yearsAhead;
      start = starts.next()
    ) {
      for (let n = 0; n < Math.min(lengthDays, 366) && start.year >= year - 1; n += 1) {
        const day = start.clone();
        day.adjust(n, 0, 0, 0);
        yield day.toString().slice(0, 10);
      }
    }
  }
}

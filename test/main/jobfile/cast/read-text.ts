import { createTimetable } from '../../../../main/engine/timetable.ts';
import { mistakesText } from '../../../../main/jobfile/load-job-file.ts';
import { readJobFile } from '../../../../main/jobfile/read-job-file.ts';

const timetable = createTimetable({ systemZone: () => 'Europe/Berlin' });
const nowMs = Date.parse('2026-11-24T10:00:00Z');

/** A job file of this text, as it is read on 24 November 2026 in Berlin. */
export function read(text: string) {
  return readJobFile({ path: '/jobs/weekly.yaml', text }, timetable, nowMs);
}

/** What the refusal of this text says, a line a mistake; none if it is read. */
export function refusal(text: string): string[] {
  const result = read(text);
  return result.ok ? [] : mistakesText('weekly.yaml', result.mistakes).split('\n');
}

/** A job with one field changed or added. */
export function withField(line: string): string {
  const fields = [
    'id: weekly',
    'schedule: { cron: "0 7 * * MON" }',
    'sources: [{ id: a, kind: csv, path: a.csv }]',
    'analysis: { recipe: briefing }',
  ];
  const name = line.slice(0, line.indexOf(':') + 1);
  const kept = fields.filter((field) => !field.startsWith(name));
  return `jobs:\n  - ${[line, ...kept].join('\n    ')}\n`;
}

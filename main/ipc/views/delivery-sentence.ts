import type { Mistake } from '../../domain/job/mistake.ts';

const names: Readonly<Record<string, string>> = {
  to: 'The list of addresses',
  note: 'The note',
  path: 'The folder',
  formats: 'The list of what to write',
  keep: 'The number of reports to keep',
  url: 'The address',
};

/** What is wrong with one of a job's deliveries, as a whole sentence; without what only a job file's writer does. */
export function deliverySentence({ field, message }: Mistake): string {
  const last =
    field
      .split('.')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? '';
  const said = message.replace(/; (?:write for example \[.*\]|leave it out to keep all)$/, '');
  if (said.startsWith('"')) return `${said}.`;
  if (field === 'deliver') return `The job ${said}.`;
  return `${names[last] ?? 'This'} ${said}.`;
}

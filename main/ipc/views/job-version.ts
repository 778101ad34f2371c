import type { JobChangeView, JobVersionView } from '../../../preload/contract/job-tool-calls.ts';
import type { JobVersion } from '../../domain/job/job-versions.ts';
import type { JobDrafts } from '../services.ts';

/** What the fields of a job file are called in the editor. */
const names: readonly (readonly [field: RegExp, name: string])[] = [
  [/^name$/, 'Name'],
  [/^tags/, 'Tags'],
  [/^region$/, 'Numbers and dates as in'],
  [/^schedule\.cron$/, 'Schedule'],
  [/^schedule\.timezone$/, 'Time zone'],
  [/^schedule\.readyBy$/, 'Ready by'],
  [/^schedule\.workday$/, 'Working day'],
  [/^schedule\.onHoliday$/, 'On public holidays'],
  [/^schedule\.exclude/, 'Excluded days'],
  [/^window$/, 'Each report covers'],
  [/^catchUp\.policy$/, 'If it was missed'],
  [/^overlap$/, 'If the one before is still running'],
  [/^timeout$/, 'Time limit'],
  [/^retry\.attempts$/, 'Attempts'],
  [/^enabled$/, 'On'],
  [/^sources.*\.(path|url|pattern|query)$/, 'Data'],
  [/^analysis\.recipe$/, 'Kind of report'],
  [/^analysis\.narrator$|^analysis\.model$/, 'Written by'],
  [/^analysis\.fallback$/, 'Where the model cannot write'],
  [/^deliver/, 'Who gets it'],
];

/** @param versions newest first; the last one may have had a predecessor that is not listed */
export function jobVersions(
  versions: readonly JobVersion[],
  { changesOf }: Pick<JobDrafts, 'changesOf'>,
): readonly JobVersionView[] {
  return versions.map(({ revision, savedAtMs, spec }, at) => {
    const before = versions[at + 1]?.spec;
    const changes = before ? changesOf(before, spec) : [];
    return { revision, savedAtMs, changes: changes.map(changeView) };
  });
}

function changeView({ field, before, after }: JobChangeView): JobChangeView {
  const name = names.find(([pattern]) => pattern.test(field))?.[1] ?? field;
  return { field: name, before, after };
}

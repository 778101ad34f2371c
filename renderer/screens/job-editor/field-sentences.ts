import type { FailureView } from '../../../preload/contract/failures.ts';
import type { JobDraft } from '../../../preload/contract/job-draft.ts';

export type Field = 'path' | 'name' | 'cron' | 'timezone' | 'window';

const names: Readonly<Record<Field, string>> = {
  path: 'The file',
  name: 'The name',
  cron: 'The schedule',
  timezone: 'The time zone',
  window: 'The period',
};

/** Every period on offer is a right one, so a refused one can only be too long for the schedule. */
const tooLong =
  'This schedule is due more than once in such a period, and only the first time would make a report. Choose a shorter period, or everything since the last finished report.';

/** What is plainly missing, said without asking main. */
export function missingIn({ path, name }: JobDraft): readonly FailureView[] {
  return [
    ...(path === '' ? [missing('path', 'Choose a file first.')] : []),
    ...(name.trim() === '' ? [missing('name', 'Give the job a name.')] : []),
  ];
}

function missing(field: Field, message: string): FailureView {
  return { code: 'bad-input', message, permanent: true, field };
}

/** The first sentence about a field, whether main calls it `cron` or `schedule.cron`. */
export function sentenceFor(failures: readonly FailureView[], field: Field): string | undefined {
  const failure = failures.find((candidate) => fieldOf(candidate) === field);
  return failure && sentence(failure);
}

/** Failures that are about none of the fields above. */
export function otherSentences(failures: readonly FailureView[]): readonly string[] {
  return failures.filter((failure) => fieldOf(failure) === null).map(sentence);
}

/** Main may leave out the field and the full stop: `is empty; give the job a name`. */
export function sentence(failure: FailureView): string {
  const field = fieldOf(failure);
  if (field === 'window') return tooLong;
  const isFragment = /^\p{Ll}/u.test(failure.message);
  const text = field && isFragment ? `${names[field]} ${failure.message}` : failure.message;
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function fieldOf({ field }: FailureView): Field | null {
  const last = field?.split('.').at(-1);
  return (Object.keys(names) as Field[]).find((name) => name === last) ?? null;
}

import type { FailureView } from '../../../preload/contract/failures.ts';
import type { JobDraft } from '../../../preload/contract/job-draft.ts';

export type Field =
  | 'path'
  | 'url'
  | 'query'
  | 'connection'
  | 'options'
  | 'name'
  | 'tags'
  | 'cron'
  | 'timezone'
  | 'window'
  | PolicyField;

/** Fields of the Advanced part, by the last word of what main calls them. */
export type PolicyField =
  | 'region'
  | 'exclude'
  | 'onHoliday'
  | 'readyBy'
  | 'workday'
  | 'onTravel'
  | 'timeout'
  | 'attempts'
  | 'priority';

const names: Readonly<Record<Field, string>> = {
  path: 'The file',
  url: 'The address',
  query: 'The query',
  connection: 'The connection',
  options: 'The options:',
  name: 'The name',
  tags: 'The tags',
  cron: 'The schedule',
  timezone: 'The time zone',
  window: 'The period',
  region: 'Numbers and dates:',
  exclude: 'The excluded days',
  onHoliday: 'What happens on public holidays',
  readyBy: 'Ready by',
  workday: 'The working day',
  onTravel: 'What happens on travel',
  timeout: 'The time limit',
  attempts: 'The number of attempts',
  priority: 'The priority',
};

/** Every period on offer is a right one, so a refused one can only be too long for the schedule. */
const tooLong =
  'This schedule is due more than once in such a period, and only the first time would make a report. Choose a shorter period, or everything since the last finished report.';

/** The editor has no field for a country: it is the app's. */
const noCountry =
  'Almanac does not know whose public holidays count. Choose your country under General first.';

/** What is plainly missing, said without asking main. */
export function missingIn({ id, path, remote, name }: JobDraft): readonly FailureView[] {
  // A job from a file may read what the form does not know.
  const hasNoFile = path === '' && id === null && !remote;
  return [
    ...(hasNoFile ? [missing('path', 'Choose a file first.')] : []),
    ...(remote?.ask.trim() === '' ? [missing('path', 'Say what it shall read.')] : []),
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

/** Of whatever the data is. */
export function dataSentence(failures: readonly FailureView[]): string | undefined {
  const fields = ['path', 'url', 'query', 'connection'] as const;
  return fields.map((field) => sentenceFor(failures, field)).find((found) => found !== undefined);
}

/** Failures that are about none of the fields above. */
export function otherSentences(failures: readonly FailureView[]): readonly string[] {
  return failures.filter((failure) => fieldOf(failure) === null).map(sentence);
}

/** Main may leave out the field and the full stop: `is empty; give the job a name`. */
export function sentence(failure: FailureView): string {
  const field = fieldOf(failure);
  if (field === 'window') return tooLong;
  if (field === 'onHoliday' && failure.message.startsWith('needs a country')) return noCountry;
  if (field === 'options') return aboutOptions(failure);
  const isFragment = /^\p{Ll}/u.test(failure.message);
  const text = field && isFragment ? `${names[field]} ${failure.message}` : failure.message;
  return ended(text);
}

function fieldOf({ field }: FailureView): Field | null {
  // A folder's path is none of the data, and main says all about a reader.
  if (field?.startsWith('deliver')) return null;
  if (field?.startsWith('analysis.options')) return 'options';
  const last = field
    ?.split('.')
    .at(-1)
    ?.replace(/\[\d+\]$/, '');
  return (Object.keys(names) as Field[]).find((name) => name === last) ?? null;
}

/** "rules[2].source: …": the place in the text that the analyst wrote. */
function aboutOptions({ field, message }: FailureView): string {
  const place = placeIn(field) ?? '';
  const isNamed = place === '' || message.includes(place);
  return ended(isNamed ? message : `${place}: ${message}`);
}

/** What is wrong with the option at a place such as `rules[2].columns`, beside its field. */
export function optionSentence(
  failures: readonly FailureView[],
  place: string,
  label: string,
): string | undefined {
  const failure = failures.find(({ field }) => isAt(placeIn(field), place));
  if (!failure) return;
  // "In the options, price is not text": the field beside it says where.
  const said = failure.message.split(`${placeIn(failure.field)} `).at(-1) ?? failure.message;
  return ended(/^["\p{Ll}]/u.test(said) ? `“${label}” ${said}` : said);
}

/** Failures about options that none of these places shows. */
export function notShown(
  failures: readonly FailureView[],
  places: readonly string[],
): readonly FailureView[] {
  return failures.filter(({ field }) => !places.some((place) => isAt(placeIn(field), place)));
}

/** Where in the options; null for what is about something else. */
function placeIn(field: string | null): string | null {
  return field?.startsWith('analysis.options') ? field.replace(/^analysis\.options\.?/, '') : null;
}

/** An entry of a list is at the place of its list. */
function isAt(found: string | null, place: string): boolean {
  return found === place || (found?.startsWith(`${place}[`) ?? false);
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

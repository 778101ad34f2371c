import type { SnapshotPart } from '../../../domain/report/report.ts';
import type { PlanOf } from '../../../domain/run/plan.ts';
import { fileName } from '../../file-name.ts';
import {
  type Column,
  cannotAnalyze,
  columnsOf,
  guessDimensions,
  isTime,
  listedColumns,
  namedColumn,
  wordsOf,
} from '../columns.ts';
import type { Query } from '../duckdb.ts';
import type { TimeColumn } from '../period.ts';

/** Which source and column is what, given by the job or guessed. */
export interface Roles {
  readonly customers: SnapshotPart;
  /** Null when a customer's row itself says when the last activity was. */
  readonly activity: SnapshotPart | null;
  readonly id: string;
  readonly activityId: string;
  readonly time: TimeColumn;
  readonly since: TimeColumn | null;
  readonly segments: readonly string[];
  readonly lostAfterDays: number;
  readonly isGuessed: boolean;
}

const idWords = ['customer', 'client', 'account', 'subscriber', 'member', 'user'];
const sinceWords = [
  'since',
  'signup',
  'signed',
  'joined',
  'created',
  'registered',
  'start',
  'first',
];
const mostSegments = { columns: 3, values: 12 };

/**
 * @throws RunFailure `source-changed` when a column that the job names is not there, `analysis-failed`
 * when one that is needed cannot be found
 */
export async function chooseRoles(plan: PlanOf<'churn'>, query: Query): Promise<Roles> {
  const { options } = plan.analysis;
  const { parts } = plan.snapshot;
  const partOf = (id: string | null) => parts.find(({ sourceId }) => sourceId === id);
  const customers =
    partOf(options.customers) ?? parts.find(({ sourceId }) => sourceId !== options.activity);
  if (!customers) throw cannotAnalyze('The job has no source to read.');
  const activity = partOf(options.activity) ?? parts.find((part) => part !== customers) ?? null;

  const id = options.id ? namedColumn(options.id, customers) : guessId(customers);
  const time = timeOf(activity ?? customers, options.time, options.since);
  const since = options.since ? namedColumn(options.since, customers) : guessSince(customers, time);
  if (since && !isTime(since)) throw noDates(since.name, customers);
  const taken = [id.name, time.name, since?.name];
  return {
    customers,
    activity,
    id: id.name,
    activityId: activity ? activityIdOf(activity, options.activityId ?? id.name) : id.name,
    time: { ...time, zone: plan.zone },
    since: since ? { ...since, zone: plan.zone } : null,
    segments: options.segments
      ? options.segments.map((name) => namedColumn(name, customers).name)
      : await guessDimensions(
          customers.sourceId,
          columnsOf(customers).filter(({ name }) => !taken.includes(name)),
          mostSegments,
          query,
        ),
    lostAfterDays: options.lostAfterDays,
    isGuessed: !(options.id && options.time && options.since && options.segments),
  };
}

/** A column of one word for a person, with or without `id`; else one that is called `id`. */
function guessId(part: SnapshotPart): Column {
  const columns = columnsOf(part);
  const isId = ({ name }: Column) =>
    wordsOf(name).some((word) => idWords.includes(word)) &&
    wordsOf(name).every((word) => [...idWords, 'id', 'no', 'number', ''].includes(word));
  const found = columns.find(isId) ?? columns.find(({ name }) => wordsOf(name).includes('id'));
  if (found) return found;
  throw cannotAnalyze(
    `${fileName(part.origin)} has no column that looks like the customer's id. Its columns are ${listedColumns(columns)}. Name the column in the job.`,
  );
}

function activityIdOf(part: SnapshotPart, wanted: string): string {
  const columns = columnsOf(part);
  const same = columns.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  // A customer's own table calls it "id", the others "customer_id": whichever names a customer.
  const named = columns.find(({ name }) => wordsOf(name).some((word) => idWords.includes(word)));
  const found = same ?? named;
  return found ? found.name : namedColumn(wanted, part).name;
}

function timeOf(part: SnapshotPart, given: string | null, since: string | null): Column {
  const columns = columnsOf(part);
  if (given) {
    const column = namedColumn(given, part);
    if (isTime(column)) return column;
    throw noDates(column.name, part);
  }
  const times = columns.filter((column) => isTime(column) && column.name !== since);
  const last = times.find(({ name }) => wordsOf(name).some((word) => word.startsWith('last')));
  const found = last ?? times.find(({ name }) => !isSince(name)) ?? times[0];
  if (found) return found;
  throw cannotAnalyze(
    `${fileName(part.origin)} has no column whose cells could be read as dates of activity. Its columns are ${listedColumns(columns)}. Name the column and its date format in the job.`,
  );
}

function guessSince(part: SnapshotPart, time: Column): Column | null {
  return (
    columnsOf(part).find((column) => isTime(column) && column !== time && isSince(column.name)) ??
    null
  );
}

function isSince(name: string): boolean {
  return wordsOf(name).some((word) => sinceWords.includes(word));
}

function noDates(column: string, part: SnapshotPart) {
  return cannotAnalyze(
    `The cells of "${column}" in ${fileName(part.origin)} could not be read as dates. Set the source's date format, or choose another column.`,
  );
}

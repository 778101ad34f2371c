import type {
  DeliveryView,
  HealthWord,
  HistoryItemView,
  OutcomeWord,
  StepWord,
  TriggerWord,
} from '../../preload/contract/views.ts';

/** Outcomes as the analyst reads them; `running` and `waiting` are not outcomes yet. */
export type StateWord = OutcomeWord | 'running' | 'waiting';

export const stateNames: Readonly<Record<StateWord, string>> = {
  succeeded: 'Succeeded',
  failed: 'Failed',
  skipped: 'Skipped',
  missed: 'Missed',
  superseded: 'Superseded',
  open: 'Open',
  running: 'Running',
  waiting: 'Waiting',
};

/** A job's health as the analyst reads it; what is not here is as it should be. */
const alarmNames: Partial<Record<HealthWord, string>> = {
  late: 'Late',
  missed: 'Missed',
  failed: 'Failed',
  'running-long': 'Running long',
  suspicious: 'Unlike the runs before',
};

/** Null for a job that is well, new or paused. */
export function alarmName(state: HealthWord): string | null {
  return alarmNames[state] ?? null;
}

export const stepNames: Readonly<Record<StepWord, string>> = {
  fetch: 'Reading the data',
  analyze: 'Working out the numbers',
  report: 'Writing the report',
  deliver: 'Delivering',
};

export const triggerNames: Readonly<Record<TriggerWord, string>> = {
  schedule: 'It was due',
  'catch-up': 'Caught up after a missed time',
  manual: 'You asked for it',
  backfill: 'You asked for an earlier period',
  again: 'You asked for it again',
};

export const deliveryNames: Readonly<Record<DeliveryView['state'], string>> = {
  pending: 'Not sent yet',
  sending: 'Being sent',
  sent: 'Sent',
  unknown: 'Perhaps sent',
  dead: 'Not sent',
  skipped: 'Put away, not sent',
};

export function stateOf(item: Pick<HistoryItemView, 'outcome' | 'startedAtMs'>): StateWord {
  return item.outcome ?? (item.startedAtMs === null ? 'waiting' : 'running');
}

/** "1 report", "3 reports", "1,204 reports" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** The last part of a path of either kind of system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** "820 KB", "1.2 GB": as file managers count, in thousands. */
export function bytesText(bytes: number): string {
  const units = ['KB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 1), units.length);
  const value = bytes / 1000 ** power;
  const digits = value < 10 && power > 1 ? 1 : 0;
  return `${bytes > 0 && value < 1 ? 1 : value.toFixed(digits)}\u00a0${units[power - 1]}`;
}

/** What a run is at. "reading sales.csv" says what "Reading the data" would. */
export function stepText({
  step,
  note,
}: {
  readonly step: StepWord;
  readonly note: string;
}): string {
  return note === '' ? stepNames[step] : `${note.charAt(0).toUpperCase()}${note.slice(1)}`;
}

/** "$0.02", "$0.0004", "$0" */
export function dollars(amount: number): string {
  if (amount === 0) return '$0';
  return `$${amount < 0.01 ? amount.toFixed(4) : amount.toFixed(2)}`;
}

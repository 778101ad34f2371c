import type { PoliciesDraft } from '../../../preload/contract/job-draft.ts';

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

export const ifMissed: readonly Choice<PoliciesDraft['catchUp']>[] = [
  { value: 'latest', label: 'Make the latest one when I am back' },
  { value: 'all', label: 'Make every one of them when I am back' },
  { value: 'earliest', label: 'Make only the oldest one when I am back' },
  { value: 'ask', label: 'Ask me' },
  { value: 'skip', label: 'Leave it out' },
];

export const tellMe: readonly Choice<PoliciesDraft['tell']>[] = [
  { value: 'always', label: 'Of every report, and when one fails' },
  { value: 'changed', label: 'Of reports that have something to say, and when one fails' },
  { value: 'failures', label: 'Only when one fails' },
  { value: 'never', label: 'Never' },
];

export const ifRunning: readonly Choice<PoliciesDraft['overlap']>[] = [
  { value: 'skip', label: 'Leave the new one out' },
  { value: 'buffer-one', label: 'Let one wait for its turn' },
  { value: 'buffer-all', label: 'Let all of them wait for their turn' },
  { value: 'cancel-other', label: 'Stop the running one, then start the new one' },
  { value: 'terminate-other', label: 'Stop the running one at once' },
];

export const holidayRules: readonly Choice<PoliciesDraft['onHoliday']>[] = [
  { value: 'run', label: 'Run as on any day' },
  { value: 'skip', label: 'Leave it out' },
  { value: 'before', label: 'Run on the working day before' },
  { value: 'after', label: 'Run on the working day after' },
];

export const travelRules: readonly Choice<PoliciesDraft['onTravel']>[] = [
  { value: 'follow', label: 'Go by the time where the laptop is' },
  { value: 'stay', label: 'Stay with the time where it was saved' },
  { value: 'ask', label: 'Ask me' },
];

const minute = 60_000;

export const timeLimits: readonly Choice<number>[] = [
  { value: 5 * minute, label: '5 minutes' },
  { value: 15 * minute, label: '15 minutes' },
  { value: 30 * minute, label: '30 minutes' },
  { value: 60 * minute, label: '1 hour' },
  { value: 120 * minute, label: '2 hours' },
  { value: 240 * minute, label: '4 hours' },
];

export const attempts: readonly Choice<number>[] = [
  { value: 1, label: 'Do not try again' },
  { value: 2, label: 'Try once more' },
  { value: 3, label: 'Try twice more' },
  { value: 5, label: 'Try four times more' },
];

export const priorities: readonly Choice<number>[] = [
  { value: 10, label: 'Before other jobs' },
  { value: 0, label: 'In the order of their due times' },
  { value: -10, label: 'After other jobs' },
];

/** Numbers as a list shows them. One that only a job file can give is kept as it is. */
export function numberChoices(
  known: readonly Choice<number>[],
  current: number,
  labelOf: (value: number) => string,
): { value: string; label: string }[] {
  const isKnown = known.some(({ value }) => value === current);
  const all = isKnown ? known : [...known, { value: current, label: labelOf(current) }];
  return all.map(({ value, label }) => ({ value: String(value), label }));
}

import { Temporal } from 'temporal-polyfill';
import { formatValue } from '../report/format-value.ts';
import type { Reason } from '../run/run.ts';
import type { Coverage, Fate } from './coverage.ts';

const fateWords: Readonly<Record<Exclude<Fate, 'unexplained'>, string>> = {
  reported: 'reported',
  'made later': 'made later',
  combined: 'combined into a later report',
  skipped: 'skipped',
  missed: 'missed',
  failed: 'failed',
  waiting: 'waiting',
};
/** Why it did not run, in the words of a person; other reasons are said by what became of it. */
const reasonWords: Partial<Record<Reason, string>> = {
  asleep: 'asleep',
  off: 'Almanac not running',
  'past grace': 'too late to start',
  paused: 'paused',
  'not answered': 'nobody answered',
  restored: 'before a backup was put back',
  overlap: 'the run before still going',
  'already done': 'report there already',
  budget: 'spending limit',
  disabled: 'switched off',
  'excluded day': 'excluded day',
};
const mostNamed = 3;

/**
 * "Each of the 38 due times since 3 Mar 2026 has an outcome: 35 reported, 2 skipped (excluded day), 1 missed
 * (asleep), 0 unexplained."
 */
export function coverageSentence({ slots, sinceMs }: Coverage, zone: string): string {
  const since = dayText(sinceMs, zone);
  if (slots.length === 0) return `Nothing has been due since ${since}.`;
  const unexplained = slots.filter(({ fate }) => fate === 'unexplained');
  const parts = Object.entries(fateWords).flatMap(([fate, words]) => {
    const ofFate = slots.filter((slot) => slot.fate === fate);
    if (ofFate.length === 0) return [];
    const why = fate === 'skipped' || fate === 'missed' ? reasonsOf(ofFate) : '';
    return [`${ofFate.length} ${words}${why}`];
  });
  const counts = [...parts, `${unexplained.length} unexplained`].join(', ');
  if (unexplained.length > 0) {
    const named = unexplained.slice(0, mostNamed).map(({ slot }) => slot.replace('|', ' '));
    const rest = unexplained.length - named.length;
    const more = rest > 0 ? ` and ${rest} more` : '';
    return `Not each of the ${slots.length} due times since ${since} has an outcome: ${counts} (${named.join(', ')}${more}).`;
  }
  return slots.length === 1
    ? `The one due time since ${since} has an outcome: ${counts}.`
    : `Each of the ${slots.length} due times since ${since} has an outcome: ${counts}.`;
}

/** "(asleep, off)" */
function reasonsOf(slots: Coverage['slots']): string {
  const reasons = new Set(
    slots.map(({ recorded }) => (recorded?.reason && reasonWords[recorded.reason]) ?? 'no reason'),
  );
  return ` (${[...reasons].join(', ')})`;
}

/** Why it begins when it does, where there is something to say. */
export function beginningSentence({ begins }: Coverage): string | null {
  switch (begins) {
    case 'schedule':
      return 'The schedule has been as it is now since then.';
    case 'forgotten':
      return 'What was before is no longer kept, as the settings say.';
    case 'limit':
      return 'Earlier ones are in the history.';
  }
}

/** "Its reports leave no time out.", or which stretches none of them is about. */
export function gapSentence({ gaps, slots }: Coverage, zone: string): string | null {
  if (gaps === null || !slots.some(({ fate }) => fate === 'reported')) return null;
  const [first, ...rest] = gaps;
  if (!first) return 'The periods of its reports follow on each other without a gap.';
  const from = dayText(first.fromMs, zone);
  const to = dayText(first.toMs - 1, zone);
  const stretch = from === to ? from : `${from} to ${to}`;
  const more = rest.length === 0 ? '' : `, nor about ${rest.length} more such stretches`;
  return `No report is about ${stretch}${more}.`;
}

/** "3 Mar 2026" */
function dayText(ms: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return formatValue(at.toPlainDate().toString(), { format: 'date', unit: '' }, undefined);
}

import type { GeneralSettings } from '../../../preload/contract/general-settings.ts';
import type { MonthView } from '../../../preload/contract/inbox-calls.ts';

type Day = MonthView['days'][number];

const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `2026-11`, of the laptop's own time. */
export function monthOf(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** So many months later, or earlier. */
export function nextMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** "November 2026" */
export function monthName(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Intl.DateTimeFormat('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(year, number - 1, 1));
}

/** The days in rows of seven, with nothing where another month is. */
export function weeksOf(
  days: readonly Day[],
  weekStart: GeneralSettings['weekStart'],
): { readonly names: readonly string[]; readonly weeks: readonly (readonly (Day | null)[])[] } {
  const first = weekdays.indexOf(weekStart);
  const date = days[0]?.date ?? '1970-01-01';
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const before = Array.from({ length: (weekday - first + 7) % 7 }, () => null);
  const cells = [...before, ...days];
  const count = Math.ceil(cells.length / 7);
  return {
    names: [...names.slice(first), ...names.slice(0, first)],
    weeks: Array.from({ length: count }, (_, week) =>
      Array.from({ length: 7 }, (_, at) => cells[week * 7 + at] ?? null),
    ),
  };
}

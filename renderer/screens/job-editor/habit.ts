export const weekdayNames = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
export type WeekdayName = (typeof weekdayNames)[number];

/** A schedule as people say it. `at` is a wall time such as `09:00`. */
export type Habit =
  | { readonly kind: 'minutes'; readonly every: number }
  | { readonly kind: 'hours'; readonly every: number; readonly minute: number }
  | { readonly kind: 'day'; readonly at: string }
  | { readonly kind: 'weekdays'; readonly at: string }
  | { readonly kind: 'week'; readonly days: readonly WeekdayName[]; readonly at: string }
  /** `L` is the last day of the month. */
  | { readonly kind: 'month'; readonly day: string; readonly at: string };

export type HabitKind = Habit['kind'];

/** Those that come at the same distance from each other, also from one hour or day to the next. */
export const minuteSteps = ['5', '10', '15', '20', '30'] as const;
export const hourSteps = ['1', '2', '3', '4', '6', '8', '12'] as const;
/** Days that every month has, and its last. */
export const monthDays = [...Array.from({ length: 28 }, (_, day) => String(day + 1)), 'L'];

/** The habit that a cron expression is; null for one that these words do not say. */
export function habitOf(cron: string): Habit | null {
  const [minute = '', hour = '', day, month, weekday = '', more] = cron.trim().split(/\s+/);
  if (month !== '*' || more !== undefined) return null;
  if (day === '*' && weekday === '*') {
    const every = everyHabit(minute, hour);
    if (every) return every;
  }
  if (!isWithin(minute, 59) || !isWithin(hour, 23)) return null;
  const at = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day !== '*') {
    return weekday === '*' && monthDays.includes(day ?? '')
      ? { kind: 'month', day: day ?? '', at }
      : null;
  }
  if (weekday === '*') return { kind: 'day', at };
  if (weekday === 'MON-FRI') return { kind: 'weekdays', at };
  const days = weekday.split(',');
  const known = weekdayNames.filter((name) => days.includes(name));
  return known.length === days.length ? { kind: 'week', days: known, at } : null;
}

/** The cron expression of a habit. */
export function cronOf(habit: Habit): string {
  switch (habit.kind) {
    case 'minutes':
      return `*/${habit.every} * * * *`;
    case 'hours':
      return `${habit.minute} ${habit.every === 1 ? '*' : `*/${habit.every}`} * * *`;
    case 'day':
      return `${timeOf(habit.at)} * * *`;
    case 'weekdays':
      return `${timeOf(habit.at)} * * MON-FRI`;
    case 'week': {
      const days = weekdayNames.filter((name) => habit.days.includes(name));
      return `${timeOf(habit.at)} * * ${days.join(',')}`;
    }
    case 'month':
      return `${timeOf(habit.at)} ${habit.day} * *`;
  }
}

/** The same time of day on other days. */
export function asKind(kind: HabitKind, before: Habit): Habit {
  const at = 'at' in before ? before.at : '09:00';
  switch (kind) {
    case 'minutes':
      return { kind, every: 15 };
    case 'hours':
      return { kind, every: 1, minute: 0 };
    case 'week':
      return { kind, days: ['MON'], at };
    case 'month':
      return { kind, day: '1', at };
    case 'day':
    case 'weekdays':
      return { kind, at };
  }
}

/** The period that a report of such a habit is usually about. */
export function windowOf({ kind, ...habit }: Habit): string {
  if (kind === 'week' || kind === 'month') return kind;
  if (kind === 'hours') return 'every' in habit && habit.every === 1 ? 'hour' : 'slot';
  return kind === 'minutes' ? 'slot' : 'day';
}

function everyHabit(minute: string, hour: string): Habit | null {
  const step = /^\*\/(\d+)$/;
  const minutes = step.exec(minute)?.[1];
  if (hour === '*' && minutes && isAmong(minuteSteps, minutes)) {
    return { kind: 'minutes', every: Number(minutes) };
  }
  const hours = hour === '*' ? '1' : step.exec(hour)?.[1];
  if (!hours || !isAmong(hourSteps, hours) || !isWithin(minute, 59)) return null;
  return { kind: 'hours', every: Number(hours), minute: Number(minute) };
}

/** "08:15" → "15 8" */
function timeOf(at: string): string {
  const [hour, minute] = at.split(':').map(Number);
  return `${minute} ${hour}`;
}

function isWithin(text: string, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) <= most;
}

function isAmong(steps: readonly string[], text: string): boolean {
  return steps.includes(text);
}

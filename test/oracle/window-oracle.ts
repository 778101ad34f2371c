import type { Slot } from '../../main/domain/schedule/slot.ts';
import { dateOf, dateText, dayOf, type LocalDays, localDays } from './local-days.ts';

export interface OracleWindow {
  readonly key: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The window that DESIGN gives a slot, worked out from local dates; `slots` are all up to this one. */
export function oracleWindow(kind: string, slots: readonly Slot[]): OracleWindow {
  const slot = slots.at(-1) as Slot;
  const days = localDays(slot.zone);
  const day = nominalDay(slot);
  const name = slot.text.replace(/\|.*/, '');
  const [first, second] = kind.split(':') as [string, string?];
  switch (first) {
    case 'slot':
      return { key: `slot:${name}`, fromMs: slots.at(-2)?.dueAtMs ?? 0, toMs: slot.dueAtMs };
    case 'hour':
      return hourWindow(slot, days);
    case 'day': {
      const earlier = slots.findLast((each) => nominalDay(each) < day);
      const from = earlier ? nominalDay(earlier) : day - 1;
      const span = from === day - 1 ? dateText(from) : `${dateText(from)}/${dateText(day - 1)}`;
      return between(`day:${span}`, from, day, days);
    }
    case 'trailing':
      return between(`${kind}:${name}`, day - Number.parseInt(second ?? '', 10), day, days);
    case 'to-date':
      return between(`${kind}:${name}`, periodStart(second ?? '', day - 1), day, days);
    default: {
      const end = periodStart(kind, day);
      const start = periodStart(kind, end - 1);
      return between(`${kind}:${periodName(kind, start)}`, start, end, days);
    }
  }
}

/** The date in a slot's name; an interval slot has the date on the wall. */
export function nominalDay(slot: Slot): number {
  if (!slot.text.includes('|')) return localDays(slot.zone).dayAt(slot.dueAtMs);
  return Date.parse(`${slot.text.slice(0, 10)}T00:00Z`) / 86_400_000;
}

/** From one full hour of the wall clock to the next, however long that takes. */
function hourWindow(slot: Slot, { wall }: LocalDays): OracleWindow {
  const fullHourUpTo = (minute: number) => {
    let at = minute;
    while (wall(at) % 60 !== 0) at -= 1;
    return at;
  };
  const to = fullHourUpTo(Math.floor(slot.dueAtMs / 60_000));
  const from = fullHourUpTo(to - 1);
  const text = new Date(from * 60_000).toISOString();
  const key = `hour:${text.slice(0, 13)}${text.slice(13, 16).replace(':00', '')}Z`;
  return { key, fromMs: from * 60_000, toMs: to * 60_000 };
}

function between(key: string, from: number, to: number, days: LocalDays): OracleWindow {
  return { key, fromMs: days.startOf(from), toMs: days.startOf(to) };
}

function periodStart(period: string, day: number): number {
  const date = dateOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  if (period === 'week') return day - ((date.getUTCDay() + 6) % 7);
  if (period === 'month') return dayOf(year, month, 1);
  if (period === 'quarter') return dayOf(year, [1, 4, 7, 10].findLast((m) => m <= month) ?? 1, 1);
  return dayOf(year, 1, 1);
}

function periodName(period: string, start: number): string {
  const year = dateOf(start).getUTCFullYear();
  if (period === 'month') return dateText(start).slice(0, 7);
  if (period === 'quarter') return `${year}-Q${Math.floor(dateOf(start).getUTCMonth() / 3) + 1}`;
  if (period === 'year') return String(year);
  // ISO 8601: a week belongs to the year of its Thursday, and is counted from that year's first.
  const thursday = start + 3;
  const isoYear = dateOf(thursday).getUTCFullYear();
  const week = Math.floor((thursday - dayOf(isoYear, 1, 1)) / 7) + 1;
  return `${isoYear}-W${String(week).padStart(2, '0')}`;
}

import { slotName } from '../../domain/schedule/slot.ts';

/** "Mon 2 Nov 09:00": a slot by its nominal time, which is the time that its schedule names. */
export function slotText(slot: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(?::\d\d)?(Z?)$/.exec(slotName(slot));
  if (!match) return 'a run by hand';
  const [, year, month, day, time, utc] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(date).replace(',', '')} ${time}${utc ? ' UTC' : ''}`;
}

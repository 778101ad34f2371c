import { Temporal } from 'temporal-polyfill';
import type { DayOutcomes } from '../run/history.ts';
import type { NotificationText } from './delivery.ts';

export type DigestEvery = 'never' | 'day' | 'week';

/** What a digest tells of: `[fromMs, toMs)`. */
export interface DigestPeriod {
  readonly every: Exclude<DigestEvery, 'never'>;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What became of the deliveries that ended in a period, notifications aside. */
export interface DeliveryCount {
  readonly sent: number;
  /** Dead, or nobody knows. */
  readonly unsent: number;
}

/** A digest is told from this hour on. */
const toldFrom = { hour: 8 } as const;

/**
 * The newest period that is over and may be told: yesterday from 08:00 on, or the week up to Sunday from Monday
 * 08:00 on. Older ones are not made up for: after a holiday there is one digest and not ten.
 */
export function digestPeriod(every: DigestEvery, zone: string, nowMs: number): DigestPeriod | null {
  if (every === 'never') return null;
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone);
  const today = now.toPlainDate();
  const days = every === 'day' ? 1 : 7;
  const end = every === 'day' ? today : today.subtract({ days: today.dayOfWeek - 1 });
  const isTime =
    Temporal.ZonedDateTime.compare(
      now,
      end.toZonedDateTime({ timeZone: zone, plainTime: toldFrom }),
    ) >= 0;
  const last = isTime ? end : end.subtract({ days });
  const startMs = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  return { every, fromMs: startMs(last.subtract({ days })), toMs: startMs(last) };
}

/** "Yesterday: 14 reports ready, 1 missed"; null when nothing was due and nothing was sent. */
export function digestText(
  { every }: Pick<DigestPeriod, 'every'>,
  { counted }: Pick<DayOutcomes, 'counted'>,
  { sent, unsent }: DeliveryCount,
): NotificationText | null {
  const of = (outcome: DayOutcomes['counted'][number]['outcome']) =>
    counted.find((one) => one.outcome === outcome)?.slots ?? 0;
  const [ready, failed, missed, open] = [of('succeeded'), of('failed'), of('missed'), of('open')];
  if (ready + failed + missed + open + sent + unsent === 0) return null;
  const parts = [
    `${ready} ${ready === 1 ? 'report' : 'reports'} ready`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(missed > 0 ? [`${missed} missed`] : []),
    ...(open > 0 ? [`${open} ${open === 1 ? 'waits' : 'wait'} for you`] : []),
  ];
  const deliveries = [
    ...(sent > 0 ? [`${sent} ${sent === 1 ? 'delivery' : 'deliveries'} sent`] : []),
    ...(unsent > 0 ? [`${unsent} not sent`] : []),
  ];
  const isFine = failed + missed + open + unsent === 0;
  return {
    title: `${every === 'day' ? 'Yesterday' : 'Last week'}: ${parts.join(', ')}`,
    body: [
      ...(deliveries.length > 0 ? [`${deliveries.join(', ')}.`] : []),
      isFine ? 'Everything went as planned.' : 'Almanac shows what needs you.',
    ].join(' '),
    opens: { screen: 'upcoming' },
  };
}

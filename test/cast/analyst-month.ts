import { Temporal } from 'temporal-polyfill';
import { RunFailure } from '../../main/domain/failure.ts';
import type { JobSpec } from '../../main/domain/job/job.ts';
import type { SimulatedEvent, SimulationScript } from '../../main/domain/job/simulation.ts';
import type { Run } from '../../main/domain/run/run.ts';
import { createSimulatorRandom } from '../../main/engine/simulator-random.ts';
import { csvSource, plainJob } from './plain-job.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What happens to an analyst's laptop in a month, and what of it a report could not have survived. */
export interface AnalystMonth {
  readonly script: SimulationScript;
  readonly isOnline: (nowMs: number) => boolean;
  readonly fileModifiedAtMs: (path: string, nowMs: number) => number | null;
  readonly failureOf: (run: Run, nowMs: number) => RunFailure | null;
  /** Whether what the job reads was out of reach then, so that an alarm is right. */
  readonly isOutOfReach: (jobId: string, nowMs: number) => boolean;
  /** When the lid was opened, or the laptop switched on. */
  readonly wakes: readonly number[];
}

/** Five jobs as analysts have them; two read from a share behind a VPN, one waits for a nightly file. */
export function analystJobs(zone: string): readonly JobSpec[] {
  const fresh = { fresh: 'window', host: null, until: { time: '11:00' }, ifLate: 'run' } as const;
  const share = { ...csvSource('orders', '/share/orders.csv'), waitFor: fresh };
  return [
    {
      ...plainJob,
      id: 'sales',
      name: 'Sales',
      schedule: { cron: '0 9 * * MON-FRI', timezone: zone },
      sources: [share],
    },
    {
      ...plainJob,
      id: 'logs',
      name: 'Logs',
      schedule: { cron: '5 * * * *', timezone: zone },
      window: { kind: 'hour' },
    },
    {
      ...plainJob,
      id: 'churn',
      name: 'Churn',
      schedule: { cron: '0 7 * * MON', timezone: zone },
      window: { kind: 'week' },
      sources: [csvSource('customers', '/share/customers.csv')],
    },
    {
      ...plainJob,
      id: 'audit',
      name: 'Audit',
      schedule: { cron: '0 0 1 * *', timezone: zone },
      window: { kind: 'month' },
    },
    {
      ...plainJob,
      id: 'since',
      name: 'Since',
      schedule: { cron: '*/30 * * * *', timezone: 'system' },
      window: { kind: 'since-last' },
    },
  ];
}

const onShare = new Set(['sales', 'churn']);

/** The same month for the same seed: nights, weekends, a journey, lost networks, locked and late files, kills. */
export function analystMonth(seed: number): AnalystMonth {
  const { fraction } = createSimulatorRandom(seed, () => 0);
  const below = (n: number) => Math.floor(fraction() * n);
  const oneOf = <T>(values: readonly [T, ...T[]]): T => values[below(values.length)] as T;
  const zone = oneOf(['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Sydney']);
  const first = Temporal.PlainDate.from(
    oneOf(['2026-03-01', '2026-04-01', '2026-10-01', '2026-11-01', '2026-06-01']),
  );
  const at = (day: number, hour: number) =>
    first
      .add({ days: day })
      .toZonedDateTime({ timeZone: zone })
      .add({ minutes: Math.round(hour * 60) }).epochMilliseconds;
  const days = first.daysInMonth;
  const [fromMs, toMs] = [at(0, -10), at(days, 0)];

  const absences: (Span & { readonly kind: 'asleep' | 'off' })[] = [];
  let closedMs = fromMs + hourMs;
  for (let day = 0; day < days; day += 1) {
    const weekday = first.add({ days: day }).dayOfWeek;
    if (weekday > 5 && fraction() < 0.6) continue;
    const opens = at(day, 7.5 + fraction() * 2.5);
    absences.push({ kind: fraction() < 0.15 ? 'off' : 'asleep', fromMs: closedMs, toMs: opens });
    if (fraction() < 0.4) {
      const lunchMs = at(day, 12 + fraction());
      absences.push({
        kind: 'asleep',
        fromMs: lunchMs,
        toMs: lunchMs + (10 + below(60)) * minuteMs,
      });
    }
    closedMs = at(day, 16.5 + fraction() * 6);
  }
  absences.push({ kind: 'asleep', fromMs: closedMs, toMs });

  const someSpans = (most: number, least: number, longest: number): readonly Span[] =>
    Array.from({ length: below(most) }, () => {
      const startMs = fromMs + below(toMs - fromMs);
      return { fromMs: startMs, toMs: startMs + least + below(longest) };
    });
  const vpnLost = someSpans(8, 5 * minuteMs, 4 * hourMs);
  const networkLost = someSpans(6, minuteMs, 2 * hourMs);
  const wakes = absences.map((absence) => absence.toMs).filter((ms) => ms < toMs);
  const backAfter = new Map(wakes.map((ms) => [ms, below(90_000)]));
  const isWithin = (spans: readonly Span[], ms: number) =>
    spans.some((span) => ms >= span.fromMs && ms < span.toMs);
  const isOnline = (ms: number) =>
    !isWithin(networkLost, ms) &&
    ![...backAfter].some(([wake, after]) => ms >= wake && ms < wake + after);
  const isOutOfReach = (jobId: string, ms: number) =>
    onShare.has(jobId) && (isWithin(vpnLost, ms) || isWithin(networkLost, ms));

  const kills = Array.from(
    { length: below(4) },
    (): SimulatedEvent => ({ kind: 'kill', atMs: fromMs + below(toMs - fromMs) }),
  );
  const departure = 5 + below(15);
  const travel: readonly SimulatedEvent[] =
    fraction() < 0.5
      ? [
          {
            kind: 'zone',
            atMs: at(departure, 11),
            zone: oneOf(['Asia/Tokyo', 'Europe/London', 'America/Los_Angeles']),
          },
          { kind: 'zone', atMs: at(departure + 4, 15), zone },
        ]
      : [];
  // The night's file is written at six, on one day in five not before ten or noon.
  const writtenAt = Array.from({ length: days + 1 }, (_, day) =>
    at(day, fraction() < 0.2 ? 10 + fraction() * 2 : 6),
  );

  return {
    wakes,
    isOnline,
    isOutOfReach,
    fileModifiedAtMs: (path, nowMs) =>
      path.startsWith('/share') ? (writtenAt.findLast((ms) => ms <= nowMs) ?? fromMs) : nowMs,
    failureOf(run, nowMs) {
      if (isOutOfReach(run.jobId, nowMs)) return unreachable();
      // Open in another program: closed again before the last attempt, nearly always.
      return run.attempts < 3 && fraction() < 0.06 ? locked() : null;
    },
    script: {
      jobs: analystJobs(zone),
      fromMs,
      toMs,
      zone,
      seed,
      events: [
        ...absences.map(
          ({ kind, fromMs: atMs, toMs: untilMs }): SimulatedEvent => ({ kind, atMs, untilMs }),
        ),
        ...kills,
        ...travel,
      ],
      failures: [],
      runTakesMs: (jobId) => (onShare.has(jobId) ? 40_000 : 5000),
      twin: 'none',
      hasPowerEvents: fraction() < 0.7,
    },
  };
}

function unreachable(): RunFailure {
  return new RunFailure('source-missing', 'The share is not there.', { permanent: false });
}

function locked(): RunFailure {
  return new RunFailure('source-unreadable', 'The file is open elsewhere.', { permanent: false });
}

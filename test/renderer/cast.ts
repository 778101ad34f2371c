import type {
  AwayItemView,
  NextRunView,
  RunningView,
  UpcomingView,
} from '../../preload/contract/upcoming-view.ts';
import type {
  FactView,
  FailureItemView,
  HistoryItemView,
  JobItemView,
  ReportItemView,
  ReportView,
} from '../../preload/contract/views.ts';

/** Monday 2 March 2026, 08:37 in Berlin: one hour ahead of UTC. */
export const monday = Date.UTC(2026, 2, 2, 7, 37);
export const berlin = 'Europe/Berlin';
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Midnight in Berlin. */
const saturday = Date.UTC(2026, 1, 27, 23);

const sales = { jobId: 'daily-sales', jobName: 'Daily sales' } as const;

export function nextRun(more: Partial<NextRunView> = {}): NextRunView {
  const dueAtMs = monday + 23 * minute;
  return {
    ...sales,
    dueAtMs,
    zone: berlin,
    scheduleText: 'Weekdays at 09:00',
    waits: null,
    ...more,
  };
}

export function running(more: Partial<RunningView> = {}): RunningView {
  const startedAtMs = monday - 4000;
  return {
    ...sales,
    runId: 'r9',
    startedAtMs,
    step: 'analyze',
    note: '',
    typicalMs: null,
    ...more,
  };
}

export function reportItem(more: Partial<ReportItemView> = {}): ReportItemView {
  return {
    ...sales,
    runId: 'r1',
    headline: 'Net sales up 12.4 % to 48,210 EUR',
    period: { fromMs: saturday, toMs: saturday + day },
    createdAtMs: monday - day,
    zone: berlin,
    isUnread: true,
    isPinned: false,
    excerpt: null,
    ...more,
  };
}

export function page(...items: readonly ReportItemView[]) {
  return { items, next: null };
}

export function failed(more: Partial<FailureItemView> = {}): FailureItemView {
  return {
    ...sales,
    runId: 'r2',
    atMs: monday - 2 * hour,
    zone: berlin,
    message: 'The file sales.csv is not there any more.',
    attempts: 3,
    action: 'retry',
    connectionId: null,
    sourcePath: null,
    isMuted: false,
    ...more,
  };
}

export function historyItem(more: Partial<HistoryItemView> = {}): HistoryItemView {
  const atMs = more.atMs ?? monday - day;
  return {
    ...sales,
    slot: `slot ${atMs}`,
    runId: 'r1',
    trigger: 'schedule',
    atMs,
    zone: berlin,
    period: null,
    startedAtMs: atMs,
    endedAtMs: atMs + 2400,
    outcome: 'succeeded',
    reasonText: 'on time',
    result: '1,204 orders, 48,210 EUR',
    failure: null,
    hasReport: true,
    ...more,
  };
}

export function missed(more: Partial<AwayItemView> = {}): AwayItemView {
  const slot = historyItem({
    runId: null,
    startedAtMs: null,
    endedAtMs: null,
    outcome: 'missed',
    reasonText: 'missed while asleep',
    result: null,
    hasReport: false,
    ...more,
  });
  return { canRun: true, ...slot };
}

export function upcoming(more: Partial<UpcomingView> = {}): UpcomingView {
  return {
    nowMs: monday,
    held: null,
    isClockInDoubt: false,
    pausedAll: null,
    jobCount: 1,
    next: [],
    resting: { paused: 0, off: 0 },
    timeline: { fromMs: monday - 6 * hour, toMs: monday + 18 * hour, zone: berlin, lanes: [] },
    running: [],
    questions: [],
    travel: [],
    attention: [],
    newestReports: [],
    away: [],
    ...more,
  };
}

export function report(more: Partial<ReportView> = {}): ReportView {
  return {
    item: reportItem({ isUnread: false }),
    frameUrl: 'report://r1/',
    window: { key: 'day:2026-02-28/2026-03-01', fromMs: saturday, toMs: saturday + 2 * day },
    revision: 1,
    startedAtMs: monday - day,
    endedAtMs: monday - day + 2400,
    reasonText: 'on time',
    factCount: 12,
    narration: null,
    previousRunId: null,
    nextRunId: null,
    versions: [{ runId: 'r1', revision: 1, createdAtMs: monday - day }],
    revised: null,
    canSend: false,
    ...more,
  };
}

export function fact(more: Partial<FactView> = {}): FactView {
  return {
    n: 3,
    id: 'total.net',
    label: 'Net sales in the period',
    text: '48,210 EUR',
    query: "SELECT sum(net) FROM sales WHERE day >= DATE '2026-02-28'",
    columns: ['day', 'region', 'net'],
    rows: [
      ['2026-02-28', 'EMEA', 30110.5],
      ['2026-02-28', 'APAC', 18099.5],
    ],
    totalRows: 1204,
    source: '/home/ana/data/sales.csv',
    sourceModifiedAtMs: monday - day - hour,
    snapshotHash: '9f2c41d07be3a1558a4a',
    value: 48_210,
    sheet: null,
    before: [
      {
        runId: 'r0',
        fromMs: report().window.fromMs - 7 * day,
        toMs: report().window.toMs - 7 * day,
        text: '42,890 EUR',
        value: 42_890,
      },
    ],
    ...more,
  };
}

export function job(more: Partial<JobItemView> = {}): JobItemView {
  return {
    id: 'daily-sales',
    name: 'Daily sales',
    tags: [],
    enabled: true,
    paused: null,
    cron: '0 9 * * MON-FRI',
    zone: berlin,
    scheduleText: 'Weekdays at 09:00',
    sourcePath: '/home/ana/data/sales.csv',
    nextAtMs: monday + 23 * minute,
    last: historyItem(),
    strip: ['succeeded', 'missed', 'failed', 'succeeded'],
    monthCost: 0,
    isRunning: false,
    passed: [],
    health: { state: 'ok', sentence: null },
    ...more,
  };
}

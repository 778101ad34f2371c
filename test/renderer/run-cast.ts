import type { CoursePartView } from '../../preload/contract/course-view.ts';
import type { DeliveryView, RunView } from '../../preload/contract/views.ts';
import { day, historyItem, hour, monday, report } from './cast.ts';

export function part(more: Partial<CoursePartView>): CoursePartView {
  return { what: 'fetch', attempt: null, fromMs: monday, toMs: monday, isBroken: false, ...more };
}

export function run(more: Partial<RunView> = {}): RunView {
  return {
    runId: 'r1',
    item: historyItem(),
    key: '4be1a90c11f2d377',
    window: report().window,
    revision: 1,
    jobRevision: 2,
    covers: [],
    tzdata: '2026b',
    isWidened: false,
    attempts: [
      {
        startedAtMs: monday - day,
        endedAtMs: monday - day + 2400,
        outcome: 'succeeded',
        failure: null,
        log: [
          { atMs: monday - day, step: 'fetch', note: 'reading sales.csv' },
          { atMs: monday - day + 600, step: 'analyze', note: 'computing the figures' },
        ],
      },
    ],
    course: [
      part({ what: 'fetch', attempt: 1, fromMs: monday - day, toMs: monday - day + 600 }),
      part({ what: 'analyze', attempt: 1, fromMs: monday - day + 600, toMs: monday - day + 2400 }),
    ],
    progress: null,
    action: null,
    connectionId: null,
    sources: [
      {
        id: 'sales',
        origin: '/home/ana/data/sales.csv',
        modifiedAtMs: monday - day - hour,
        rows: 1204,
        sha256: '77e1',
      },
    ],
    deliveries: [delivery()],
    ...more,
  };
}

export function delivery(more: Partial<DeliveryView> = {}): DeliveryView {
  return {
    id: 1,
    channel: 'notification',
    recipient: 'desktop',
    state: 'sent',
    isHeld: false,
    isMaybeDuplicate: false,
    isRequired: false,
    nextAtMs: monday - day,
    title: 'Daily sales is ready',
    body: 'Net sales up 12.4 % to 48,210 EUR',
    failure: null,
    ...more,
  };
}

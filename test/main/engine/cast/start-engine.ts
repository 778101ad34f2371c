import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliveryChannel } from '../../../../main/domain/delivery/channel.ts';
import type { NotificationText } from '../../../../main/domain/delivery/delivery.ts';
import type { DigestPeriod } from '../../../../main/domain/delivery/digest.ts';
import type { JobSpec } from '../../../../main/domain/job/job.ts';
import { type Agent, withoutModel } from '../../../../main/domain/model/agent.ts';
import type { Timetable } from '../../../../main/domain/ports.ts';
import type { HoldUp } from '../../../../main/domain/run/waiting.ts';
import { readCalendarDefaults } from '../../../../main/domain/schedule/calendar-defaults.ts';
import { openAccess } from '../../../../main/domain/source/access.ts';
import type { Network } from '../../../../main/domain/source/network.ts';
import type { Secrets } from '../../../../main/domain/source/secrets.ts';
import { createCalendarTimetable } from '../../../../main/engine/calendar-timetable.ts';
import { createEngine, type Engine } from '../../../../main/engine/engine.ts';
import { createKeyedMutex } from '../../../../main/engine/keyed-mutex.ts';
import { createTimetable } from '../../../../main/engine/timetable.ts';
import { machineHolidays } from '../../../../main/store/holidays.ts';
import { pathsOf } from '../../../../main/store/home.ts';
import { openStore, type Store } from '../../../../main/store/open-store.ts';
import { fakeSecrets } from '../../../cast/fake-secrets.ts';
import { plainJob } from '../../../cast/plain-job.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeWorkers, type FakeWorkers } from './fake-workers.ts';

/** A job of New York at 02:00 that catches up the latest slot. Change what a test is about. */
export const nightly: JobSpec = {
  ...plainJob,
  id: 'nightly',
  name: 'Nightly sales',
  schedule: { cron: '0 2 * * *', timezone: 'America/New_York' },
  retry: { attempts: 2, firstMs: 30_000, maxMs: 600_000 },
};

export const hourly: JobSpec = {
  ...nightly,
  id: 'hourly',
  name: 'Hourly orders',
  schedule: { cron: '0 * * * *', timezone: 'UTC' },
  window: { kind: 'hour' },
};

export interface Started {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: FakeClock;
  readonly workers: FakeWorkers;
  readonly shown: NotificationText[];
  readonly home: string;
  /** Files by their time of change, and hosts that answer; a test changes them. */
  readonly surroundings: FakeSurroundings;
  /** "slot outcome (reason) trigger", a line a slot, oldest first. */
  ledger(jobId: string): string[];
}

export interface FakeSurroundings {
  readonly modified: Map<string, number>;
  readonly hosts: Set<string>;
  readonly heldUp: Map<string, HoldUp>;
}

let boots = 0;

/** The real engine over a real store; only time, worker and desktop are fakes. */
export function startEngine(options: {
  readonly at: string;
  readonly jobs: readonly JobSpec[];
  readonly home?: string;
  readonly workers?: FakeWorkers;
  /** Two engines over one home share their time. */
  readonly clock?: FakeClock;
  /** The zone of the laptop. */
  readonly systemZone?: () => string;
  /** Version of the time zone rules in use. */
  readonly tzdata?: string;
  /** Puts something between engine and timetable. */
  readonly rules?: (timetable: Timetable) => Timetable;
  /** Passes over ticks that cannot do anything, for tests of years. */
  readonly longestWaitMs?: number;
  /** Puts something between engine and store. */
  readonly between?: (store: Store) => Store;
  readonly onFailure?: (message: string, cause: unknown) => void;
  readonly onTick?: () => void;
  readonly network?: Network;
  readonly quietUntilMs?: (ms: number) => number | null;
  readonly digestPeriod?: (nowMs: number) => DigestPeriod | null;
  /** A desktop that shows nothing. */
  readonly refusesToShow?: true;
  /** Whether who sits there wants to be left alone. */
  readonly isBusy?: () => boolean;
  /** What leaves the laptop besides notifications; nothing when not given. */
  readonly channels?: (store: Store) => readonly DeliveryChannel[];
  readonly agent?: Agent;
  readonly secrets?: Secrets;
}): Started {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'almanac-engine-'));
  const clock = options.clock ?? createFakeClock(options.at);
  const workers = options.workers ?? createFakeWorkers();
  const shown: NotificationText[] = [];
  const surroundings: FakeSurroundings = {
    modified: new Map(),
    hosts: new Set(),
    heldUp: new Map(),
  };
  boots += 1;
  let ids = 0;
  const prefix = `run${String(boots).padStart(3, '0')}`;
  const random = {
    runId: () => {
      ids += 1;
      return `${prefix}${String(ids).padStart(6, '0')}`;
    },
    fraction: () => 0.5,
  };
  const systemZone = options.systemZone ?? (() => 'Europe/Berlin');
  const { tzdata = '2026b', rules = (timetable) => timetable } = options;
  const paths = pathsOf(home);
  const store = openStore({ paths, random, durability: 'none', systemZone, tzdata });
  for (const job of options.jobs) store.jobs.save(job, clock.wallMs());
  const between = options.between?.(store) ?? store;
  const secrets = options.secrets ?? fakeSecrets();
  const engine = createEngine({
    ...between,
    ledger: between.runs,
    keepsSchedule: true,
    ...(options.longestWaitMs ? { longestWaitMs: () => options.longestWaitMs ?? 0 } : {}),
    agent: options.agent ?? withoutModel,
    clock,
    random,
    workers,
    bootId: `boot-${boots}`,
    timetable: createCalendarTimetable(rules(createTimetable({ systemZone })), {
      holidays: machineHolidays(),
      defaults: () => readCalendarDefaults(store.settings),
      habits: store.habits,
    }),
    mutex: createKeyedMutex(),
    listen: () => {},
    ...(options.onTick ? { onTick: options.onTick } : {}),
    network: options.network ?? { isOnline: () => true },
    limit: () => 2,
    previousFacts: () => [],
    access: (sources) => openAccess(sources, { ...store, secrets }),
    surroundings: {
      modifiedAtMs: async (path) => surroundings.modified.get(path) ?? null,
      holdUp: async (path) => surroundings.heldUp.get(path) ?? null,
      isReachable: async (host) => surroundings.hosts.has(host),
    },
    ...(options.quietUntilMs ? { quietUntilMs: options.quietUntilMs } : {}),
    ...(options.digestPeriod ? { digestPeriod: options.digestPeriod } : {}),
    channels: options.channels?.(between) ?? [],
    notifier: {
      async show(_key, text) {
        if (options.refusesToShow) throw new Error('There is no notification service.');
        shown.push(text);
      },
      isBusy: async () => options.isBusy?.() ?? false,
    },
    onFailure:
      options.onFailure ??
      ((message, cause) => {
        throw new Error(message, { cause });
      }),
  });
  engine.start();
  return {
    engine,
    store,
    clock,
    workers,
    shown,
    home,
    surroundings,
    ledger: (jobId) =>
      store.history
        .slots({ jobId, limit: 1000, order: 'oldest' })
        .map(({ slot, outcome, reason, run }) =>
          [slot, outcome ?? run?.state, reason ? `(${reason})` : '', run?.trigger ?? '']
            .filter((word) => word !== '')
            .join(' '),
        ),
  };
}

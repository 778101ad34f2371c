import type { Schedule } from '../../main/domain/job/job.ts';
import { withoutModel } from '../../main/domain/model/agent.ts';
import type { Clock } from '../../main/domain/ports.ts';
import type { Run } from '../../main/domain/run/run.ts';
import { plainDefaults } from '../../main/domain/schedule/calendar-defaults.ts';
import { createCalendarTimetable } from '../../main/engine/calendar-timetable.ts';
import { createEngine } from '../../main/engine/engine.ts';
import { createKeyedMutex } from '../../main/engine/keyed-mutex.ts';
import { createTimetable } from '../../main/engine/timetable.ts';
import { machineHolidays } from '../../main/store/holidays.ts';
import { pathsOf } from '../../main/store/home.ts';
import { machineClock, machineRandom } from '../../main/store/machine.ts';
import { openStore } from '../../main/store/open-store.ts';
import { plainJob } from '../cast/plain-job.ts';

/**
 * The real engine over a real store on disk. What is ready is told where the executor would start it,
 * and goes no further: T1 has committed by then.
 */
export function startMeasured(options: {
  readonly home: string;
  readonly jobs: number;
  /** Of all jobs, or of each by its number. */
  readonly schedule: Schedule | ((n: number) => Schedule);
  readonly clock?: Clock;
  readonly onDispatch?: (run: Run) => void;
}) {
  const { home, jobs, schedule, clock = machineClock, onDispatch = () => {} } = options;
  const store = openStore({ paths: pathsOf(home), random: machineRandom, durability: 'full' });
  const scheduleOf = typeof schedule === 'function' ? schedule : () => schedule;
  store.jobs.saveAll(
    Array.from({ length: jobs }, (_, n) => {
      return { ...plainJob, id: `job-${n}`, name: `Job ${n}`, schedule: scheduleOf(n) };
    }),
    clock.wallMs(),
  );
  const dispatched = new Set<string>();
  const { runs } = store;
  const engine = createEngine({
    ...store,
    ledger: {
      claim: runs.claim,
      saveSnapshot: runs.saveSnapshot,
      finish: runs.finish,
      fail: runs.fail,
      ready(nowMs) {
        for (const run of runs.ready(nowMs)) {
          if (!dispatched.has(run.id)) onDispatch(run);
          dispatched.add(run.id);
        }
        return [];
      },
    },
    agent: withoutModel,
    clock,
    random: machineRandom,
    bootId: 'bench',
    keepsSchedule: true,
    channels: [],
    timetable: createCalendarTimetable(createTimetable({ systemZone: () => 'UTC' }), {
      holidays: machineHolidays(),
      defaults: () => plainDefaults,
      habits: store.habits,
    }),
    mutex: createKeyedMutex(),
    workers: { open: () => never() },
    listen: () => {},
    network: { isOnline: () => true },
    limit: () => jobs,
    previousFacts: () => [],
    access: () => ({}),
    surroundings: {
      modifiedAtMs: async () => null,
      isReachable: async () => false,
      holdUp: async () => null,
    },
    notifier: null,
    onFailure(message, cause) {
      throw new Error(message, { cause });
    },
  });
  engine.start();
  return { engine, store };
}

function never(): never {
  throw new Error('nothing is started here');
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Simulated, SimulationScript } from './domain/job/simulation.ts';
import type { Random } from './domain/ports.ts';
import type { Marks } from './domain/records.ts';
import { type CalendarDefaults, plainDefaults } from './domain/schedule/calendar-defaults.ts';
import { createCalendarTimetable } from './engine/calendar-timetable.ts';
import { type SimulatorWatch, simulate } from './engine/simulator.ts';
import type { SimulatedHome } from './engine/simulator-process.ts';
import { createTimetable } from './engine/timetable.ts';
import type { MemoryDisk } from './store/connection.ts';
import { machineHolidays } from './store/holidays.ts';
import { pathsOf } from './store/home.ts';
import { openStore, type Store } from './store/open-store.ts';
import { takeOwnerLock } from './store/owner-lock.ts';

export interface SimulatedLedger extends Simulated {
  readonly store: Store;
}

/** Runs a script on a temporary home, over the real store without fsync. */
export async function composeSimulator(
  script: SimulationScript,
  nativeBinding: string | undefined,
  watch: SimulatorWatch = {},
  defaults: () => CalendarDefaults = () => plainDefaults,
): Promise<SimulatedLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-simulation-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const memory: MemoryDisk = { db: null };
    const ledger = script.twin === 'none' ? memory : undefined;
    const home = temporaryHome(folder, ledger, nativeBinding, defaults);
    await simulate(script, { ...watch, home, settle: () => setImmediate() });
    const store = home.open({ runId: () => '', fraction: () => 0 }, () => script.zone);
    const close = () => {
      store.close();
      memory.db?.close();
      remove();
    };
    return { store, history: store.history, close };
  } catch (caught) {
    remove();
    throw caught;
  }
}

/** @param memory where the ledger is while no second process opens it */
function temporaryHome(
  folder: string,
  memory: MemoryDisk | undefined,
  nativeBinding: string | undefined,
  defaults: () => CalendarDefaults,
) {
  const paths = pathsOf(folder);
  const marks = memoryMarks();
  const holidays = machineHolidays();
  return {
    open(random: Random, systemZone: () => string) {
      const options = { paths, random, systemZone, memory, nativeBinding };
      const store = openStore({ ...options, durability: 'none' });
      const timetable = createCalendarTimetable(createTimetable({ systemZone }), {
        holidays,
        defaults,
        habits: store.habits,
      });
      return {
        ...store,
        ledger: store.runs,
        timetable,
        marks,
        previousFacts: () => [],
        access: () => ({}),
      };
    },
    lock: () => takeOwnerLock(paths.ownerDb, nativeBinding),
  } satisfies SimulatedHome;
}

/** Outlives each process as its file does, without a file that is replaced at each of 60,000 runs. */
function memoryMarks(): Marks {
  const begun = new Map<string, number>();
  return {
    all: () => begun,
    begin(jobId, dueAtMs) {
      begun.set(jobId, Math.max(dueAtMs, begun.get(jobId) ?? dueAtMs));
    },
    pullBack(jobId, toMs) {
      begun.set(jobId, toMs);
    },
  };
}

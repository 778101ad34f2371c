import { composeDelivery } from './compose-delivery.ts';
import { composeReports, type OfReports } from './compose-reports.ts';
import type { Model } from './domain/model/model.ts';
import type { Clock, Listen, Notifier, Random, Timetable, Workers } from './domain/ports.ts';
import type { ExportDesk, PagePrinter } from './domain/report/export.ts';
import type { Run } from './domain/run/run.ts';
import type { StartWorker } from './domain/run/worker-transport.ts';
import { readCalendarDefaults } from './domain/schedule/calendar-defaults.ts';
import type { HolidayPlaces, Holidays } from './domain/schedule/holidays.ts';
import { noteZoneRules } from './domain/schedule/zone-rules.ts';
import { openAccess } from './domain/source/access.ts';
import { alwaysOnline, type Network } from './domain/source/network.ts';
import type { Secrets } from './domain/source/secrets.ts';
import { answerRequests } from './engine/answer-requests.ts';
import { createCalendarTimetable } from './engine/calendar-timetable.ts';
import { createEngine, type Engine, type EngineNeeds } from './engine/engine.ts';
import { createKeyedMutex } from './engine/keyed-mutex.ts';
import { createTimetable } from './engine/timetable.ts';
import { composeModel } from './pipeline/agent/compose-model.ts';
import { machineSurroundings } from './pipeline/surroundings.ts';
import { createWorkers } from './pipeline/worker-session.ts';
import { machineHolidays } from './store/holidays.ts';
import { type Paths, pathsOf } from './store/home.ts';
import { homeLock } from './store/home-lock.ts';
import { machineClock, machineRandom, machineZone } from './store/machine.ts';
import { openStore, type Store } from './store/open-store.ts';

/** What app and command have in common: the engine over the store of one home. */
export interface Core extends OfReports {
  readonly paths: Paths;
  readonly store: Store;
  readonly clock: Clock;
  readonly timetable: Timetable;
  readonly holidays: HolidayPlaces & Holidays;
  readonly workers: Workers;
  readonly model: Model;
  readonly engine: Engine;
  readonly secrets: Secrets;
  /** The one way to the network: models, channels and updates ask through it. */
  readonly fetch: typeof globalThis.fetch;
  readonly exporter: ExportDesk;
  /** Opens the connections of sources. @throws RunFailure */
  readonly access: EngineNeeds['access'];
  /** Takes the lock, and reads every page if its last holder has died. @returns, @throws as `HomeLock` */
  lockHome(): boolean;
  /** Takes the lock and starts the engine. @returns false while another process holds the lock */
  own(): boolean;
  /** Records what the command asked of the lock's holder. */
  answerRequests(): void;
  /** Frees the lock and closes the database. Stop the engine first. */
  close(): void;
}

export interface CoreNeeds extends Pick<EngineNeeds, 'onTick'> {
  readonly home: string;
  /** Path of SQLite's addon, where the packaged one does not fit the runtime. */
  readonly nativeBinding: string | undefined;
  readonly startWorker: StartWorker;
  readonly secrets: Secrets;
  readonly fetch: typeof globalThis.fetch;
  /** Left out where nothing is printed. */
  readonly printer?: PagePrinter;
  /** False in a command, which leaves the schedule to the app. */
  readonly keepsSchedule: boolean;
  /** Null where there is no desktop to notify. */
  readonly notifier: Notifier | null;
  readonly listen: Listen;
  readonly onFailure: (message: string, cause: unknown) => void;
  /** What is no failure and worth a line in the log. */
  readonly onNote?: (message: string) => void;
  /** What was missed waits for it after a wake; left out where nobody can tell. */
  readonly network?: Network;
  /** At most so many runs at once. */
  readonly limit: () => number;
  /** The machine's own time, randomness and files, unless something drives them. */
  readonly clock?: Clock;
  readonly random?: Random;
  readonly surroundings?: EngineNeeds['surroundings'];
}

/** Builds the engine over the store of a home. Nothing is scheduled before `own()`. */
export function composeCore(needs: CoreNeeds): Core {
  const { nativeBinding, network = alwaysOnline } = needs;
  const { clock = machineClock, random = machineRandom } = needs;
  const paths = pathsOf(needs.home);
  const store = openStore({ paths, random, durability: 'full', nativeBinding });
  const holidays = machineHolidays();
  const timetable = createCalendarTimetable(createTimetable({ systemZone: machineZone }), {
    holidays,
    defaults: () => readCalendarDefaults(store.settings),
    habits: store.habits,
  });
  const workers = createWorkers(needs.startWorker);
  const { model, ...voices } = composeModel({ ...store, ...needs, clock });
  const access: EngineNeeds['access'] = (sources) =>
    openAccess(sources, { ...store, secrets: needs.secrets });
  const previousFacts = (run: Run) => store.reports.previousFacts(run.jobId, run.id);
  const { exporter, ...delivery } = composeDelivery({ ...needs, store, paths });
  const engine = createEngine({
    ...store,
    ...needs,
    ...delivery,
    ledger: store.runs,
    agent: voices.agent,
    clock,
    random,
    bootId: random.runId(),
    timetable,
    workers,
    mutex: createKeyedMutex(),
    previousFacts,
    access,
    surroundings: needs.surroundings ?? machineSurroundings,
    network,
    dailyBackups: store.backups,
    snapshotLimit: store.snapshots,
  });
  const lock = homeLock(store, paths, nativeBinding);
  const ofReports = composeReports({ ...needs, ...voices, store, clock, workers, previousFacts });
  return {
    paths,
    store,
    clock,
    timetable,
    holidays,
    workers,
    model,
    engine,
    ...ofReports,
    secrets: needs.secrets,
    fetch: needs.fetch,
    exporter,
    access,
    lockHome: lock.take,
    own() {
      if (!lock.take()) return false;
      store.artifacts.sweepTmp();
      const changed = noteZoneRules(store.settings, store.tzdata);
      if (changed !== null) needs.onNote?.(changed);
      ofReports.asking.abandon();
      engine.start();
      return true;
    },
    answerRequests: () => answerRequests({ ...store, engine, clock }),
    close() {
      store.close();
      lock.release();
    },
  };
}

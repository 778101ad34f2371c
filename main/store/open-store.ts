import type Database from 'better-sqlite3';
import type { OutboxByHand } from '../domain/delivery/outbox.ts';
import type { AllJobs } from '../domain/job/all-jobs.ts';
import type { JobData } from '../domain/job/job-data.ts';
import type { JobVersions } from '../domain/job/job-versions.ts';
import type { KeptDrafts } from '../domain/job/kept-drafts.ts';
import type { FollowUps } from '../domain/model/follow-up.ts';
import type { ModelLedger, SentenceCalls } from '../domain/model/model-ledger.ts';
import type {
  Jobs,
  Outbox,
  Random,
  ReportFiles,
  RunKeeping,
  RunLedger,
  SlotLedger,
} from '../domain/ports.ts';
import type { Journal, Marks, Power, Requests, Settings } from '../domain/records.ts';
import type { FactLookup } from '../domain/report/fact-lookup.ts';
import type { Inbox } from '../domain/report/inbox.ts';
import type { Backlog } from '../domain/run/backlog.ts';
import type { Failures, History, Reports } from '../domain/run/history.ts';
import type { Heartbeats } from '../domain/run/liveness.ts';
import type { OpenSlots } from '../domain/run/open-slots.ts';
import type { Quarantine } from '../domain/run/quarantine.ts';
import type { Snapshots } from '../domain/run/snapshot-limit.ts';
import type { EndedSchedules } from '../domain/schedule/ended-schedules.ts';
import type { Habits } from '../domain/schedule/ready-by.ts';
import type { Connections } from '../domain/source/connection.ts';
import type { Backups } from '../domain/upkeep/backup.ts';
import type { CoverageLedger } from '../domain/upkeep/coverage.ts';
import type { HealthLedger } from '../domain/upkeep/health.ts';
import type { Retention } from '../domain/upkeep/retention.ts';
import { allJobsStore } from './all-jobs-store.ts';
import { artifacts, type SweptArtifacts } from './artifacts.ts';
import { backlog } from './backlog.ts';
import { homeBackups } from './backups.ts';
import {
  checkPages,
  connect,
  type Durability,
  databaseName,
  type MemoryDisk,
  verifyDurability,
  wasLeftOpen,
} from './connection.ts';
import { connectionsStore } from './connections-store.ts';
import { coverageStore } from './coverage-store.ts';
import { endedSchedules } from './ended-schedules.ts';
import { factsStore } from './facts-store.ts';
import { failuresStore } from './failures-store.ts';
import { followUps } from './follow-ups.ts';
import { habits } from './habits.ts';
import { healthStore } from './health-store.ts';
import { heartbeatsStore } from './heartbeats-store.ts';
import { history } from './history.ts';
import { makeFolders, type Paths } from './home.ts';
import { inbox } from './inbox.ts';
import { jobDataStore } from './job-data-store.ts';
import { jobVersionsStore } from './job-versions-store.ts';
import { jobsStore } from './jobs-store.ts';
import { journal } from './journal.ts';
import { keptDraftsStore } from './kept-drafts-store.ts';
import { machineZone } from './machine.ts';
import { isMarked, openMarks } from './marks.ts';
import { migrate, newestVersion } from './migrate.ts';
import { modelCalls } from './model-calls.ts';
import { openSlots } from './open-slots.ts';
import { outbox } from './outbox.ts';
import { outboxByHand } from './outbox-by-hand.ts';
import { powerStore } from './power-store.ts';
import { prepareLater } from './prepare-later.ts';
import { quarantineStore } from './quarantine-store.ts';
import { quiet } from './quiet.ts';
import { reportFiles } from './report-files.ts';
import { reportsStore } from './reports-store.ts';
import { requestsStore } from './requests-store.ts';
import { retentionStore } from './retention-store.ts';
import { runKeeping } from './run-keeping.ts';
import { runLedger } from './run-ledger.ts';
import { sentenceCalls } from './sentence-calls.ts';
import { settingsStore } from './settings-store.ts';
import { slotLedger } from './slot-ledger.ts';
import { snapshotsStore } from './snapshots-store.ts';
import { inStore, withStoreFailures } from './store-failure.ts';

export interface Store {
  readonly jobs: Jobs;
  readonly allJobs: AllJobs;
  readonly versions: JobVersions;
  readonly keptDrafts: KeptDrafts;
  readonly jobData: JobData;
  readonly slots: SlotLedger;
  readonly runs: RunLedger;
  readonly keeping: RunKeeping;
  readonly backlog: Backlog;
  readonly backups: Backups;
  readonly heartbeats: Heartbeats;
  readonly quarantine: Quarantine;
  readonly retention: Retention;
  readonly snapshots: Snapshots;
  readonly openSlots: OpenSlots;
  readonly endedSchedules: EndedSchedules;
  readonly outbox: Outbox;
  readonly outboxByHand: OutboxByHand;
  readonly history: History;
  readonly coverage: CoverageLedger;
  readonly reports: Reports;
  readonly facts: FactLookup;
  readonly failures: Failures;
  readonly inbox: Inbox;
  readonly health: HealthLedger;
  readonly models: ModelLedger;
  readonly sentenceCalls: SentenceCalls;
  readonly followUps: FollowUps;
  readonly settings: Settings;
  readonly connections: Connections;
  readonly power: Power;
  readonly habits: Habits;
  readonly requests: Requests;
  readonly marks: Marks;
  readonly journal: Journal;
  readonly artifacts: SweptArtifacts;
  readonly reportFiles: ReportFiles;
  /** Version of the time zone rules that new slots are stored with, such as `2026b`. */
  readonly tzdata: string | null;
  /**
   * Reads every page if the last holder of the lock has died, which takes seconds on a large file.
   * @throws RunFailure `store-damaged` when the database is damaged
   */
  checkAfterCrash(): void;
  /** Whether nothing in the ledger waits for time to pass. Slots that are not due yet do not count. */
  isQuiet(): boolean;
  /** Closes the database; the last one to close folds the WAL into it. */
  close(): void;
}

export interface StoreOptions {
  readonly paths: Paths;
  /** Slots that the ledger records bring their runs with them. */
  readonly random: Pick<Random, 'runId'>;
  /** `none` only for a simulation's temporary home. */
  readonly durability: Durability;
  /** Where the database is in place of the home's file, for a simulation of one process. */
  readonly memory?: MemoryDisk | undefined;
  /** Path of SQLite's addon, where the packaged one does not fit the runtime. */
  readonly nativeBinding?: string | undefined;
  /** The zone that a job keeps which does not follow the laptop; the machine's when not given. */
  readonly systemZone?: () => string;
  /** Version of the time zone rules in use; the runtime's when not given. */
  readonly tzdata?: string | null;
}

/**
 * Opens the home's database, brings it to the newest schema and returns every repository over it.
 * @throws RunFailure `store-damaged`, `store-unusable`, `store-newer` or `disk-full`
 */
export function openStore(options: StoreOptions): Store {
  const { paths, durability, memory, nativeBinding } = options;
  makeFolders(paths);
  const heldData = isMarked(paths.marks);
  const isUnclean = wasLeftOpen(paths.db);
  const file = paths.db;
  const db = connect({ file, durability, memory, newestVersion, heldData, nativeBinding });
  return inStore(paths.db, () => {
    try {
      migrate(db, nativeBinding ? { nativeBinding } : {});
      verifyDurability(db, durability);
      // The database of a simulation outlives its processes, and is used up within one.
      if (!memory) prepareLater(db);
      return repositories(db, options, isUnclean);
    } catch (caught) {
      db.close();
      throw caught;
    }
  });
}

function repositories(
  db: Database.Database,
  {
    paths,
    random,
    durability,
    memory,
    nativeBinding,
    systemZone = machineZone,
    tzdata = process.versions.tz ?? null,
  }: StoreOptions,
  isUnclean: boolean,
): Store {
  const inDb = <T extends object>(repository: T) => withStoreFailures(repository, paths.db);
  const inHome = <T extends object>(repository: T) => withStoreFailures(repository, paths.home);
  const power = powerStore(db);
  return {
    jobs: inDb(jobsStore(db, systemZone)),
    allJobs: inDb(allJobsStore(db)),
    versions: inDb(jobVersionsStore(db)),
    keptDrafts: inDb(keptDraftsStore(db)),
    jobData: inHome(jobDataStore(db, paths)),
    slots: inDb(slotLedger(db, () => random.runId(), tzdata)),
    runs: inDb(runLedger(db)),
    keeping: inDb(runKeeping(db)),
    backlog: inDb(backlog(db)),
    backups: homeBackups(db, paths, nativeBinding),
    heartbeats: inDb(heartbeatsStore(db)),
    quarantine: inDb(quarantineStore(db)),
    retention: inDb(retentionStore(db)),
    snapshots: inHome(snapshotsStore(db, paths)),
    openSlots: inDb(openSlots(db)),
    endedSchedules: inDb(endedSchedules(db)),
    outbox: inDb(outbox(db)),
    outboxByHand: inDb(outboxByHand(db)),
    history: inDb(history(db)),
    coverage: inDb(coverageStore(db)),
    reports: inDb(reportsStore(db)),
    facts: inDb(factsStore(db)),
    failures: inDb(failuresStore(db)),
    inbox: inDb(inbox(db)),
    health: inDb(healthStore(db)),
    models: inDb(modelCalls(db)),
    sentenceCalls: inDb(sentenceCalls(db)),
    followUps: inDb(followUps(db)),
    settings: inDb(settingsStore(db)),
    connections: inDb(connectionsStore(db)),
    power: inDb(power),
    habits: inDb(habits(db, power)),
    requests: inDb(requestsStore(db)),
    marks: inHome(openMarks(paths.marks, durability, databaseName(db))),
    journal: inDb(journal(db)),
    artifacts: inHome(artifacts(paths, durability)),
    reportFiles: inHome(reportFiles(paths.reports)),
    tzdata,
    checkAfterCrash: () => inStore(paths.db, () => void (isUnclean && checkPages(db))),
    isQuiet: quiet(db),
    close: () => void (memory || db.close()),
  };
}

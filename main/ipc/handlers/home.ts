import type { HomeCalls, KeepView } from '../../../preload/contract/home-calls.ts';
import { RunFailure } from '../../domain/failure.ts';
import type { Settings } from '../../domain/records.ts';
import { readSnapshotLimit, saveSnapshotLimit } from '../../domain/run/snapshot-limit.ts';
import {
  readBackupsKept,
  readFailedBackup,
  readRestored,
  saveBackupsKept,
} from '../../domain/upkeep/backup.ts';
import { historyDaysSetting } from '../../domain/upkeep/retention.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';

const gigabyte = 1e9;

/** What is kept, backed up, put back and taken along. */
export function homeHandlers(services: Services): HandlersOf<keyof HomeCalls> {
  const { settings, backups, snapshots, jobData, clock, engine, home, shell } = services;

  return {
    'home.read': async () => {
      const failed = readFailedBackup(settings);
      return {
        home: shell.home,
        freeBytes: home.freeBytes(),
        sizes: await home.sizes(),
        keep: readKeep(settings),
        expiring: snapshots.expiring(readSnapshotLimit(settings), clock.wallMs()),
        backups: backups.list().map(({ name, takenAtMs, bytes }) => ({ name, takenAtMs, bytes })),
        failedBackup: failed && { atMs: failed.atMs, message: failed.failure.message },
        restored: readRestored(settings),
        exporting: home.exporting(),
      };
    },
    'home.back-up': async () => {
      await home.backUp();
      return null;
    },
    'home.restore': ({ name }) => {
      home.restore(name);
      return null;
    },
    'home.keep': (keep) => {
      saveKeep(settings, keep);
      backups.prune(keep.backups);
      engine.viewsChanged();
      return null;
    },
    'home.expire': () => {
      if (home.isBusy()) {
        throw new RunFailure(
          'not-allowed',
          'A report is being made and may need this data. Try again when it is done.',
          { permanent: false },
        );
      }
      const limit = readSnapshotLimit(settings);
      return snapshots.expire(limit, clock.wallMs(), Number.POSITIVE_INFINITY);
    },
    'home.jobs-with-data': () => jobData.jobs(),
    'home.job-size': ({ jobId }) => jobData.size(jobId),
    'home.forget-job': ({ jobId }) => {
      if (engine.running().some((run) => run.jobId === jobId)) {
        throw new RunFailure(
          'not-allowed',
          'A report of this job is being made. Try again when it is done.',
          { permanent: false },
        );
      }
      const freed = jobData.forget(jobId);
      engine.viewsChanged();
      return freed;
    },
    'home.export': () => home.export(),
    'home.stop-export': () => {
      home.stopExport();
      return null;
    },
    'home.show': ({ what }) => {
      home.show(what);
      return null;
    },
    'recovery.read': () => null,
    'recovery.start-empty': () => {
      throw new RunFailure('not-allowed', 'The database is well and stays as it is.', {
        permanent: true,
      });
    },
  };
}

function readKeep(settings: Settings): KeepView {
  const { days, bytes } = readSnapshotLimit(settings);
  return {
    snapshotDays: days,
    snapshotGb: bytes === null ? null : bytes / gigabyte,
    historyDays: settings.number(historyDaysSetting) || null,
    backups: readBackupsKept(settings),
  };
}

function saveKeep(settings: Settings, keep: KeepView): void {
  const bytes = keep.snapshotGb === null ? null : Math.round(keep.snapshotGb * gigabyte);
  saveSnapshotLimit(settings, { days: keep.snapshotDays, bytes });
  settings.set(historyDaysSetting, keep.historyDays ?? 0);
  saveBackupsKept(settings, keep.backups);
}

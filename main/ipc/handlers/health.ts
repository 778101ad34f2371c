import type { HealthCalls } from '../../../preload/contract/health-calls.ts';
import { readFailedBackup } from '../../domain/upkeep/backup.ts';
import { type Check, checkUp, syncedBy } from '../../domain/upkeep/checkup.ts';
import type { HealthState } from '../../domain/upkeep/health.ts';
import type { HandlersOf } from '../handler.ts';
import type { Services } from '../services.ts';

const unwellStates: readonly HealthState[] = ['late', 'missed', 'failed'];

/** Whether this laptop lets Almanac do its work. */
export function healthHandlers(services: Services): HandlersOf<keyof HealthCalls> {
  const { engine, home } = services;
  return {
    'health.read': () => checksOf(services),
    'health.check-database': async () => {
      await home.checkDatabase();
      engine.viewsChanged();
      return null;
    },
    'health.restart': () => {
      home.restart();
      return null;
    },
  };
}

/** How everything is that Almanac stands on, at this instant. */
export function checksOf(services: Services): readonly Check[] {
  const { jobs, settings, backups, engine, home, secrets, shell, clock, systemZone } = services;
  const nowMs = clock.wallMs();
  const all = jobs.list();
  const isUnwell = (job: (typeof all)[number]) =>
    unwellStates.includes(services.healthOf(job, nowMs).state);
  return checkUp({
    nowMs,
    zone: systemZone(),
    tzdata: services.tzdata,
    jobCount: all.length,
    unwell: all.filter(isUnwell).map(({ name }) => name),
    lookedAtMs: settings.number('alive_ms'),
    held: engine.held(),
    isClockInDoubt: engine.isClockInDoubt(),
    database: home.checkedDatabase(),
    newestBackupMs: backups.list()[0]?.takenAtMs ?? null,
    failedBackup: readFailedBackup(settings)?.failure.message ?? null,
    freeBytes: home.freeBytes(),
    syncedBy: syncedBy(shell.home),
    hasKeyring: secrets.keeps() === 'keyring',
    canNotify: shell.canNotify(),
    startsAtLogin: shell.loginItem.isOn(),
  });
}

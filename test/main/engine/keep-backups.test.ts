import { expect, test } from 'vitest';
import { RunFailure } from '../../../main/domain/failure.ts';
import type { Backup, Backups } from '../../../main/domain/upkeep/backup.ts';
import { readFailedBackup, saveBackupsKept } from '../../../main/domain/upkeep/backup.ts';
import { createBackupKeeper } from '../../../main/engine/keep-backups.ts';
import { createFakeClock } from './cast/fake-clock.ts';

const noon = Date.parse('2026-03-03T12:00:00Z');
const hour = 3_600_000;

function keeper() {
  const clock = createFakeClock('2026-03-03T12:00:00Z');
  const texts = new Map<string, string>();
  const settings = {
    text: (name: string) => texts.get(name) ?? null,
    number: (name: string) => (texts.has(name) ? Number(texts.get(name)) : null),
    set: (name: string, value: string | number) => void texts.set(name, String(value)),
  };
  let taken: Backup[] = [];
  let refusal: RunFailure | null = null;
  const failures: string[] = [];
  const dailyBackups: Backups = {
    list: () => taken,
    async take(takenAtMs) {
      if (refusal) throw refusal;
      const backup = { name: 'b', file: '/b', takenAtMs, bytes: 1 };
      taken = [backup, ...taken];
      return backup;
    },
    copyTo: (path) => path,
    prune: (keep) => {
      taken = taken.slice(0, keep);
    },
  };
  const onFailure = (message: string) => void failures.push(message);
  const listen = () => undefined;
  const kept = createBackupKeeper({ dailyBackups, settings, clock, listen, onFailure });
  return {
    kept,
    settings,
    clock,
    failures,
    refuse: (failure: RunFailure | null) => {
      refusal = failure;
    },
    hours: () => taken.map(({ takenAtMs }) => (takenAtMs - noon) / hour).toReversed(),
    /** Ticks each hour, as the scheduler does more often. */
    async pass(hours: number) {
      for (let n = 0; n < hours; n += 1) {
        kept.keep(clock.wallMs());
        await clock.advance(hour);
      }
    },
  };
}

test('one backup a day is taken, and the newest are kept', async () => {
  const { pass, hours, settings } = keeper();
  saveBackupsKept(settings, 3);
  await pass(24 * 5);
  expect(hours()).toEqual([48, 72, 96]);
});

test('a full disk is told, leaves what was taken before, and is tried again within hours', async () => {
  const { pass, hours, refuse, settings, failures } = keeper();
  await pass(1);
  refuse(new RunFailure('disk-full', 'The disk is full.', { permanent: false }));
  await pass(25);
  expect(readFailedBackup(settings)?.failure.message).toBe('The disk is full.');
  expect([failures.length, hours()]).toEqual([2, [0]]);
  refuse(null);
  await pass(2);
  expect([hours(), readFailedBackup(settings)]).toEqual([[0, 26], null]);
});

test('a backup from a clock that was ahead does not bar the next for ever', async () => {
  const { kept, clock, pass, hours } = keeper();
  clock.set(400 * 24 * hour);
  kept.keep(clock.wallMs());
  await clock.advance(0);
  clock.set(-400 * 24 * hour);
  await pass(1);
  expect(hours()).toHaveLength(2);
});

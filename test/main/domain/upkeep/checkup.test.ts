import { expect, test } from 'vitest';
import { type CheckupFacts, checkUp, syncedBy } from '../../../../main/domain/upkeep/checkup.ts';

const now = Date.parse('2026-10-30T12:00:00Z');
const day = 86_400_000;

const well: CheckupFacts = {
  nowMs: now,
  zone: 'Europe/Berlin',
  tzdata: '2026b',
  jobCount: 3,
  unwell: [],
  lookedAtMs: now - 20_000,
  held: null,
  isClockInDoubt: false,
  database: null,
  newestBackupMs: now - day / 2,
  failedBackup: null,
  freeBytes: 80e9,
  syncedBy: null,
  hasKeyring: true,
  canNotify: true,
  startsAtLogin: true,
};

const found = (change: Partial<CheckupFacts>) =>
  checkUp({ ...well, ...change })
    .filter(({ state }) => state !== 'good')
    .map(({ id, state, sentence }) => `${id} ${state}: ${sentence}`);

test('a laptop on which all is well has no advice', () => {
  expect(found({})).toEqual([]);
});

test.each<[Partial<CheckupFacts>, string]>([
  [{ unwell: ['Churn', 'Sales'] }, 'deadlines bad: Late, missed or failed: Churn and 1 more.'],
  [{ lookedAtMs: now - day }, 'watchdog bad: The scheduler has not looked'],
  [{ held: 'It is held.' }, 'watchdog bad: It is held.'],
  [{ database: { atMs: now, problem: 'A page is bad.' } }, 'database bad: A page is bad.'],
  [{ newestBackupMs: null }, 'backup look: There is none yet.'],
  [{ newestBackupMs: now - 5 * day }, 'backup look: The newest is 5 days old.'],
  [{ failedBackup: 'The disk is full.' }, 'backup bad: The disk is full.'],
  [{ freeBytes: 2e8 }, 'disk bad: Only 0.2 GB are free.'],
  [{ freeBytes: 3e9 }, 'disk look: 3.0 GB are free.'],
  [{ syncedBy: 'Dropbox' }, 'disk look: Your data lies in a folder of Dropbox.'],
  [{ hasKeyring: false }, 'keyring look: This system has no keyring'],
  [{ canNotify: false }, 'notifications look: This desktop takes no notifications.'],
  [{ isClockInDoubt: true }, 'clock bad: The clock of this laptop cannot be right'],
  [{ startsAtLogin: false }, 'login look: Almanac does not start'],
])('%j is told', (change, sentence) => {
  expect(found(change)).toEqual([expect.stringContaining(sentence)]);
});

test.each([
  ['/home/ana/Dropbox/Almanac', 'Dropbox'],
  ['C:\\Users\\Ana\\OneDrive - Shop\\Almanac', 'OneDrive'],
  ['\\\\server\\share\\Almanac', 'a network drive'],
  ['/Users/ana/Library/Mobile Documents/Almanac', 'iCloud'],
  ['/home/ana/.config/Almanac', null],
  ['/home/ana/dropbox-notes/Almanac', null],
])('%s is synced by %s', (path, program) => {
  expect(syncedBy(path)).toBe(program);
});

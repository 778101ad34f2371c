import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { HomeView } from '../../preload/contract/home-calls.ts';
import { day, hour, monday } from './cast.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const backups = [1, 2].map((n) => ({
  name: `almanac-2026030${3 - n}T063700Z.db`,
  takenAtMs: monday - n * day,
  bytes: 2_400_000,
}));

function home(more: Partial<HomeView> = {}): HomeView {
  return {
    home: '/home/ana/almanac',
    freeBytes: 81e9,
    sizes: {
      database: { files: 1, bytes: 2_400_000 },
      reports: { files: 312, bytes: 48e6 },
      snapshots: { files: 90, bytes: 1.24e9 },
      backups: { files: 2, bytes: 4_800_000 },
      quarantine: { files: 0, bytes: 0 },
      logs: { files: 1, bytes: 12_000 },
    },
    keep: { snapshotDays: 90, snapshotGb: 5, historyDays: null, backups: 7 },
    expiring: { files: 0, bytes: 0 },
    backups,
    failedBackup: null,
    restored: null,
    exporting: { state: 'none' },
    ...more,
  };
}

const show = (more: Partial<HomeView> = {}) =>
  showApp('/settings/data', {
    'home.read': () => home(more),
    'home.back-up': () => null,
    'home.restore': () => null,
    'home.keep': () => null,
    'home.expire': () => ({ files: 3, bytes: 1e9 }),
    'home.export': () => true,
    'home.stop-export': () => null,
    'home.show': () => null,
    'home.jobs-with-data': () => [
      { jobId: 'daily-sales', name: 'Daily sales', isRemoved: false, reports: 12 },
      { jobId: 'old', name: 'Old audit', isRemoved: true, reports: 1 },
    ],
    'home.job-size': () => sizes,
    'home.forget-job': () => sizes,
  });

const sizes = { reports: { files: 12, bytes: 8e6 }, snapshots: { files: 2, bytes: 4e6 } };

test('sizes are said in words of files, and free space beside them', async () => {
  show();
  expect(await screen.findByText('1.2 GB')).toBeTruthy();
  screen.getByText('48 MB · 312 reports');
  screen.getByText('81 GB');
});

test('what a job has left is forgotten only after sizes and consequences were said', async () => {
  const { bridge, user } = show();
  expect(await rowsOf('Jobs with data')).toEqual([
    'Daily sales12 reportsForget…',
    'Old audit1 report · the job is deletedForget…',
  ]);
  await user.click(screen.getByRole('button', { name: 'Forget the data of Daily sales' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText(/^12 reports, 8.0 MB, and 4.0 MB of data are deleted/);
  await user.click(dialog.getByRole('button', { name: 'Forget for good' }));
  await screen.findByText('The data of “Daily sales” is forgotten; 12 MB freed');
  expect(bridge.calls).toContainEqual(['home.forget-job', { jobId: 'daily-sales' }]);
});

test('a backup is put back only after what happens was said', async () => {
  const { bridge, user } = show();
  expect(await rowsOf('Backups')).toHaveLength(2);
  const name = backups[0]?.name ?? '';
  await user.click(screen.getByRole('button', { name: `Restore the backup ${name}` }));
  const dialog = await screen.findByRole('dialog', { name: 'Restore this backup?' });
  within(dialog).getByText(/Nothing that has begun since runs again/);
  await user.click(within(dialog).getByRole('button', { name: 'Restore and restart' }));
  expect(bridge.calls).toContainEqual(['home.restore', { name }]);
});

test('a failed backup is told with its reason', async () => {
  show({ failedBackup: { atMs: monday - hour, message: 'The disk is full. Free some space.' } });
  const failed = await screen.findByRole('region', { name: 'The last backup failed' });
  within(failed).getByText('The disk is full. Free some space.');
});

test('an emptied limit is no limit', async () => {
  const { bridge, user } = show();
  await user.clear(await screen.findByLabelText('Data of reports, days'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const keep = { snapshotDays: null, snapshotGb: 5, historyDays: null, backups: 7 };
  expect(bridge.calls).toContainEqual(['home.keep', keep]);
});

test('what lies outside the limits is deleted now after a question', async () => {
  const { bridge, user } = show({ expiring: { files: 3, bytes: 1e9 } });
  await user.click(await screen.findByRole('button', { name: 'Delete now…' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  expect(bridge.calls).toContainEqual(['home.expire', null]);
  await screen.findByText('1.0 GB freed');
});

test('an export shows how far it is, and can be stopped', async () => {
  const { bridge, user } = show({ exporting: { state: 'running', done: 40, total: 120 } });
  await screen.findByText('40 of 120 files');
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(bridge.calls).toContainEqual(['home.stop-export', null]);
});

test('without its database Almanac offers the backups, the damaged ones named', async () => {
  const [newest, older] = backups.map((one, n) => ({ ...one, isGood: n === 1 }));
  if (!newest || !older) throw new Error('two backups');
  const { bridge, user } = showApp('/recovery', {
    'recovery.read': () => ({
      sentence: 'The database /home/ana/almanac/almanac.db is damaged.',
      home: '/home/ana/almanac',
      backups: [newest, older],
    }),
    'home.restore': () => null,
  });
  expect(await rowsOf('Backups')).toEqual([
    expect.stringContaining('Damaged'),
    expect.stringContaining('Checked, whole'),
  ]);
  await user.click(screen.getByRole('button', { name: `Restore the backup ${older.name}` }));
  expect(bridge.calls).toContainEqual(['home.restore', { name: older.name }]);
});

test('starting with nothing asks first', async () => {
  const { bridge, user } = showApp('/recovery', {
    'recovery.read': () => ({ sentence: 'It is gone.', home: '/home/ana/almanac', backups: [] }),
    'recovery.start-empty': () => null,
  });
  await user.click(await screen.findByRole('button', { name: 'Start with nothing…' }));
  await user.click(await screen.findByRole('button', { name: 'Start with nothing' }));
  expect(bridge.calls).toContainEqual(['recovery.start-empty', null]);
});

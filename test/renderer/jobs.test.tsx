import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, place, showApp } from './show-app.tsx';

onMondayMorning();

const paused = cast.job({
  paused: {
    sinceMs: cast.monday,
    untilMs: null,
    note: 'Figures are being corrected',
    automatic: false,
  },
  nextAtMs: null,
});
const path = '/settings/jobs';

test('a job shows its schedule in words, what is next, how it went last and lately', async () => {
  showApp(path, { 'jobs.read': () => [cast.job()] });

  const card = within(await screen.findByRole('list', { name: 'Jobs' }));
  card.getByRole('heading', { name: 'Daily sales' });
  card.getByText('On');
  card.getByText('Weekdays at 09:00');
  card.getByText('in 23 min');
  card.getByText('1,204 orders, 48,210 EUR');
  card.getByRole('img', { name: 'Last 4, oldest first: succeeded, missed, failed, succeeded' });
});

test('a job says how long its last report took, what models cost, and is switched off where it stands', async () => {
  const last = cast.historyItem({ startedAtMs: cast.monday, endedAtMs: cast.monday + 4_200 });
  const { bridge, user } = showApp('/settings/jobs', {
    'jobs.read': () => [cast.job({ last, monthCost: 0.12 })],
    'job.switch': () => null,
  });
  await screen.findByText('took 4.2 s', { normalizer: (text) => text.replace('\u00a0', ' ') });
  screen.getByText('$0.12 this month');
  await user.click(screen.getByRole('switch', { name: 'Daily sales runs by itself' }));
  expect(bridge.calls).toContainEqual(['job.switch', { jobId: 'daily-sales', on: false }]);
});

test('a job that is off says that nothing is due', async () => {
  showApp('/settings/jobs', {
    'jobs.read': () => [cast.job({ enabled: false, nextAtMs: null })],
  });
  await screen.findByText('Not while it is off');
});

test('a job whose report has not come says so instead of On', async () => {
  const health = { state: 'late', sentence: 'The last report has not come yet.' } as const;
  showApp(path, { 'jobs.read': () => [cast.job({ health })] });

  const card = within(await screen.findByRole('list', { name: 'Jobs' }));
  card.getByText('Late');
  card.getByText('The last report has not come yet.');
  expect(card.queryByText('On')).toBeNull();
});

test('Run now starts the job', async () => {
  const { bridge, user } = showApp(path, {
    'jobs.read': () => [cast.job()],
    'job.run-now': () => ({ runId: 'r9' }),
  });

  await user.click(await screen.findByRole('button', { name: 'Run now: Daily sales' }));
  await screen.findByText('“Daily sales” has started');
  expect(bridge.calls).toContainEqual(['job.run-now', { jobId: 'daily-sales', again: false }]);
});

test('a period that has its report is made again only when asked twice', async () => {
  const done = new Refusal(failure('Sunday has its report.', { code: 'already-done' }));
  const { bridge, user } = showApp(path, {
    'jobs.read': () => [cast.job()],
    'job.run-now': ({ again }) => (again ? { runId: 'r9' } : done),
  });

  await user.click(await screen.findByRole('button', { name: /^Run now/ }));
  await screen.findByText('Sunday has its report.');
  await user.click(screen.getByRole('button', { name: 'Make it again' }));
  await screen.findByText('“Daily sales” has started');
  expect(bridge.calls).toContainEqual(['job.run-now', { jobId: 'daily-sales', again: true }]);
});

test('a job is paused with a note', async () => {
  const { bridge, user } = showApp(path, {
    'jobs.read': () => [cast.job()],
    'job.pause': () => null,
  });

  await user.click(await screen.findByRole('button', { name: 'Pause Daily sales' }));
  await user.type(await screen.findByLabelText('Note'), 'Month end');
  await user.click(screen.getByRole('button', { name: 'Pause until I resume' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.calls).toContainEqual([
    'job.pause',
    { jobId: 'daily-sales', note: 'Month end', until: null },
  ]);
});

test('a paused job says since when and why, and resumes', async () => {
  const { bridge, user } = showApp(path, {
    'jobs.read': () => [paused],
    'job.resume': () => null,
  });

  await screen.findByText('Figures are being corrected');
  screen.getByText(/^Paused since/);
  await user.click(screen.getByRole('button', { name: 'Resume Daily sales' }));
  expect(bridge.calls).toContainEqual(['job.resume', { jobId: 'daily-sales', answer: null }]);
});

test('a job that paused itself says so', async () => {
  const automatic = {
    sinceMs: cast.monday,
    untilMs: null,
    note: '5 failures in a row',
    automatic: true,
  };
  showApp(path, { 'jobs.read': () => [cast.job({ paused: automatic })] });

  await screen.findByText(/^Paused by Almanac since/);
});

test('a deleted job comes back on Undo', async () => {
  const jobs = new Set(['daily-sales']);
  const { user } = showApp(path, {
    'jobs.read': () => [...jobs].map((id) => cast.job({ id })),
    'job.remove': ({ jobId }) => {
      jobs.delete(jobId);
      return null;
    },
    'job.restore': ({ jobId }) => {
      jobs.add(jobId);
      return null;
    },
  });

  await user.click(await screen.findByRole('button', { name: 'Delete Daily sales' }));
  await screen.findByText('No job yet');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('“Daily sales” is back');
  await screen.findByRole('heading', { name: 'Daily sales' });
});

test('Edit opens the job in the editor', async () => {
  const { user } = showApp(path, { 'jobs.read': () => [cast.job()] });

  await user.click(await screen.findByRole('button', { name: 'Edit Daily sales' }));
  await screen.findByRole('heading', { name: 'Edit job' });
  expect(place()).toBe('/settings/jobs/daily-sales');
});

test('without a job the list says what a job is', async () => {
  showApp(path, { 'jobs.read': () => [] });

  await screen.findByText('A job is a file to watch and a time to report about it.');
});

test('jobs that cannot be read are said with the reason', async () => {
  showApp(path, { 'jobs.read': () => new Refusal(failure('The disk is full.')) });

  await screen.findByText('Almanac could not read your jobs');
});

test('a job is paused until Monday', async () => {
  const { bridge, user } = showApp(path, {
    'jobs.read': () => [cast.job()],
    'job.pause': () => null,
  });
  await user.click(await screen.findByRole('button', { name: 'Pause Daily sales' }));
  await user.click(await screen.findByRole('radio', { name: /^Monday/ }));
  await user.click(screen.getByRole('button', { name: 'Pause until then' }));
  expect(bridge.calls).toContainEqual([
    'job.pause',
    { jobId: 'daily-sales', note: '', until: '2026-03-09' },
  ]);
});

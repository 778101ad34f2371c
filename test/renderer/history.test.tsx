import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const { day, monday } = cast;

test('what ran and what did not stand beside each other, each with its reason', async () => {
  // In the time of the laptop, which is on the Chatham Islands in these tests.
  const midnight = Date.UTC(2026, 1, 27, 23);
  const period = { fromMs: midnight, toMs: midnight + day };
  const items = [cast.historyItem({ period }), cast.missed({ atMs: monday - day - cast.hour })];
  showApp('/history', { 'history.read': () => ({ items, next: null }) });

  expect(await rowsOf('History')).toEqual([
    'Yesterday',
    'SucceededDaily salesSat 28 Feb · 1,204 orders, 48,210 EUR · on time21:222.4\u00a0s',
    'MissedDaily salesmissed while asleep20:22',
  ]);
});

test('only what has a run leads to a page of its own', async () => {
  const midnight = Date.UTC(2026, 1, 27, 23);
  const period = { fromMs: midnight, toMs: midnight + day };
  const items = [cast.historyItem({ period }), cast.missed({ jobId: 'churn', jobName: 'Churn' })];
  showApp('/history', { 'history.read': () => ({ items, next: null }) });

  expect(await screen.findByRole('link', { name: 'Daily sales' })).toHaveProperty(
    'hash',
    '#/runs/r1',
  );
  expect(screen.queryByRole('link', { name: 'Churn' })).toBeNull();
});

test('Load more reads on from where the page before ended', async () => {
  const next = { atMs: 1, jobId: 'daily-sales', slot: 'slot 1' };
  const older = cast.historyItem({ atMs: monday - 9 * day, jobName: 'Churn' });
  const { user } = showApp('/history', {
    'history.read': ({ before }) =>
      before ? { items: [older], next: null } : { items: [cast.historyItem()], next },
  });

  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  await screen.findByText('Churn');
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
});

test('it narrows to one outcome', async () => {
  const { bridge, user } = showApp('/history', {
    'history.read': ({ outcome }) => ({ items: outcome ? [] : [cast.historyItem()], next: null }),
  });

  await user.click(await screen.findByRole('combobox', { name: 'Outcome' }));
  await user.click(await screen.findByRole('option', { name: 'Missed' }));
  await screen.findByText('Nothing like that');
  expect(bridge.calls).toContainEqual([
    'history.read',
    { jobId: null, outcome: 'missed', trigger: null, text: '', untilMs: null, before: null },
  ]);
});

test('before anything was due it says what will be listed', async () => {
  showApp('/history', { 'history.read': () => ({ items: [], next: null }) });

  await screen.findByText('Nothing has been due yet');
});

test('a history that cannot be read is said with the reason', async () => {
  showApp('/history', { 'history.read': () => new Refusal(failure('The disk is full.')) });

  await screen.findByText('The disk is full.');
});

const period = (key: string, exists: 'done' | 'missed', fromMs: number) => ({
  key,
  fromMs,
  toMs: fromMs + day,
  zone: 'UTC',
  exists,
  isLeftOut: exists === 'missed',
  runId: null,
});

test('earlier reports: the days chosen show what is there of each, and the missing ones are made', async () => {
  const midnight = Date.UTC(2026, 1, 26);
  const { bridge, user } = showApp('/history', {
    'history.read': () => ({ items: [], next: null }),
    'jobs.names': () => [{ id: 'daily-sales', name: 'Daily sales' }],
    'backfill.preview': () => [
      period('day:2026-02-26', 'done', midnight),
      period('day:2026-02-27', 'missed', midnight + day),
    ],
    'backfill.start': () => ({ started: 1 }),
  });

  await user.click(await screen.findByRole('button', { name: 'Make earlier reports…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('combobox', { name: 'Job' }));
  await user.click(await screen.findByRole('option', { name: 'Daily sales' }));
  await user.type(dialog.getByLabelText('From'), '2026-02-26');
  await user.type(dialog.getByLabelText('To'), '2026-02-27');
  expect(await rowsOf('Periods')).toEqual([
    'Thu 26 FebThere alreadyStays',
    'Fri 27 FebMissedTo be made',
  ]);
  await user.click(dialog.getByRole('button', { name: 'Make 1 report' }));
  await screen.findByText('1 report to be made, one by one');
  expect(bridge.calls).toContainEqual([
    'backfill.start',
    { jobId: 'daily-sales', from: '2026-02-26', to: '2026-02-27' },
  ]);
});

test('a backfill that main refuses says why beside the days', async () => {
  const { user } = showApp('/history', {
    'history.read': () => ({ items: [], next: null }),
    'jobs.names': () => [{ id: 'daily-sales', name: 'Daily sales' }],
    'backfill.preview': () => new Refusal(failure('The last day lies before the first one.')),
  });

  await user.click(await screen.findByRole('button', { name: 'Make earlier reports…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('combobox', { name: 'Job' }));
  await user.click(await screen.findByRole('option', { name: 'Daily sales' }));
  await user.type(dialog.getByLabelText('From'), '2026-02-27');
  await user.type(dialog.getByLabelText('To'), '2026-02-26');
  await dialog.findByText('The last day lies before the first one.');
  expect(dialog.getByRole('button', { name: 'Make reports' })).toHaveProperty('disabled', true);
});

test('a month counts what became of each day, and a click shows its rows', async () => {
  const fromMs = Date.UTC(2026, 2, 1, 23);
  const outcomes = [{ outcome: 'failed' as const, count: 2 }];
  const days = [
    { date: '2026-03-02', fromMs, toMs: fromMs + day, outcomes, due: 1 },
    { date: '2026-03-03', fromMs: fromMs + day, toMs: fromMs + 2 * day, outcomes: [], due: 4 },
  ];
  const { bridge, user } = showApp('/history', {
    'history.read': () => ({ items: [cast.historyItem()], next: null }),
    'history.month': () => ({ zone: 'Europe/Berlin', days, isCut: false }),
  });

  await user.click(await screen.findByRole('radio', { name: 'Month' }));
  await screen.findByText('4 due');
  await user.click(screen.getByRole('button', { name: /^2: ?2 ?failed, ?1 due$/ }));
  await screen.findByRole('button', { name: 'Show the newest again' });
  const asked = { jobId: null, outcome: null, trigger: null, text: '', untilMs: fromMs + day };
  expect(bridge.calls).toContainEqual(['history.read', { ...asked, before: null }]);
});

test('of one job it says whether each due time has an outcome, and saves the proof of it', async () => {
  const sentence = 'Each of the 38 due times since 3 Mar 2026 has an outcome: 38 reported.';
  const { user } = showApp('/history', {
    'history.read': () => ({ items: [cast.historyItem()], next: null }),
    'jobs.names': () => [{ id: 'daily-sales', name: 'Daily sales' }],
    'coverage.read': () => ({ sentence, notes: ['No gap.'], isWhole: true }),
    'coverage.save': ({ jobId }) => `/home/ada/${jobId} - coverage.csv`,
  });

  await user.click(await screen.findByRole('combobox', { name: 'Job' }));
  await user.click(await screen.findByRole('option', { name: 'Daily sales' }));
  await screen.findByRole('heading', { name: 'Nothing is missing' });
  await screen.findByText(sentence);
  await user.click(screen.getByRole('button', { name: 'Save as proof…' }));
  await screen.findByText('Saved /home/ada/daily-sales - coverage.csv');
});

test('a time without an outcome asks for a look', async () => {
  const { user } = showApp('/history', {
    'history.read': () => ({ items: [cast.historyItem()], next: null }),
    'jobs.names': () => [{ id: 'daily-sales', name: 'Daily sales' }],
    'coverage.read': () => ({ sentence: '1 unexplained.', notes: [], isWhole: false }),
  });

  await user.click(await screen.findByRole('combobox', { name: 'Job' }));
  await user.click(await screen.findByRole('option', { name: 'Daily sales' }));
  await screen.findByRole('heading', { name: 'Something is missing' });
});

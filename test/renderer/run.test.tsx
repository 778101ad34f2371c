import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import * as runCast from './run-cast.ts';
import { onMondayMorning, place, showApp } from './show-app.tsx';

onMondayMorning();

const failedRun = runCast.run({
  item: cast.historyItem({
    outcome: 'failed',
    failure: 'The file sales.csv is not there any more.',
    result: null,
    hasReport: false,
  }),
  attempts: [1, 2].map((n) => ({
    startedAtMs: cast.monday - cast.day + n * cast.minute,
    endedAtMs: cast.monday - cast.day + n * cast.minute + 1000,
    outcome: 'failed' as const,
    failure: `Reason ${n}`,
    log: [{ atMs: cast.monday, step: 'fetch' as const, note: `reading ${n}` }],
  })),
  deliveries: [],
});

test('a run says how it ended, why it ran, and what it is about', async () => {
  showApp('/runs/r1', { 'run.read': () => runCast.run() });

  await screen.findByText('1,204 orders, 48,210 EUR · on time');
  screen.getByText('It was due');
  screen.getByText('1,204 rows');
  expect(screen.queryByRole('heading', { name: 'Attempts' })).toBeNull();
});

test('what was sent stands there word for word', async () => {
  showApp('/runs/r1', { 'run.read': () => runCast.run() });

  const sent = within(await screen.findByRole('list', { name: 'What was sent' }));
  sent.getByText('Notification on this desktop: Sent');
  sent.getByText('Daily sales is ready');
  sent.getByText('Net sales up 12.4 % to 48,210 EUR');
});

test('the words of the ledger are folded away under Diagnostics', async () => {
  showApp('/runs/r1', { 'run.read': () => runCast.run() });

  const folded = (await screen.findByText('Diagnostics')).closest('details');
  expect(folded?.open).toBe(false);
  expect(folded?.textContent).toContain('Idempotency key4be1a90c11f2d377');
  const seen = document.body.textContent?.replace(folded?.textContent ?? '', '') ?? '';
  expect(seen).not.toMatch(/\b(slot|idempotency|ledger|embedded)\b/i);
});

test('the log says what each try did and how it ended, and can be copied', async () => {
  showApp('/runs/r1', { 'run.read': () => failedRun });

  const folded = (await screen.findByText('Log')).closest('details');
  expect(folded?.querySelector('pre')?.textContent?.split('\n')).toEqual([
    '2 Mar 2026, 08:37:00  1. reading 1',
    '1 Mar 2026, 08:38:01  1. Reason 1',
    '2 Mar 2026, 08:37:00  2. reading 2',
    '1 Mar 2026, 08:39:01  2. Reason 2',
  ]);
  within(folded as HTMLElement).getByText('Copy log');
});

test('a failed run shows each attempt and can be tried again', async () => {
  const { user } = showApp('/runs/r1', {
    'run.read': ({ runId }) => (runId === 'r1' ? failedRun : runCast.run({ runId })),
    'run.retry': () => ({ runId: 'r8' }),
  });

  const attempts = within(await screen.findByRole('list', { name: 'Attempts' }));
  attempts.getByText('Reason 1');
  attempts.getByText('Reason 2');
  screen.getByText('Nothing was sent anywhere.');
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await screen.findByText('Succeeded');
  expect(place()).toBe('/runs/r8');
});

test('attempts that failed as the run did say nothing new, and are not listed', async () => {
  const attempts = failedRun.attempts.map((attempt) => ({ ...attempt, failure: 'Reason 2' }));
  const item = { ...failedRun.item, failure: 'Reason 2' };
  showApp('/runs/r1', { 'run.read': () => ({ ...failedRun, item, attempts }) });

  await screen.findByText('Reason 2 · on time');
  expect(screen.queryByRole('list', { name: 'Attempts' })).toBeNull();
});

test('a run under way can be cancelled', async () => {
  const item = cast.historyItem({ outcome: null, endedAtMs: null, result: null, hasReport: false });
  const { bridge, user } = showApp('/runs/r1', {
    'run.read': () => runCast.run({ item }),
    'run.cancel': () => null,
  });

  await screen.findByText('Running');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(bridge.calls).toContainEqual(['run.cancel', { runId: 'r1' }]);
});

test.each([
  [true, 'Widened to cover', ''],
  [false, 'Left out', '. History can make them.'],
])('times that did not run are named; widened to them: %s', async (isWidened, name, more) => {
  const covers = ['2026-02-27T07:00|Europe/Berlin', '2026-02-28T07:00|Europe/Berlin'];
  showApp('/runs/r1', { 'run.read': () => runCast.run({ covers, isWidened }) });
  const list = '2 earlier times that did not run: 2026-02-27 07:00, 2026-02-28 07:00';
  await screen.findByText(`${list}${more}`);
  screen.getByText(name);
});

test('how it went stands there part after part, with the time of each', async () => {
  const at = (seconds: number) => cast.monday - cast.day + seconds * 1000;
  const course = [
    runCast.part({ what: 'wait', fromMs: at(-3600), toMs: at(0) }),
    runCast.part({ what: 'fetch', attempt: 1, fromMs: at(0), toMs: at(2), isBroken: true }),
    runCast.part({ what: 'fetch', attempt: 2, fromMs: at(30), toMs: at(33) }),
    runCast.part({ what: 'analyze', attempt: 2, fromMs: at(33), toMs: at(40), isBroken: true }),
    runCast.part({ what: 'analyze', attempt: 3, fromMs: at(60), toMs: at(66) }),
    runCast.part({ what: 'report', attempt: 3, fromMs: at(66), toMs: at(67) }),
  ];
  showApp('/runs/r1', { 'run.read': () => runCast.run({ course }) });
  const parts = within(await screen.findByRole('region', { name: 'How it went' }));
  expect(parts.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Waited07:371\u00a0h',
    '1. Read the data – broken off08:372.0\u00a0s',
    '2. Read the data08:373.0\u00a0s',
    '2. Worked out and wrote the report – broken off08:377.0\u00a0s',
    '3. Worked out the numbers08:386.0\u00a0s',
    '3. Wrote the report08:381.0\u00a0s',
  ]);
});

test('a run that lost its file is given another one, and shows the run with it', async () => {
  const { bridge, user } = showApp('/runs/r1', {
    'run.read': ({ runId }) =>
      runId === 'r1' ? { ...failedRun, action: 'choose-file' } : runCast.run({ runId }),
    'dialog.choose-file': () => '/data/new.csv',
    'failure.relink': () => ({ runId: 'r8', alsoRelinked: [] }),
  });
  await user.click(await screen.findByRole('button', { name: 'Choose file…' }));
  await screen.findByRole('button', { name: 'Read the report' });
  expect(place()).toBe('/runs/r8');
  expect(bridge.calls).toContainEqual(['failure.relink', { runId: 'r1', path: '/data/new.csv' }]);
});

test('a run that works says what it is at, as main tells it', async () => {
  const item = cast.historyItem({ outcome: null, endedAtMs: null, hasReport: false });
  const { bridge } = showApp('/runs/r1', { 'run.read': () => runCast.run({ item }) });
  await screen.findByRole('button', { name: 'Cancel' });
  act(() => bridge.tell({ kind: 'progress', runId: 'r1', step: 'fetch', note: 'reading a.csv' }));
  await screen.findByText('Reading a.csv');
});

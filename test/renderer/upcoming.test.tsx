import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import * as runCast from './run-cast.ts';
import { onMondayMorning, place, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const { minute, day, upcoming } = cast;

test('the next runs stand under their day with time, zone and how long it is until then', async () => {
  const tomorrow = cast.nextRun({ jobName: 'Churn', dueAtMs: cast.monday + day });
  showApp('/', { 'upcoming.read': () => upcoming({ next: [cast.nextRun(), tomorrow] }) });

  expect(await rowsOf('Due Today')).toEqual([
    '09:00Daily salesWeekdays at 09:00 · Europe/Berlinin 23 min',
  ]);
  expect(await rowsOf('Due Tomorrow')).toEqual([
    '08:37ChurnWeekdays at 09:00 · Europe/Berlinin 24 h',
  ]);
});

test('while everything is paused the next runs say that they do not start, and which jobs rest is counted', async () => {
  const next = [
    cast.nextRun({ waits: 'paused' }),
    cast.nextRun({ jobName: 'Churn', dueAtMs: cast.monday + 3 * cast.hour }),
  ];
  const resting = { paused: 2, off: 1 };
  const pausedAll = { untilMs: cast.monday + cast.hour };
  showApp('/', { 'upcoming.read': () => upcoming({ next, pausedAll, resting }) });

  expect((await rowsOf('Due Today')).map((text) => text?.replace(/.*Berlin/, ''))).toEqual([
    'not while paused',
    'in 3\u00a0h',
  ]);
  screen.getByText('2 jobs are paused until you resume, 1 is switched off.');
});

test('a pointer over a time shows its day, zone and UTC', async () => {
  showApp('/', { 'upcoming.read': () => upcoming({ next: [cast.nextRun()] }) });

  expect(await screen.findByText('09:00')).toHaveProperty(
    'title',
    'Monday 2 March 2026, 09:00 Europe/Berlin (GMT+1), 08:00 UTC',
  );
});

test('without a job it asks what to watch, and My file goes on with the chosen one', async () => {
  const { user } = showApp('/', {
    'upcoming.read': () => upcoming({ jobCount: 0 }),
    'dialog.choose-file': () => '/home/ana/orders.xlsx',
  });

  await screen.findByRole('heading', { name: 'What should I watch for you?' });
  await user.click(screen.getByRole('button', { name: 'My file' }));
  await screen.findByText('orders.xlsx');
  expect(place()).toBe('/first');
});

test('the example is a job of the sample data that runs at once', async () => {
  const { bridge, user } = showApp('/', {
    'upcoming.read': () => upcoming({ jobCount: 0 }),
    'sample.prepare': () => '/home/ana/sales.csv',
    'job.save': () => ({ jobId: 'example', again: null }),
    'job.run-now': () => ({ runId: 'r7' }),
    'run.read': () => runCast.run({ runId: 'r7' }),
  });

  await user.click(await screen.findByRole('button', { name: 'See an example' }));
  await screen.findByRole('heading', { name: 'Daily sales' });
  expect(bridge.calls).toContainEqual(['job.run-now', { jobId: 'example', again: false }]);
  expect(place()).toBe('/runs/r7');
});

test('what was missed while away is summed up, named with its reason, and accepted at once', async () => {
  const away = [cast.missed(), cast.missed({ atMs: cast.monday - 2 * day, outcome: 'superseded' })];
  const { bridge, user } = showApp('/', {
    'upcoming.read': () => upcoming({ away }),
    'upcoming.accept-away': () => null,
  });

  const card = await screen.findByRole('region', { name: 'While you were away' });
  within(card).getByText('2 reports were due: 1 missed, 1 combined into a later one.');
  within(card).getAllByText('missed while asleep');
  await user.click(within(card).getByRole('button', { name: 'Accept all' }));
  expect(bridge.calls).toContainEqual(['upcoming.accept-away', null]);
});

test('a running job shows the step it is at, as main tells it, and can be cancelled', async () => {
  const { bridge, user } = showApp('/', {
    'upcoming.read': () => upcoming({ running: [cast.running()] }),
    'run.cancel': () => null,
  });

  await screen.findByText('Working out the numbers');
  act(() =>
    bridge.tell({ kind: 'progress', runId: 'r9', step: 'report', note: 'drawing 2 charts' }),
  );
  await screen.findByText('Drawing 2 charts');
  await user.click(screen.getByRole('button', { name: 'Cancel Daily sales' }));
  expect(bridge.calls).toContainEqual(['run.cancel', { runId: 'r9' }]);
});

test('it is read again when main says that something changed', async () => {
  const views = [upcoming({ next: [cast.nextRun()] }), upcoming()];
  const { bridge } = showApp('/', { 'upcoming.read': () => views.shift() ?? upcoming() });

  await screen.findByText('in 23 min');
  act(() => bridge.tell({ kind: 'changed' }));
  await screen.findByText('Nothing is due');
});

test('what changes while it is read again is read once more, and not for each change', async () => {
  const waiting: ((view: ReturnType<typeof upcoming>) => void)[] = [];
  const { bridge } = showApp('/', {
    'upcoming.read': () => new Promise((resolve) => waiting.push(resolve)),
  });
  const answer = async () => act(async () => waiting.at(-1)?.(upcoming()));

  await waitFor(() => expect(waiting).toHaveLength(1));
  await answer();
  for (let n = 0; n < 9; n += 1) act(() => bridge.tell({ kind: 'changed' }));
  await waitFor(() => expect(waiting).toHaveLength(2));
  await answer();
  await waitFor(() => expect(waiting).toHaveLength(3));
  await answer();
  await screen.findByText('Nothing is due');
  expect(waiting).toHaveLength(3);
});

test('why nothing starts by itself is said: held, or all paused', async () => {
  const pausedAll = { untilMs: cast.monday + 83 * minute };
  showApp('/', { 'upcoming.read': () => upcoming({ held: 'The clock went back.', pausedAll }) });

  await screen.findByText('The clock went back.');
  screen.getByRole('heading', { name: /^Everything is paused until/ });
});

test('a clock in doubt is called right on a click', async () => {
  const sentence = 'The clock of this machine says 2099-01-01.';
  const calls: string[] = [];
  const { user } = showApp('/', {
    'upcoming.read': () => upcoming({ held: sentence, isClockInDoubt: true }),
    'upcoming.trust-clock': () => {
      calls.push('trusted');
      return null;
    },
  });

  await screen.findByText(sentence);
  await user.click(screen.getByRole('button', { name: 'The clock is right' }));
  expect(calls).toEqual(['trusted']);
});

test('what cannot be read is said with its reason, and tried again on a click', async () => {
  const answers = [new Refusal(failure('The disk is full.')), upcoming()];
  const { user } = showApp('/', { 'upcoming.read': () => answers.shift() ?? upcoming() });

  await screen.findByText('The disk is full.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Nothing is due');
});

test('while main is busy a reader of the screen hears what is being read', async () => {
  showApp('/', {});

  expect((await screen.findByRole('status')).textContent).toBe('Reading what is due…');
});

test('the sidebar counts failures and unread reports', async () => {
  showApp('/', {
    'upcoming.read': () => upcoming(),
    'failures.count': () => 1,
    'reports.unread': () => 1,
  });

  await screen.findByRole('link', { name: /Failures.*1 to look at/ });
  await screen.findByRole('link', { name: /Reports.*1 unread/ });
});

test('main can send the window to a place', async () => {
  const { bridge } = showApp('/', { 'upcoming.read': () => upcoming(), 'failures.read': () => [] });

  await screen.findByText('Nothing is due');
  act(() => bridge.tell({ kind: 'go', path: '/failures' }));
  await screen.findByText('Nothing has failed');
});

test('a time that was missed can still have its report made', async () => {
  const away = [cast.missed({ slot: '2026-02-27T09:00|Europe/Berlin' })];
  const { bridge, user } = showApp('/', {
    'upcoming.read': () => upcoming({ away }),
    'slot.run': () => ({ runId: 'r8' }),
  });

  await user.click(await screen.findByRole('button', { name: 'Run Daily sales for this time' }));
  const asked = { jobId: 'daily-sales', slot: '2026-02-27T09:00|Europe/Berlin' };
  expect(bridge.calls).toContainEqual(['slot.run', asked]);
});

test('a long absence is folded, and opened on a click', async () => {
  const away = Array.from({ length: 20 }, (_, n) => cast.missed({ atMs: cast.monday - n * day }));
  const { user } = showApp('/', { 'upcoming.read': () => upcoming({ away }) });

  expect(await rowsOf('While you were away')).toHaveLength(6);
  await user.click(screen.getByRole('button', { name: 'Show 14 more' }));
  expect(await rowsOf('While you were away')).toHaveLength(20);
});

test('the timeline says in words what it shows', async () => {
  const marks = [
    { atMs: cast.monday - 2 * cast.hour, state: 'missed' as const, runId: null },
    { atMs: cast.monday + 23 * minute, state: 'due' as const, runId: null },
  ];
  const lanes = [{ jobId: 'daily-sales', jobName: 'Daily sales', marks }];
  const { timeline } = upcoming();
  showApp('/', { 'upcoming.read': () => upcoming({ timeline: { ...timeline, lanes } }) });

  await screen.findByRole('img', { name: 'Timeline' });
  screen.getByText('1 report due until tomorrow 02:37; the next is Daily sales, today 09:00.');
  screen.getByText('Berlin time');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mostJobs,
  problemTrayView,
  type TrayItem,
  type TrayState,
  trayView,
} from '../../../main/shell/tray-view.ts';

const monday = Date.UTC(2026, 10, 2, 8, 0);
const hourMs = 3_600_000;

const quiet: TrayState = {
  nowMs: monday,
  zone: 'UTC',
  problem: null,
  paused: null,
  jobs: [{ id: 'daily-sales', name: 'Daily sales' }],
  jobCount: 1,
  next: [{ jobName: 'Daily sales', dueAtMs: monday + 6 * hourMs }],
  running: [],
  reports: [],
  failureCount: 0,
  failures: [],
  questionCount: 0,
  startsAtLogin: false,
};

const labels = (items: readonly TrayItem[]): readonly string[] =>
  items.flatMap((item) => {
    if (item.kind === 'separator') return [];
    return item.kind === 'menu' ? [item.label, ...labels(item.items)] : [item.label];
  });

test('the first line says in words what the icon says by its shape', () => {
  const view = trayView({ ...quiet, failureCount: 2 });
  expect(view.icon).toBe('attention');
  expect(view.items[0]).toEqual({ kind: 'text', label: '2 failed · next: Daily sales 14:00' });
  expect(view.tooltip).toBe('Almanac: 2 failed · next: Daily sales 14:00');
});

test('a question for the user asks for a look, in words and by the icon, and opens Upcoming', () => {
  const view = trayView({ ...quiet, questionCount: 2 });
  expect(view.icon).toBe('attention');
  expect(view.tooltip).toBe('Almanac: 2 questions for you · next: Daily sales 14:00');
  expect(view.items).toContainEqual({
    kind: 'command',
    label: '2 questions for you',
    command: { do: 'open', path: '/' },
  });
});

test('a quiet day shows runs, actions and nothing about failures', () => {
  expect(labels(trayView(quiet).items)).toEqual([
    'next: Daily sales 14:00',
    '14:00  Daily sales',
    'Run now',
    'Daily sales',
    'Pause',
    'For 30 minutes',
    'For 2 hours',
    'Until tomorrow',
    'Until I resume',
    'New job…',
    'Open Almanac',
    'Settings…',
    'Start at login',
    'Quit Almanac',
  ]);
});

test('Almanac that cannot work is shown before anything else', () => {
  const state = { ...quiet, failureCount: 1, problem: 'The disk is full.' };
  expect(trayView(state)).toMatchObject({
    icon: 'problem',
    tooltip: 'Almanac: The disk is full. · 1 failed · next: Daily sales 14:00',
  });
});

test('a pause says until when and offers Resume in place of Pause', () => {
  const state = { ...quiet, paused: { untilMs: monday + 22 * hourMs } };
  const view = trayView(state);
  expect(view.icon).toBe('paused');
  expect(labels(view.items)).toContain('Resume (paused until tomorrow 06:00)');
  expect(labels(view.items)).not.toContain('Pause');
});

test('the three newest reports are listed and unread ones marked', () => {
  const report = { runId: 'r1', jobName: 'Churn', headline: '31 at risk', isUnread: true };
  const reports = [report, { ...report, runId: 'r2', isUnread: false }, report, report];
  const items = trayView({ ...quiet, reports }).items;
  const shown = labels(items).filter((label) => label.includes('Churn'));
  expect(shown).toEqual(['● Churn: 31 at risk', 'Churn: 31 at risk', '● Churn: 31 at risk']);
  expect(items).toContainEqual({
    kind: 'command',
    label: 'Churn: 31 at risk',
    command: { do: 'open', path: '/reports/r2' },
  });
});

test('start at login shows the switch as it is and turns it over', () => {
  const items = trayView({ ...quiet, startsAtLogin: true }).items;
  expect(items.find((item) => item.kind === 'check')).toMatchObject({
    isOn: true,
    command: { do: 'start-at-login', on: false },
  });
});

test('the next runs are named as a person says them', () => {
  const next = [1, 26, 49, 24 * 9].map((hours, index) => ({
    jobName: `J${index}`,
    dueAtMs: monday + hours * hourMs,
  }));
  const texts = labels(trayView({ ...quiet, next }).items);
  expect(texts.slice(1, 4)).toEqual(['09:00  J0', 'tomorrow 10:00  J1', 'Wed 09:00  J2']);
});

test('F10: whatever a job is called, every label is one short line without control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12_000 }), (name) => {
      const view = trayView({
        ...quiet,
        problem: name,
        jobs: [{ id: 'a', name }],
        next: [{ jobName: name, dueAtMs: monday }],
        running: [{ runId: 'r', jobName: name, note: name }],
        reports: [{ runId: 'r', jobName: name, headline: name, isUnread: true }],
        failureCount: 1,
        failures: [{ runId: 'r', jobName: name, message: name }],
      });
      for (const label of [view.tooltip, ...labels(view.items)]) {
        expect(label).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect([...label].length).toBeLessThan(400);
      }
    }),
    { numRuns: 100 },
  );
});

const menu = (items: readonly TrayItem[], label: string) =>
  items.find((item) => item.kind === 'menu' && item.label.startsWith(label));

test('a failure can be retried from the menu, and all of them be shown', () => {
  const failures = [{ runId: 'r9', jobName: 'Stock', message: 'stock.csv is not there.' }];
  const { items } = trayView({ ...quiet, failureCount: 1, failures });
  expect(menu(items, '1 failure')).toEqual({
    kind: 'menu',
    label: '1 failure',
    items: [
      {
        kind: 'menu',
        label: 'Stock: stock.csv is not there.',
        items: [
          { kind: 'command', label: 'Retry', command: { do: 'retry', runId: 'r9' } },
          { kind: 'command', label: 'Show', command: { do: 'open', path: '/runs/r9' } },
        ],
      },
      { kind: 'separator' },
      { kind: 'command', label: 'Show all failures', command: { do: 'open', path: '/failures' } },
    ],
  });
});

test('what runs says what it does, and can be cancelled', () => {
  const running = [{ runId: 'r1', jobName: 'Churn', note: 'reading orders.csv' }];
  expect(menu(trayView({ ...quiet, running }).items, 'Running')).toEqual({
    kind: 'menu',
    label: 'Running  Churn: reading orders.csv',
    items: [
      { kind: 'command', label: 'Show', command: { do: 'open', path: '/runs/r1' } },
      { kind: 'command', label: 'Cancel', command: { do: 'cancel', runId: 'r1' } },
    ],
  });
});

test('ten thousand jobs make a menu of twenty, and the way to the rest', () => {
  const jobs = Array.from({ length: mostJobs }, (_, n) => ({ id: `job-${n}`, name: `Job ${n}` }));
  const { items } = trayView({ ...quiet, jobs, jobCount: 10_000 });
  const names = labels([menu(items, 'Run now') as TrayItem]);
  expect(names).toHaveLength(22);
  expect(names.at(-1)).toBe('9980 more in Settings…');
});

test('where the data cannot be opened the icon says why, and the menu opens or quits', () => {
  const { icon, tooltip, items } = problemTrayView('The disk is full.');
  expect([icon, tooltip, labels(items)]).toEqual([
    'problem',
    'Almanac: The disk is full.',
    ['The disk is full.', 'Open Almanac', 'Quit Almanac'],
  ]);
});

import { expect, test } from 'vitest';
import { failureItem } from '../../../main/ipc/views/failure-item.ts';
import { historyItem } from '../../../main/ipc/views/history-item.ts';
import { jobDraft, jobItem } from '../../../main/ipc/views/job-item.ts';
import { schedulePreview } from '../../../main/ipc/views/schedule-preview.ts';
import { reportOfJob } from '../../../main/jobfile/draft-report.ts';
import { churn, failedRun, plainNarrator, plainPolicies, record, run } from './cast.ts';

test('a failure of the file offers to choose another and names the one it looked for', () => {
  expect(failureItem(failedRun, churn, false)).toMatchObject({
    jobName: 'Weekly churn',
    message: 'customers.csv is not there any more.',
    action: 'choose-file',
    sourcePath: '/data/customers.csv',
  });
});

test('a failure of anything else offers to try again', () => {
  const failure = { code: 'time-limit', message: 'x', permanent: false } as const;
  expect(failureItem({ ...failedRun, failure }, churn, false)).toMatchObject({
    action: 'retry',
    sourcePath: null,
  });
});

test('a refused password offers to enter another one in its connection', () => {
  const refused = { code: 'access-refused', message: 'x', permanent: true } as const;
  const failure = { ...refused, connectionId: 'shop' };
  expect(failureItem({ ...failedRun, failure }, churn, false)).toMatchObject({
    action: 'new-secret',
    connectionId: 'shop',
  });
});

test('a slot that did not run stands in history with its zone and no run', () => {
  const missed = {
    ...record,
    outcome: 'missed',
    reason: 'asleep',
    runId: null,
    run: null,
  } as const;
  expect(historyItem(missed, churn.name)).toMatchObject({
    atMs: record.dueAtMs,
    zone: 'America/New_York',
    runId: null,
    outcome: 'missed',
    reasonText: 'missed while asleep',
    hasReport: false,
  });
});

test('a run by hand stands in history at the time it was asked for', () => {
  const item = historyItem({ ...record, slot: 'manual:x', dueAtMs: null }, churn.name);
  expect([item.atMs, item.zone]).toEqual([run.requestedAtMs, 'America/New_York']);
});

const health = { state: 'ok', sentence: null, dueAtMs: null } as const;

test('the strip holds ten outcomes, oldest first, without what has not ended', () => {
  const outcomes = ['failed', null, ...Array.from({ length: 12 }, () => 'succeeded' as const)];
  const slots = outcomes.map((outcome) => ({ ...record, outcome }) as typeof record);
  const facts = {
    scheduleText: 'Mondays at 07:00',
    next: null,
    slots,
    isRunning: false,
    health,
    passed: [],
    monthMicros: 1_200_000,
  };
  const { strip, monthCost } = jobItem(churn, facts);
  expect(strip).toEqual([...Array.from({ length: 9 }, () => 'succeeded'), 'failed']);
  expect(monthCost).toBe(1.2);
});

test('a paused job has no next run', () => {
  const next = { text: '', dueAtMs: 5, zone: 'UTC' };
  const given = { scheduleText: '', next, slots: [], isRunning: false, health };
  const facts = { ...given, passed: [], monthMicros: 0 };
  const paused = { sinceMs: 1, note: 'holidays', automatic: false };
  expect(jobItem(churn, facts).nextAtMs).toBe(5);
  expect(jobItem({ ...churn, paused }, facts).nextAtMs).toBeNull();
});

test('a job opens in the form as it was saved', () => {
  const spec = { ...churn, window: { kind: 'trailing', days: 28 } } as const;
  expect(jobDraft(spec, reportOfJob(spec))).toEqual({
    id: 'weekly-churn',
    region: null,
    remote: null,
    name: 'Weekly churn',
    tags: [],
    report: { recipe: 'briefing', options: '', sourceId: 'customers', others: [] },
    path: '/data/customers.csv',
    reading: { sheet: null, table: null, headerRow: null, decimal: null, dateFormat: null },
    columns: { time: null, measure: null },
    cron: '0 7 * * MON',
    timezone: 'America/New_York',
    window: 'trailing:28d',
    policies: plainPolicies,
    narrator: plainNarrator,
    deliver: [],
  });
});

test('the preview says what the schedule does on the nights when clocks change', () => {
  const nothing = { next: [], changes: [], nights: [], habit: null };
  const sentence = (cron: string) => schedulePreview(cron, 'Daily at 02:30.', nothing).sentence;
  expect(sentence('30 2 * * *')).toMatch(/^Daily at 02:30\. A time that the clocks skip/);
  expect(sentence('*/15 * * * *')).toContain('none is left out, none is made up');
});

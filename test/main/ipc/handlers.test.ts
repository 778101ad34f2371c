import { expect, test } from 'vitest';
import type { Job } from '../../../main/domain/job/job.ts';
import type { SlotFilter } from '../../../main/domain/run/history.ts';
import type { Run, SlotRecord } from '../../../main/domain/run/run.ts';
import { shapeAcceptedAtMs } from '../../../main/domain/source/accepted-shapes.ts';
import { fileSource } from '../../../main/domain/source/file-kind.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import { churn, failedRun, plainPolicies, record, run } from './cast.ts';
import { fact, servicesOf } from './fake-services.ts';

test('another file for a failed job is saved with the job, which then runs again', async () => {
  const { services, did } = servicesOf({ runs: [failedRun] });
  const answer = await createHandlers(services)['failure.relink']({
    runId: failedRun.id,
    path: '/data/new.csv',
  });
  expect(answer).toEqual({ runId: 'retried', alsoRelinked: [] });
  expect(did).toEqual(['saved /data/new.csv', 'jobs changed', `retried ${failedRun.id}`]);
});

test('columns that are not what they were are taken as they are, and the job runs again', async () => {
  const { services, did } = servicesOf({ runs: [failedRun] });
  const answer = await createHandlers(services)['failure.accept-shape']({ runId: failedRun.id });
  expect(answer).toEqual({ runId: 'retried' });
  expect(did).toEqual([`retried ${failedRun.id}`]);
  expect(shapeAcceptedAtMs(services.settings, failedRun.jobId)).toBe(services.clock.wallMs());
});

test('a folder that moved is given to every job whose file is gone from it and lies at the new place', async () => {
  const job = (id: string, path: string): Job => ({
    ...churn,
    id,
    name: id,
    sources: [fileSource('a', path)],
  });
  const failed = (id: string, jobId: string): Run => ({ ...failedRun, id, jobId });
  const jobs = [
    job('first', '/old/data/a.csv'),
    job('moved', '/old/data/in/b.xlsx'),
    job('stayed', '/old/data/c.csv'),
    job('lost', '/old/data/d.csv'),
    job('elsewhere', '/older/b.csv'),
  ];
  const there = ['/new/data/a.csv', '/new/data/in/b.xlsx', '/old/data/c.csv', '/new/data/c.csv'];
  const runs = [failed('run1', 'first'), failed('run2', 'moved'), failed('run3', 'lost')];
  const { services, did } = servicesOf({ jobs, runs, there });
  const answer = await createHandlers(services)['failure.relink']({
    runId: 'run1',
    path: '/new/data/a.csv',
  });
  expect(answer).toEqual({ runId: 'retried', alsoRelinked: ['moved'] });
  expect(did).toEqual([
    'saved /new/data/a.csv',
    'jobs changed',
    'saved moved /new/data/in/b.xlsx',
    'jobs changed',
    'retried run2',
    'retried run1',
  ]);
});

test('a file that does not fit is refused on its field and nothing is saved', async () => {
  const problem = { field: 'path', message: 'There is no file at this path.' };
  const { services, did } = servicesOf({ runs: [failedRun], problems: [problem] });
  const handlers = createHandlers(services);
  const answer = await handlers['failure.relink']({ runId: failedRun.id, path: '/x' });
  expect(answer).toEqual(new Refused([problem]));
  expect(did).toEqual([]);
});

test('a job with two mistakes is refused with both sentences', async () => {
  const problems = [
    { field: 'cron', message: 'Not a schedule.' },
    { field: 'name', message: 'A name, please.' },
  ];
  const { services, did } = servicesOf({ problems });
  const draft = await createHandlers(services)['job.draft']({ jobId: churn.id });
  if (draft instanceof Refused) throw new Error('the draft was refused');
  expect(await createHandlers(services)['job.save'](draft)).toEqual(new Refused(problems));
  expect(did).toEqual([]);
});

test('reading a report again and again leaves the mark that it has', async () => {
  const { services, did } = servicesOf({ runs: [run] });
  await createHandlers(services)['report.read']({ runId: run.id });
  expect(did).toEqual([]);
  await createHandlers(services)['report.mark']({ runId: run.id, mark: 'read' });
  expect(did).toEqual([`read ${run.id}`, 'views changed']);
});

test('a number is explained with its query and what it was in the reports before', async () => {
  const earlier = { ...run, id: 'm0aaa' };
  const { services } = servicesOf({ runs: [run, earlier] });
  const view = await createHandlers(services)['report.fact']({ runId: run.id, n: 1 });
  expect(view).toMatchObject({
    id: fact.id,
    query: fact.query,
    before: [{ runId: 'm0aaa', fromMs: 0, toMs: 7, text: fact.text, value: 412 }],
  });
});

test('a number is found with its job and period', async () => {
  const { services } = servicesOf({ runs: [run] });
  const find = createHandlers(services)['facts.find'];
  const { runId, n, text } = { runId: run.id, n: fact.n, text: fact.text };
  expect(await find({ text: '412', before: null })).toMatchObject({
    facts: [{ runId, n, text, jobName: churn.name, fromMs: 0, toMs: 7 }],
    next: 7,
  });
});

test('a number that the report does not have is not found', () => {
  const { services } = servicesOf({ runs: [run] });
  const read = () => createHandlers(services)['report.fact']({ runId: run.id, n: 99 });
  expect(read).toThrow('The report has no number 99.');
});

test('history reads on from the last row of a full page, and ends after a short one', async () => {
  const asked: SlotFilter[] = [];
  const full = Array.from({ length: 50 }, (_, n) => ({ ...record, dueAtMs: 1000 - n }));
  const { services } = servicesOf({
    slots: (filter) => {
      asked.push(filter);
      return asked.length === 1 ? full : [record];
    },
  });
  const read = createHandlers(services)['history.read'];
  const all = {
    jobId: null,
    outcome: null,
    trigger: null,
    text: '',
    untilMs: null,
    before: null,
  };
  const first = await read(all);
  const before = { atMs: 951, jobId: churn.id, slot: record.slot };
  expect(first).toMatchObject({ next: before });
  expect(await read({ ...all, before })).toMatchObject({ next: null });
  expect(asked[1]).toMatchObject({ before });
});

test('while you were away lists what was lost, not what was done already', async () => {
  const slot = (part: Partial<SlotRecord>) => ({ ...record, runId: null, run: null, ...part });
  const { services } = servicesOf({
    slots: () => [
      slot({ outcome: 'missed', reason: 'asleep' }),
      slot({ outcome: 'skipped', reason: 'already done' }),
      slot({ outcome: 'superseded', reason: 'by 2026-11-02T07:00|America/New_York' }),
    ],
  });
  const upcoming = await createHandlers(services)['upcoming.read'](null);
  expect('away' in upcoming && upcoming.away.map((item) => item.reasonText)).toEqual([
    'missed while asleep',
    'combined into Mon 2 Nov 07:00',
  ]);
});

test('a paused job is not among the next runs', async () => {
  const paused: Job = { ...churn, id: 'p', paused: { sinceMs: 0, note: '', automatic: false } };
  const { services } = servicesOf({ jobs: [churn, paused] });
  const upcoming = await createHandlers(services)['upcoming.read'](null);
  expect(upcoming).toMatchObject({
    jobCount: 2,
    next: [{ jobId: churn.id, waits: null }],
    resting: { paused: 1, off: 0 },
  });
});

test('a preview shows ten runs, or says on the window field what is wrong', async () => {
  const { services } = servicesOf({});
  const preview = createHandlers(services)['job.preview'];
  const when = { cron: '0 7 * * MON', timezone: 'UTC', window: 'week' };
  const draft = { id: null, ...when, policies: plainPolicies };
  const view = await preview(draft);
  expect('next' in view && view.next.map(({ dueAtMs }) => dueAtMs)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  const refused = await preview({ ...draft, window: 'fortnight' });
  expect(refused).toMatchObject({ failures: [{ field: 'window' }] });
});

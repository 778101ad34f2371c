import { expect, test } from 'vitest';
import { aStore, nightly, seven, weekly } from './cast.ts';

const asking = {
  ...nightly,
  id: 'asking',
  name: 'Where am I',
  schedule: { cron: '0 9 * * *', timezone: 'system', onTravel: 'ask' },
} as const;
const pause = { sinceMs: seven, note: '', automatic: false };

test('all jobs are counted and named as they were last saved, without those that were removed', () => {
  const { jobs, allJobs } = aStore();
  jobs.saveAll([nightly, weekly, asking], seven);
  jobs.save({ ...nightly, name: 'Late briefing' }, seven);
  jobs.remove('weekly', seven);
  expect([allJobs.count(), allJobs.askingZone()]).toEqual([2, ['asking']]);
  expect(allJobs.names()).toEqual([
    { id: 'asking', name: 'Where am I' },
    { id: 'nightly', name: 'Late briefing' },
  ]);
  expect(allJobs.names(1)).toHaveLength(1);
  expect(allJobs.names(9, 'asking').map(({ id }) => id)).toEqual(['nightly']);
});

test('a job rests while it is off or paused until somebody resumes it, not while a pause ends by itself', () => {
  const { jobs, allJobs } = aStore();
  jobs.saveAll([nightly, weekly, asking], seven);
  jobs.save({ ...nightly, enabled: false }, seven);
  jobs.setPaused('weekly', pause, seven);
  jobs.setPaused('asking', { ...pause, untilMs: seven + 1 }, seven);
  expect([...allJobs.resting()]).toEqual([
    ['nightly', 'off'],
    ['weekly', 'paused'],
  ]);
  jobs.setPaused('weekly', null, seven);
  jobs.save({ ...nightly, enabled: true }, seven);
  expect(allJobs.resting().size).toBe(0);
});

test('the tags of all jobs are each there once, without those of jobs that were removed', () => {
  const { jobs, allJobs } = aStore();
  jobs.saveAll(
    [
      { ...nightly, tags: ['sales', 'daily'] },
      { ...weekly, tags: ['crm'] },
    ],
    seven,
  );
  jobs.saveAll([asking, { ...nightly, tags: ['sales', 'Accounts'] }], seven);
  jobs.remove('weekly', seven);
  expect(allJobs.tags()).toEqual(['Accounts', 'sales']);
});

test('who gets mail of any job is there once, and nobody who gets something else', () => {
  const { jobs, allJobs } = aStore();
  const rule = { when: 'always', required: false } as const;
  const draft = { ...rule, kind: 'draft', note: null, attach: [] } as const;
  const mail = { ...draft, to: ['ada@example.com', 'boss@example.com'] };
  jobs.saveAll(
    [
      { ...nightly, deliver: [mail, { ...rule, kind: 'notification' }] },
      { ...weekly, deliver: [{ ...mail, to: ['boss@example.com'] }] },
    ],
    seven,
  );
  expect(allJobs.readers().toSorted()).toEqual(['ada@example.com', 'boss@example.com']);
});

test('a job that is added again after its removal is known by its new name', () => {
  const { jobs, allJobs } = aStore();
  jobs.save({ ...asking, enabled: false }, seven);
  jobs.remove('asking', seven);
  jobs.save({ ...nightly, id: 'asking' }, seven);
  expect([allJobs.names(), allJobs.askingZone(), allJobs.resting().size]).toEqual([
    [{ id: 'asking', name: nightly.name }],
    [],
    0,
  ]);
});

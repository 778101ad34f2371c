import { expect, test } from 'vitest';
import type { Run } from '../../../main/domain/run/run.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import { churn, run } from './cast.ts';
import { servicesOf } from './fake-services.ts';

/** Handlers over services that keep what is saved. */
function saving(runs: readonly Run[] = []) {
  const { services, did } = servicesOf({ runs });
  const saved: unknown[] = [];
  const jobs = {
    ...services.jobs,
    specAt: () => ({ ...churn, name: 'As it was' }),
    save: (spec: typeof churn) => {
      saved.push({ id: spec.id, name: spec.name, enabled: spec.enabled });
      return { ...churn, ...spec };
    },
    saveAll: (specs: readonly { readonly id: string }[]) => {
      for (const { id } of specs) did.push(`saved ${id}`);
    },
  } as typeof services.jobs;
  return { services: { ...services, jobs }, saved, did };
}

test('a copy is off and has a name and an id of its own', async () => {
  const { services, saved } = saving();
  const answer = await createHandlers(services)['job.duplicate']({ jobId: churn.id });
  expect(answer).toEqual({ jobId: 'weekly-churn-copy' });
  expect(saved).toEqual([{ id: 'weekly-churn-copy', name: 'Weekly churn (copy)', enabled: false }]);
});

test('versions say what each changed, and going back saves the old one anew', async () => {
  const { services, saved } = saving();
  const handlers = createHandlers(services);
  const asked = { jobId: churn.id };
  expect(await handlers['job.versions'](asked)).toEqual([
    {
      revision: 2,
      savedAtMs: 7,
      changes: [{ field: 'Name', before: 'Churn', after: 'Weekly churn' }],
    },
    { revision: 1, savedAtMs: 3, changes: [] },
  ]);
  await handlers['job.restore-version']({ ...asked, revision: 1 });
  expect(saved).toEqual([{ id: churn.id, name: 'As it was', enabled: true }]);
});

test('a job file is shown before it is imported: what is new, what is there, which file is missing', async () => {
  const { services, did } = saving();
  const handlers = createHandlers(services);
  const view = await handlers['jobs.choose-import'](null);
  if (view === null || view instanceof Refused) throw new Error('nothing was read');
  expect(view.fileName).toBe('jobs.yaml');
  expect(view.jobs.map(({ id, change }) => [id, change])).toEqual([
    [churn.id, 'same'],
    ['new-job', 'new'],
  ]);
  const customers = { path: '/data/customers.csv', isFolder: false };
  expect(view.missing).toEqual([{ ...customers, jobs: [churn.name, 'New job'] }]);
  expect(did).toEqual([]);
  expect(await handlers['jobs.import']({ id: view.id, staysOff: false })).toEqual({ saved: 2 });
  expect(did).toEqual(['saved weekly-churn', 'saved new-job', 'jobs changed']);
  expect(() => handlers['jobs.import']({ id: view.id + 1, staysOff: false })).toThrow(
    'Choose it once more',
  );
});

test('a job file that the system opened is shown by its number, and its new jobs can stay off', async () => {
  const { services } = saving();
  const enabled: unknown[] = [];
  const jobs: typeof services.jobs = {
    ...services.jobs,
    saveAll(specs) {
      enabled.push(...specs.map((spec) => [spec.id, spec.enabled]));
      return [];
    },
  };
  const handlers = createHandlers({ ...services, jobs });
  const view = await handlers['jobs.read-opened']({ number: 1 });
  if (view instanceof Refused) throw new Error('nothing was read');
  expect([view.fileName, enabled]).toEqual(['jobs.almanac', []]);
  await handlers['jobs.import']({ id: view.id, staysOff: true });
  // What was here already is as the file says.
  expect(enabled).toEqual([
    [churn.id, true],
    ['new-job', false],
  ]);
  expect(() => handlers['jobs.read-opened']({ number: 2 })).toThrow('Open it once more');
});

test('a file that is not on this laptop is asked for once for all jobs of the import', async () => {
  const { services, did } = servicesOf({});
  const shell = { ...services.shell, chooseFile: async () => '/home/ana/data/customers.csv' };
  const handlers = createHandlers({ ...services, shell });
  await handlers['jobs.choose-import'](null);
  const asked = { id: 1, path: '/data/customers.csv' };
  expect(await handlers['jobs.find-missing'](asked)).toMatchObject({ missing: [] });
  await handlers['jobs.import']({ id: 1, staysOff: false });
  expect(did[0]).toBe(
    'saved weekly-churn /home/ana/data/customers.csv, new-job /home/ana/data/customers.csv',
  );
});

test('one job is exported under its id, several under one name', async () => {
  const { services, did } = saving();
  const path = await createHandlers(services)['jobs.export']({ jobIds: [churn.id] });
  expect(path).toEqual({ path: '/usb/weekly-churn.almanac' });
  expect(did).toEqual(['wrote weekly-churn to weekly-churn.almanac']);
});

test('an edit of the recipe offers the last report again, any other edit does not', async () => {
  const { services } = saving([run]);
  const draft = await createHandlers(services)['job.draft']({ jobId: churn.id });
  if (draft instanceof Refused) throw new Error('the draft was refused');
  const edited = { ...churn, analysis: { ...churn.analysis, narrator: 'model' as const } };
  const drafts = { ...services.drafts, draftToSpec: () => edited };
  const save = createHandlers({ ...services, drafts })['job.save'];
  expect(await save(draft)).toMatchObject({ again: { runId: run.id, zone: run.zone } });
  expect(await createHandlers(services)['job.save'](draft)).toMatchObject({ again: null });
});

test('a resumed job takes the answer about what passed before the engine looks', async () => {
  const { text, zone } = { text: run.slot, zone: run.zone };
  const slot = { text, zone, dueAtMs: 7 };
  const open = [{ jobId: churn.id, slot, reason: 'paused' as const, covers: [] }];
  const { services, did } = servicesOf({ open });
  await createHandlers(services)['job.resume']({ jobId: churn.id, answer: 'latest' });
  expect(did).toEqual([`answered latest for ${text}`, 'jobs changed']);
});

test('a job is not paused until a day that has begun', async () => {
  const { services } = servicesOf({});
  const pause = createHandlers(services)['job.pause'];
  const asked = { jobId: churn.id, note: '' };
  expect(await pause({ ...asked, until: '1970-01-01' })).toMatchObject({
    failures: [{ field: 'until' }],
  });
  expect(await pause({ ...asked, until: '1970-01-02' })).toBeNull();
});

import { expect, test } from 'vitest';
import type { Job, JobSpec } from '../../../main/domain/job/job.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import { jobDraft } from '../../../main/ipc/views/job-item.ts';
import { targetOf } from '../../../main/ipc/views/target-draft.ts';
import type { TargetDraft } from '../../../preload/contract/job-delivery-calls.ts';
import type { ReportDraft } from '../../../preload/contract/job-draft.ts';
import { bossDraft } from '../../cast/target-draft.ts';
import { churn } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const report: ReportDraft = { recipe: 'briefing', options: '', sourceId: 'customers', others: [] };
const boss: TargetDraft = { ...bossDraft, when: 'changed', required: true, afterMyOk: true };
const hook: TargetDraft = {
  ...boss,
  kind: 'webhook',
  to: [],
  url: 'https://hooks.example.com/services/T0',
};

/** A job that is kept from call to call, and the secrets of its webhooks. */
function aJob() {
  let job: Job = churn;
  const { services } = servicesOf({});
  const jobs = {
    ...services.jobs,
    list: () => [job],
    get: () => job,
    save(spec: JobSpec) {
      job = { ...churn, ...spec };
      return job;
    },
  };
  const drafts = {
    ...services.drafts,
    draftToSpec: (draft: { readonly deliver: readonly TargetDraft[] }) => ({
      ...job,
      deliver: draft.deliver.map(targetOf),
    }),
  };
  const handlers = createHandlers({ ...services, jobs, drafts });
  const save = (deliver: readonly TargetDraft[]) =>
    handlers['job.save']({ ...jobDraft(job, report), deliver });
  const saved = () => jobDraft(job, report).deliver;
  return { handlers, save, saved, secrets: services.secrets };
}

test('a secret that is typed signs the webhook under a name of its host, and is never shown again', async () => {
  const { handlers, save, saved, secrets } = aJob();
  await save([{ ...hook, secret: '', newSecret: 'shared by two' }]);
  expect(secrets.read('webhook/hooks-example-com')).toBe('shared by two');
  expect(saved()).toMatchObject([{ secret: 'hooks-example-com', newSecret: null }]);
  expect(await handlers['webhook.secrets'](null)).toEqual({
    keeps: 'keyring',
    saved: [{ name: 'hooks-example-com', place: 'keyring' }],
  });
});

test('two webhooks of one host have a secret each, and a new one takes the place of its own', async () => {
  const { save, saved, secrets } = aJob();
  const other = { ...hook, url: 'https://hooks.example.com/services/T1' };
  await save([
    { ...hook, secret: '', newSecret: 'first' },
    { ...other, secret: '', newSecret: 'second' },
  ]);
  const [one, two] = saved();
  if (!one || !two) throw new Error('two webhooks');
  await save([one, { ...two, newSecret: 'third' }]);
  expect(secrets.read('webhook/hooks-example-com')).toBe('first');
  expect(secrets.read('webhook/hooks-example-com-2')).toBe('third');
});

test('a secret that no job names any more is forgotten, one that was only shown is kept', async () => {
  const { save, saved, secrets } = aJob();
  await save([{ ...hook, secret: '', newSecret: 'shared by two' }, boss]);
  await save(saved());
  expect(secrets.read('webhook/hooks-example-com')).toBe('shared by two');
  await save([boss]);
  expect(secrets.read('webhook/hooks-example-com')).toBeNull();
});

test.each([
  [{ to: [] }, 'The list of addresses is empty.'],
  [{ to: ['boss'] }, '"boss" is no e-mail address; write for example boss@example.com.'],
  [{ kind: 'folder' }, 'The folder is empty; choose a folder.'],
  [{ kind: 'folder', path: '/srv', formats: [] }, 'The list of what to write is empty.'],
  [
    { kind: 'folder', path: '/srv', keep: 0 },
    'The number of reports to keep must be a whole number between 1 and 10000.',
  ],
  [
    { kind: 'webhook', url: 'example.com' },
    '"example.com" is no web address; write for example https://example.com/hook.',
  ],
  [{ ...hook, secret: '' }, 'Enter the secret that signs it.'],
] as const)('of %j it is said: %s', async (part, sentence) => {
  const { handlers } = aJob();
  const answer = await handlers['job.check-deliveries']({ deliver: [{ ...boss, ...part }] });
  if (!(answer instanceof Refused)) throw new Error('it was taken');
  expect(answer.failures.map(({ message }) => message)).toEqual([sentence]);
});

test('two readers who would be told the same twice are refused before the job is saved', async () => {
  const { handlers } = aJob();
  const answer = await handlers['job.check-deliveries']({ deliver: [boss, boss] });
  expect(answer).toBeInstanceOf(Refused);
  expect(await handlers['job.check-deliveries']({ deliver: [boss, hook] })).toBeNull();
});

import { expect, test } from 'vitest';
import type { DeliveryTarget } from '../../../main/domain/delivery-target.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import type { TargetDraft } from '../../../preload/contract/job-delivery-calls.ts';
import { churn } from './cast.ts';
import { servicesOf } from './fake-services.ts';

const jobId = churn.id;
const boss: TargetDraft = {
  kind: 'email',
  when: 'changed',
  required: true,
  afterMyOk: true,
  to: ['boss@example.com'],
  note: '',
  formats: ['pdf'],
  path: '',
  url: '',
  webhookFormat: 'json',
};

/** A job whose deliveries are kept from call to call. */
function aJob(problems: readonly { field: string; message: string }[] = []) {
  let deliver: readonly DeliveryTarget[] = churn.deliver;
  const { services } = servicesOf({ problems });
  const jobs = {
    ...services.jobs,
    get: () => ({ ...churn, deliver }),
    save: (spec: typeof churn) => {
      deliver = spec.deliver;
      return { ...churn, ...spec };
    },
  };
  return createHandlers({ ...services, jobs: jobs as typeof services.jobs });
}

test('a reader is added beside the notification and told in one line', async () => {
  const handlers = aJob();
  await handlers['job.add-delivery']({ jobId, target: boss });
  expect(await handlers['job.deliveries']({ jobId })).toEqual([
    {
      index: 1,
      text: 'E-mail to boss@example.com: only when something has changed, after my OK, must arrive',
    },
  ]);
});

test('a webhook is told by its host, because its path may be its secret', async () => {
  const handlers = aJob();
  const url = 'https://hooks.example.com/services/T0/secret';
  await handlers['job.add-delivery']({
    jobId,
    target: { ...boss, kind: 'webhook', url, when: 'always', required: false, afterMyOk: false },
  });
  expect(await handlers['job.deliveries']({ jobId })).toEqual([
    { index: 1, text: 'Webhook hooks.example.com: every report' },
  ]);
});

test('a reader is removed by what was shown of it, and nobody else in its place', async () => {
  const handlers = aJob();
  await handlers['job.add-delivery']({ jobId, target: boss });
  const text =
    'E-mail to boss@example.com: only when something has changed, after my OK, must arrive';
  await handlers['job.remove-delivery']({ jobId, index: 0, text });
  expect(await handlers['job.deliveries']({ jobId })).toHaveLength(1);
  await handlers['job.remove-delivery']({ jobId, index: 1, text });
  expect(await handlers['job.deliveries']({ jobId })).toEqual([]);
});

test('what is wrong with a reader is said, and the job stays as it was', async () => {
  const handlers = aJob([{ field: 'deliver[1].to[0]', message: '"boss" is no e-mail address' }]);
  const answer = await handlers['job.add-delivery']({ jobId, target: { ...boss, to: ['boss'] } });
  expect(answer).toBeInstanceOf(Refused);
  expect(await handlers['job.deliveries']({ jobId })).toEqual([]);
});

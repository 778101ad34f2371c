import { expect, test } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { Refused } from '../../../main/ipc/refused.ts';
import { churn } from './cast.ts';
import { fact, servicesOf } from './fake-services.ts';

async function handlersAndDraft(given: Parameters<typeof servicesOf>[0] = {}) {
  const { services, did } = servicesOf(given);
  const handlers = createHandlers(services);
  const draft = await handlers['job.draft']({ jobId: churn.id });
  if (draft instanceof Refused) throw new Error('the draft was refused');
  return { handlers, draft, did };
}

test('a trial saves nothing, and says whom a real report would go to', async () => {
  const { handlers, draft, did } = await handlersAndDraft();
  const view = await handlers['job.try']({ ...draft, id: null, name: '' });
  expect(view).toMatchObject({
    frameUrl: 'report://trial-1/',
    isWithoutModel: false,
  });
  expect(did).toEqual(['tried /data/customers.csv']);
});

test('a job that could not be saved is not tried either', async () => {
  const problems = [{ field: 'cron', message: 'Not a schedule.' }];
  const { handlers, draft, did } = await handlersAndDraft({ problems });
  expect(await handlers['job.try'](draft)).toEqual(new Refused(problems));
  expect(did).toEqual([]);
});

test('a number of a trial has its evidence until the trial is over', async () => {
  const { handlers } = await handlersAndDraft();
  const asked = { trialId: 'trial-1', n: fact.n };
  expect(await handlers['job.trial-fact'](asked)).toMatchObject({ query: fact.query, before: [] });
  expect(() => handlers['job.trial-fact']({ ...asked, trialId: 'trial-9' })).toThrow(
    'This test is over.',
  );
});

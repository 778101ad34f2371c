import { expect, onTestFinished, test } from 'vitest';
import {
  defaultModelSettings,
  saveModelSettings,
} from '../../../main/domain/model/model-settings.ts';
import { createTimetable } from '../../../main/engine/timetable.ts';
import { createHandlers } from '../../../main/ipc/handlers.ts';
import { createOpenAiModel } from '../../../main/pipeline/agent/openai-model.ts';
import { createSentenceReader } from '../../../main/pipeline/agent/read-sentence.ts';
import { machineClock } from '../../../main/store/machine.ts';
import { profileAt } from '../../cast/model-profile.ts';
import { startModelServer } from '../../support/model-server/model-server.ts';
import { aStore } from '../store/cast.ts';
import { servicesOf } from './fake-services.ts';

const read = (text: string) =>
  createHandlers(servicesOf({}).services)['job.read-sentence']({ text, model: null, columns: [] });

test('a sentence is read with the file that it names, found where people keep theirs', async () => {
  expect(await read('every weekday by 9 what moved in sales.csv and mail it to my boss')).toEqual({
    cron: '0 9 * * MON-FRI',
    scheduleText: 'Mondays at 07:00',
    window: 'day',
    timezone: null,
    recipe: 'briefing',
    policies: { readyBy: '09:00' },
    data: 'sales.csv',
    path: '/docs/sales.csv',
    isAddress: false,
    notUnderstood: ['mail it to my boss'],
    columns: { time: null, measure: null },
    by: null,
    fellBack: null,
  });
});

test('a file that a job reads already is found by its name, another one is said to be missing', async () => {
  expect(await read('daily Customers.csv')).toMatchObject({ path: '/data/customers.csv' });
  expect(await read('daily nowhere.csv')).toMatchObject({ data: 'nowhere.csv', path: null });
});

test('a web address is no file', async () => {
  const said = await read('daily at 9 from https://shop.example/a.csv');
  expect(said).toMatchObject({ isAddress: true, path: null, data: 'https://shop.example/a.csv' });
});

test.each([
  ['cron: every minute of no day', { cron: '0 9 31 2 *' }, /^Work model named a schedule that/],
  ['nothing', 'no JSON', 'Work model handed in nothing that can be used.'],
])('%s from a model leaves the sentence to the rules, and says why', async (_, given, why) => {
  const { ask, server } = await withModel(given);
  expect(await ask('every weekday at 9 sales.csv')).toMatchObject({
    cron: '0 9 * * MON-FRI',
    by: null,
    fellBack: why instanceof RegExp ? expect.stringMatching(why) : why,
  });
  expect(server.requests).toHaveLength(1);
});

test('what a model read fills the form like the rules do, with what was sent and what it cost', async () => {
  const { ask, models } = await withModel({
    cron: '30 6 * * TUE',
    window: 'week',
    exclude: ['12-25'],
  });
  expect(await ask('Tuesdays half past six but not at Christmas')).toMatchObject({
    cron: '30 6 * * TUE',
    window: 'week',
    policies: { exclude: '1970-12-25' },
    by: {
      name: 'Work model',
      tokens: 960,
      cost: 0.00114,
      sent: expect.stringContaining('half past six'),
    },
    fellBack: null,
  });
  const read = { name: 'Sentences read for the editor', spent: 0.00114, calls: 1 };
  expect(await models()).toMatchObject({ month: { spent: 0.00114, jobs: [read] } });
});

test('with the budget of the month used up, or the model gone, nobody is asked', async () => {
  const { ask, server } = await withModel({}, { perRun: 0, perJobDay: 0, perMonth: 0 });
  expect(await ask('daily sales.csv')).toMatchObject({
    cron: '0 7 * * *',
    fellBack: expect.stringMatching(/^Work model was not asked, because what all jobs may cost/),
  });
  expect(await ask('daily', 'gone')).toMatchObject({ fellBack: 'This model was removed.' });
  expect(server.requests).toEqual([]);
});

/** A scripted model that fills in the form once, over real HTTP. */
async function withModel(given: unknown, caps = defaultModelSettings.caps) {
  const turn = { calls: [{ name: 'fill_in', arguments: given }] };
  const server = await startModelServer({ turns: [turn] });
  onTestFinished(() => server.close());
  const { services } = servicesOf({});
  const store = aStore();
  const { settings, models } = store;
  saveModelSettings(settings, {
    ...defaultModelSettings,
    profiles: [profileAt(server.baseUrl)],
    caps,
  });
  const model = createOpenAiModel({
    fetch: globalThis.fetch,
    clock: machineClock,
    isLocalOnly: () => true,
  });
  const timetable = createTimetable({ systemZone: () => 'UTC' });
  const { clock } = services;
  const sentences = createSentenceReader({ model, calls: store.sentenceCalls, settings, clock });
  const calls = createHandlers({ ...services, settings, models, sentences, timetable });
  return {
    server,
    ask: (said: string, id = 'work') =>
      calls['job.read-sentence']({ text: said, model: id, columns: [] }),
    models: async () => calls['models.read'](null),
  };
}

import { expect, onTestFinished, test } from 'vitest';
import { defaultModelSettings, saveModelSettings } from '../../main/domain/model/model-settings.ts';
import { profileAt } from '../cast/model-profile.ts';
import { plainJob } from '../cast/plain-job.ts';
import { until } from '../desktop/until.ts';
import { analyst } from '../support/model-server/analyst.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { refusal } from '../support/model-server/wire.ts';
import {
  desktop,
  goTo,
  newPerson,
  quietJob,
  runNow,
  saveJob,
  slotsOf,
  startApp,
  withStore,
} from './cast.ts';

const send = { level: 'aggregates', rows: 0, exclude: [] } as const;
const model = { profile: 'work', check: 'normal', send, fallback: 'none' } as const;
const analysis = { ...plainJob.analysis, narrator: 'model', model } as const;

test('a job that asks for no other writer is skipped out of budget, told once; its failure shows what to do, and Retry makes its report', async () => {
  const server = await startModelServer({
    turns: [refusal(404, 'model_not_found', 'The model scripted-1 is gone.')],
  });
  onTestFinished(() => server.close());
  const person = newPerson();
  const profiles = [profileAt(server.baseUrl)];
  const limits = (caps: typeof defaultModelSettings.caps) =>
    withStore(person, ({ settings }) =>
      saveModelSettings(settings, { ...defaultModelSettings, profiles, caps }),
    );
  limits({ perRun: 0.000001, perJobDay: 2, perMonth: 20 });
  saveJob(person, quietJob(person, { analysis }));
  const from = desktop.notifications().length;
  const main = await (await startApp(person)).firstWindow();

  const skipped = await runNow(person, main);
  await runNow(person, main);
  expect(slotsOf(person)).toEqual(['skipped (budget)', 'skipped (budget)']);
  expect(server.requests).toEqual([]);
  await goTo(main, `/runs/${skipped}`);
  await main
    .getByText(/Work model was not asked, because what one report may cost/)
    .first()
    .waitFor();
  expect(await main.getByRole('button', { name: 'Read the report' }).count()).toBe(0);

  limits(defaultModelSettings.caps);
  await runNow(person, main);
  expect(slotsOf(person).at(-1)).toBe('failed (error)');
  await goTo(main, '/failures');
  await main.getByText('Choose another in Settings, Models').waitFor();
  server.script([analyst('honest')]);
  await main.getByRole('button', { name: /^Retry/ }).click();
  await until('the retry has ended', () => slotsOf(person).at(-1)?.startsWith('succeeded'));
  const made = withStore(person, ({ reports }) => reports.list({ limit: 1 })[0]?.runId);
  await goTo(main, `/reports/${made}`);
  await main.getByText(/^Verified: written by Work model/).waitFor();
  const told = () =>
    desktop
      .notifications()
      .slice(from)
      .map(({ summary }) => summary);
  await until('the report is told', () => told().length > 2);
  expect(told()).toEqual(['Sales briefing: no report', 'Sales briefing failed', 'Sales briefing']);
});

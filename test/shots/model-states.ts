import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ModelUse } from '../../main/domain/analysis/analysis.ts';
import { defaultModelSettings, saveModelSettings } from '../../main/domain/model/model-settings.ts';
import { makeSales } from '../../resources/samples/make-sales.ts';
import { profileAt } from '../cast/model-profile.ts';
import { csvSource, plainJob } from '../cast/plain-job.ts';
import { analyst } from '../support/model-server/analyst.ts';
import { startModelServer, type Turn } from '../support/model-server/model-server.ts';
import { refusal, type WireRequest } from '../support/model-server/wire.ts';
import { almanac, withStore } from './home.ts';
import type { Shot } from './shot.ts';
import type { StateHome } from './states.ts';

/** Looks at the data like the others, and is still writing when the picture is taken. */
const slow = (request: WireRequest) => {
  const answer = analyst('honest')(request);
  const isReport = answer.calls?.[0]?.name === 'finish';
  return isReport ? ({ ...answer, fault: 'stall' } as const) : answer;
};

const behaviours: Readonly<Record<string, Turn>> = {
  wrong: analyst('wrong'),
  slow,
  refused: refusal(401, 'invalid_api_key', 'Incorrect API key provided.'),
};

const use = (profile: string, change: Partial<ModelUse> = {}): ModelUse => ({
  profile,
  check: 'normal',
  send: { level: 'aggregates', rows: 0, exclude: [] },
  ...change,
});

/** Jobs whose reports a model writes: checked, refused, unreachable, out of budget, and one under way. */
export async function makeModelHome(
  folder: string,
): Promise<{ readonly state: StateHome; readonly stop: () => Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  const home = join(folder, 'home');
  const sales = join(folder, 'sales.csv');
  writeFileSync(sales, makeSales({ to: new Date().toISOString().slice(0, 16), days: 30 }));
  const servers = await Promise.all(
    Object.entries(behaviours).map(async ([id, turn]) => {
      return { id, server: await startModelServer({ turns: [turn] }) };
    }),
  );
  const profiles = [
    ...servers.map(({ id, server }) => profileAt(server.baseUrl, { id, name: `The ${id} model` })),
    profileAt('http://127.0.0.1:9/v1', { id: 'away', name: 'Office model' }),
    profileAt('http://127.0.0.1:9/v1', { id: 'dear', name: 'Dear model', outputPrice: 9_000 }),
  ];
  withStore(home, ({ jobs, settings }) => {
    saveModelSettings(settings, { ...defaultModelSettings, profiles });
    for (const { id, name } of profiles) {
      const fallback = id === 'dear' ? 'none' : 'embedded';
      const analysis = {
        ...plainJob.analysis,
        narrator: 'model',
        model: use(id, { fallback }),
      } as const;
      const retry = { attempts: 1, firstMs: 1000, maxMs: 1000 };
      const sources = [csvSource('sales', sales)];
      jobs.save(
        { ...plainJob, id, name: `Sales by ${name}`, analysis, retry, sources },
        Date.now(),
      );
    }
  });
  for (const id of ['wrong', 'refused', 'away', 'dear']) {
    await almanac(home, 'run', id).catch(() => null);
  }
  const runs = withStore(home, ({ history }) =>
    history
      .slots({ limit: 20, order: 'newest' })
      .map(({ jobId, runId }) => [jobId, runId ?? ''] as const),
  );
  return {
    state: { home, list: shotsOf(new Map(runs)), begin: startSlow },
    stop: async () => {
      await Promise.all(servers.map(({ server }) => server.close()));
    },
  };
}

function shotsOf(runs: ReadonlyMap<string, string>): readonly Shot[] {
  const shown = (page: Page) => page.frameLocator('iframe').locator('h1').first().waitFor();
  return [
    { name: 'state-model-running', path: '/' },
    { name: 'state-model-checked', path: `/reports/${runs.get('wrong')}`, act: shown },
    {
      name: 'state-model-sent',
      path: `/runs/${runs.get('wrong')}`,
      act: async (page) => {
        await page.reload();
        await page.getByText('Word for word').first().click();
        await page.getByText('Word for word').first().scrollIntoViewIfNeeded();
      },
    },
    { name: 'state-model-refused', path: `/reports/${runs.get('refused')}`, act: shown },
    { name: 'state-model-offline', path: `/reports/${runs.get('away')}`, act: shown },
    { name: 'state-model-budget', path: `/runs/${runs.get('dear')}` },
    { name: 'state-model-settings', path: '/settings/models' },
    {
      name: 'state-model-editor',
      path: '/settings/jobs/dear',
      act: async (page) => {
        await page
          .getByRole('combobox', { name: 'Where it cannot write' })
          .scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'state-model-said',
      path: '/settings/jobs/new',
      act: async (page) => {
        await page.reload();
        await page.getByRole('combobox', { name: 'Read by' }).click();
        await page.getByRole('option', { name: 'Office model' }).click();
        await page
          .getByLabel('Say it in your own words')
          .fill('every weekday at 9 what moved in sales.csv');
        await page.getByRole('button', { name: 'Fill in' }).click();
        await page.getByText(/Almanac read the sentence by itself/).waitFor();
      },
    },
  ];
}

/** Progress of a model is seen while it writes. */
async function startSlow(page: Page): Promise<void> {
  const asked = { jobId: 'slow', again: false };
  await page.evaluate((argument) => window.almanac.call('job.run-now', argument), asked);
  await page
    .getByRole('list', { name: 'Running now' })
    .getByText(/tokens/)
    .waitFor({ timeout: 60_000 });
}

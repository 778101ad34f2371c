import { availableParallelism, loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { gallery } from '../../main/jobfile/gallery.ts';
import { until } from '../desktop/until.ts';
import { newPerson, openedBy, startApp, withStore } from './cast.ts';

/** What each report's one line says, whatever the day on which the sample data was made. */
const results: Readonly<Record<string, RegExp>> = {
  'sales-briefing': /^([\d,]+ rows|no rows)/,
  'market-analysis': /\w/,
  'log-anomalies': /\w/,
  'churn-prediction': /^[\d,]+ customers, \d+ at risk$/,
  'compliance-audit': /^7 rules, \d failed, 0 waived$/,
};

test('each example fills the form, is saved, and has its report within 30 seconds', {
  timeout: 600_000,
}, async () => {
  const person = newPerson();
  const app = await startApp(person);
  const main = await app.firstWindow();
  const settings = await openedBy(app, () =>
    main.evaluate(async () => {
      await window.almanac.call('window.open-settings', { page: 'new-job' });
    }),
  );
  for (const { name, title, cron } of gallery) {
    await settings.evaluate(() => {
      window.location.hash = '/settings/jobs/new';
    });
    await settings.getByRole('button', { name: title }).click();
    await expect
      .poll(() => settings.getByLabel('Name').inputValue(), { timeout: limitMs() })
      .toBe(title);
    await settings.getByRole('button', { name: 'Save' }).click();
    await settings.getByText(`Saved “${title}”`).waitFor();
    const job = withStore(person, ({ jobs }) => jobs.list().find((one) => one.name === title));
    expect(job?.schedule.cron).toBe(cron);
    const runId = await startRun(main, job?.id ?? '');
    const hasEnded = () => withStore(person, ({ history }) => history.slotOf(runId)?.outcome);
    await until(`${title} has ended`, hasEnded, { timeoutMs: limitMs() });
    const run = withStore(person, ({ history }) => history.run(runId));
    expect([name, run?.outcome, run?.failure?.message]).toEqual([name, 'succeeded', undefined]);
    expect(run?.result).toMatch(results[name] ?? /never/);
  }
});

/** Asks for a run as the window's button does. */
async function startRun(page: Page, jobId: string): Promise<string> {
  const asked = { jobId, again: false };
  const answer = await page.evaluate((given) => window.almanac.call('job.run-now', given), asked);
  if (!answer.ok) throw new Error(answer.failures[0]?.message);
  return answer.value.runId;
}

/** 30 seconds of a machine of one's own; a share of it where others are at work. */
function limitMs(): number {
  return 30_000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}

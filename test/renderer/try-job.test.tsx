import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TrialView } from '../../preload/contract/trial-calls.ts';
import { monday } from './cast.ts';
import { type Answers, failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const trial: TrialView = {
  trialId: 'trial-1',
  headline: 'Net sales rose to 412.',
  frameUrl: 'about:blank',
  zone: 'Europe/Berlin',
  fromMs: monday - 86_400_000,
  toMs: monday,
  tookMs: 900,
  isWithoutModel: true,
};
const answers: Answers = {
  'dialog.choose-file': () => '/home/ana/data/net_sales.csv',
  'job.try': () => trial,
  'job.end-trial': () => null,
};

async function tryIt(given: Answers = {}) {
  const shown = showApp('/settings/jobs/new', { ...answers, ...given });
  const { user } = shown;
  await user.click(await screen.findByRole('button', { name: 'Choose file…' }));
  await user.click(screen.getByRole('button', { name: 'Try it now' }));
  return shown;
}

test('a job is tried before it is saved, and the report is marked as a test', async () => {
  const { bridge, user } = await tryIt();
  await screen.findByTitle('Test: Net sales rose to 412.');
  for (const words of [/This is a test/, /went to nobody and is in no list/, /asks no model/]) {
    expect(screen.getByText(words)).toBeTruthy();
  }
  expect(screen.getByText(/would go to this desktop\./)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Close the test' }));
  const asked = bridge.calls.map(([name]) => name);
  expect(asked).toContain('job.end-trial');
  expect(asked).not.toContain('job.save');
});

test('a job without a file is not tried: the form says what is missing', async () => {
  const { bridge, user } = showApp('/settings/jobs/new', answers);
  await user.click(await screen.findByRole('button', { name: 'Try it now' }));
  expect(await screen.findByText('Choose a file first.')).toBeTruthy();
  expect(bridge.calls.map(([name]) => name)).not.toContain('job.try');
});

test('a job that would fail says why', async () => {
  await tryIt({ 'job.try': () => new Refusal(failure('There are no dates in net_sales.csv.')) });
  expect(await screen.findByText('This job would make no report')).toBeTruthy();
  expect(screen.getByText('There are no dates in net_sales.csv.')).toBeTruthy();
});

import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SaidByModelView, SaidJobView } from '../../preload/contract/said-calls.ts';
import { view } from './models-cast.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const said: SaidJobView & SaidByModelView = {
  cron: '0 9 * * MON-FRI',
  scheduleText: 'At 09:00, Monday through Friday',
  window: 'day',
  timezone: null,
  recipe: 'churn',
  policies: { readyBy: '09:00' },
  data: 'net_sales.csv',
  path: '/docs/net_sales.csv',
  isAddress: false,
  notUnderstood: ['mail it to my boss'],
  columns: { time: null, measure: null },
  by: null,
  fellBack: null,
};

test('a sentence fills the form, and what was not understood is said', async () => {
  const { bridge, user } = showApp('/settings/jobs/new', { 'job.read-sentence': () => said });
  await user.type(await screen.findByLabelText('Say it in your own words'), 'weekdays{Enter}');
  expect(await rowsOf('Understood')).toEqual([
    'When: At 09:00, Monday through Friday',
    'Ready by 09:00',
    'Each report covers: The day before, and skipped days with it',
    'Churn: who was lost, and who may be next',
    'Data: /docs/net_sales.csv',
  ]);
  screen.getByText(/Not understood: “mail it to my boss”/);
  expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Net sales');
  expect(screen.getByLabelText('Ready by')).toHaveProperty('value', '09:00');
  expect(bridge.calls).toContainEqual([
    'job.read-sentence',
    { text: 'weekdays', model: null, columns: [] },
  ]);
  expect(bridge.calls.map(([name]) => name)).not.toContain('job.save');
});

test('with a model set up the analyst chooses who reads; what was sent, what it cost and why not are said', async () => {
  const byModel = {
    ...said,
    by: { name: 'Work model', sent: '{"sentence":"weekdays"}', tokens: 312, cost: 0.0002 },
  };
  const offline = { ...said, fellBack: 'There is no network.' };
  const answers = [byModel, offline];
  const { bridge, user } = showApp('/settings/jobs/new', {
    'models.read': () => view,
    'job.read-sentence': () => answers.shift() ?? offline,
  });
  await user.click(await screen.findByRole('combobox', { name: 'Read by' }));
  await user.click(await screen.findByRole('option', { name: 'Work model', hidden: true }));
  screen.getByText(/Your sentence and the names of the file’s columns go to the model/);
  await user.type(screen.getByLabelText('Say it in your own words'), 'weekdays{Enter}');
  await screen.findByText(/Read by Work model: 312 tokens, \$0\.0002/);
  screen.getByText('{"sentence":"weekdays"}');
  expect(bridge.calls).toContainEqual([
    'job.read-sentence',
    { text: 'weekdays', model: 'work', columns: [] },
  ]);
  await user.type(screen.getByLabelText('Say it in your own words'), '{Enter}');
  await screen.findByText('There is no network. Almanac read the sentence by itself.');
});

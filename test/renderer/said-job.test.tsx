import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SaidJobView } from '../../preload/contract/said-calls.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const said: SaidJobView = {
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
  expect(bridge.calls).toContainEqual(['job.read-sentence', { text: 'weekdays' }]);
  expect(bridge.calls.map(([name]) => name)).not.toContain('job.save');
});

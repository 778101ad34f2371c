import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, place, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

test('reports are listed by headline, and unread ones say so', async () => {
  const read = cast.reportItem({ runId: 'r5', headline: 'Nothing new', isUnread: false });
  showApp('/reports', { 'reports.read': () => [cast.reportItem(), read] });

  expect(await rowsOf('Reports')).toEqual([
    'Unread: Net sales up 12.4 % to 48,210 EURDaily salesYesterday 08:37',
    'Nothing newDaily salesYesterday 08:37',
  ]);
  screen.getByText('2 reports, 1 unread');
});

test('a report opens on a click', async () => {
  const { user } = showApp('/reports', {
    'reports.read': () => [cast.reportItem()],
    'report.read': () => cast.report(),
  });

  await user.click(await screen.findByRole('link', { name: /Net sales up/ }));
  await screen.findByTitle('Report: Net sales up 12.4 % to 48,210 EUR');
  expect(place()).toBe('/reports/r1');
});

test('the list narrows to one job', async () => {
  const { bridge, user } = showApp('/reports', {
    'reports.read': ({ jobId }) => (jobId ? [] : [cast.reportItem()]),
    'jobs.read': () => [cast.job()],
  });

  await user.click(await screen.findByRole('combobox', { name: 'Job' }));
  await user.click(await screen.findByRole('option', { name: 'Daily sales' }));
  await screen.findByText('This job has not finished a report yet.');
  expect(bridge.calls).toContainEqual(['reports.read', { jobId: 'daily-sales' }]);
});

test('without a report the list says when there will be one', async () => {
  showApp('/reports', { 'reports.read': () => [] });

  await screen.findByText('Each time a job has run, its report appears here.');
});

test('reports that cannot be read are said with the reason', async () => {
  showApp('/reports', { 'reports.read': () => new Refusal(failure('The disk is full.')) });

  await screen.findByText('Almanac could not read your reports');
});

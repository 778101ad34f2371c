import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, place, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

test('reports are listed by headline, and unread ones say so', async () => {
  const read = cast.reportItem({ runId: 'r5', headline: 'Nothing new', isUnread: false });
  showApp('/reports', {
    'reports.read': () => cast.page(cast.reportItem(), read),
    'reports.unread': () => 1,
  });

  expect(await rowsOf('Reports')).toEqual([
    'Unread: Net sales up 12.4 % to 48,210 EURDaily sales · Sat 28 FebYesterday 21:22',
    'Nothing newDaily sales · Sat 28 FebYesterday 21:22',
  ]);
  screen.getByText('1 unread');
});

test('a report opens on a click', async () => {
  const { user } = showApp('/reports', {
    'reports.read': () => cast.page(cast.reportItem()),
    'report.read': () => cast.report(),
  });

  await user.click(await screen.findByRole('link', { name: /Net sales up/ }));
  await screen.findByTitle('Report: Net sales up 12.4 % to 48,210 EUR');
  expect(place()).toBe('/reports/r1');
});

test('the list narrows to one job', async () => {
  const { bridge, user } = showApp('/reports', {
    'reports.read': ({ jobId }) => (jobId ? cast.page() : cast.page(cast.reportItem())),
    'jobs.names': () => [{ id: 'daily-sales', name: 'Daily sales' }],
  });

  await user.click(await screen.findByRole('combobox', { name: 'Job' }));
  await user.click(await screen.findByRole('option', { name: 'Daily sales' }));
  await screen.findByText('This job has not finished a report yet.');
  expect(bridge.calls).toContainEqual([
    'reports.read',
    { jobId: 'daily-sales', shows: 'all', text: '', before: null },
  ]);
});

test('without a report the list says when there will be one', async () => {
  showApp('/reports', { 'reports.read': () => cast.page() });

  await screen.findByText('Each time a job has run, its report appears here.');
});

test('reports that cannot be read are said with the reason', async () => {
  showApp('/reports', { 'reports.read': () => new Refusal(failure('The disk is full.')) });

  await screen.findByText('Almanac could not read your reports');
});

test('words are looked for once the hand rests', async () => {
  const { bridge, user } = showApp('/reports', {
    'reports.read': ({ text }) =>
      text ? cast.page(cast.reportItem({ excerpt: 'the Nordics fell' })) : cast.page(),
  });

  await user.type(await screen.findByRole('searchbox', { name: 'Search reports' }), 'nord');
  await screen.findByText('the Nordics fell');
  const asked = { jobId: null, shows: 'all', text: 'nord', before: null };
  await waitFor(() => expect(bridge.calls).toContainEqual(['reports.read', asked]));
});

test('a report is marked and pinned in the list', async () => {
  const { bridge, user } = showApp('/reports', {
    'reports.read': () => cast.page(cast.reportItem()),
    'report.mark': () => null,
  });

  await user.click(await screen.findByRole('button', { name: /^Mark as read/ }));
  await user.click(await screen.findByRole('button', { name: /^Pin/ }));
  expect(bridge.calls).toContainEqual(['report.mark', { runId: 'r1', mark: 'read' }]);
  expect(bridge.calls).toContainEqual(['report.mark', { runId: 'r1', mark: 'pinned' }]);
});

test('two reports that are chosen stand beside each other, number by number', async () => {
  const [june, july] = [cast.reportItem({ runId: 'a1' }), cast.reportItem({ runId: 'b2' })];
  const numbers = [
    {
      id: 'total',
      label: 'Net sales',
      labelBefore: 'Sales',
      before: '10',
      after: '12',
      difference: '+2',
    },
    { id: 'rows', label: 'Rows', labelBefore: null, before: '7', after: '7', difference: null },
  ];
  const { bridge, user } = showApp('/reports', {
    'reports.read': () => cast.page(june, july),
    'report.compare': () => ({
      reports: [
        { item: june, window: null },
        { item: july, window: null },
      ],
      numbers,
    }),
  });

  for (const box of await screen.findAllByRole('checkbox', { name: /^Compare:/ })) {
    await user.click(box);
  }
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  await screen.findByText('1 number differs, 1 the same');
  expect(bridge.calls).toContainEqual(['report.compare', { runIds: ['a1', 'b2'] }]);
  expect(screen.getByRole('row', { name: /Net sales.*10 12 \+2/ })).toBeTruthy();
  expect(screen.getByText('in the earlier one: Sales')).toBeTruthy();
  expect(screen.queryByText('Rows')).toBeNull();
  await user.click(screen.getByRole('switch', { name: 'Show what is the same' }));
  await screen.findByText('Rows');
});

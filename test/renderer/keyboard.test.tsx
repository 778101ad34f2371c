import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { onMondayMorning, place, showApp } from './show-app.tsx';

onMondayMorning();

const press = (key: string, more: { readonly ctrlKey?: boolean } = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

const lived = {
  'upcoming.read': () => cast.upcoming({ next: [cast.nextRun()] }),
  'reports.read': () => cast.page(cast.reportItem(), cast.reportItem({ runId: 'r5' })),
  'jobs.names': () => [{ id: 'churn', name: 'Weekly churn' }],
  'window.open-settings': () => null,
  'job.run-now': () => ({ runId: 'r9' }),
};

test('N opens the editor for a new job', async () => {
  const { bridge } = showApp('/', lived);
  await screen.findByText('in 23 min');
  press('n');
  await waitFor(() =>
    expect(bridge.calls).toContainEqual(['window.open-settings', { page: 'new-job' }]),
  );
});

test('a key that is typed into a field stays a letter', async () => {
  const { bridge, user } = showApp('/reports', lived);
  await user.type(await screen.findByRole('searchbox', { name: 'Search reports' }), 'n');
  expect(bridge.calls.map(([name]) => name)).not.toContain('window.open-settings');
});

test('Ctrl K finds a job by name and runs it', async () => {
  const { bridge, user } = showApp('/', lived);
  await screen.findByText('in 23 min');
  press('k', { ctrlKey: true });
  await user.type(await screen.findByLabelText('Go to a page or run a job'), 'churn');
  await user.click(await screen.findByText(/^Run now: Weekly/));
  expect(bridge.calls).toContainEqual(['job.run-now', { jobId: 'churn', again: false }]);
});

test('the slash leads to the search, and Escape from a report back to the list', async () => {
  showApp('/reports/r1', { ...lived, 'report.read': () => cast.report() });
  await screen.findByTitle(/^Report:/);
  press('Escape');
  await waitFor(() => expect(place()).toBe('/reports'));
  await screen.findAllByRole('link', { name: /Net sales up/ });
  press('/');
  await waitFor(() => expect(document.activeElement?.getAttribute('type')).toBe('search'));
});

test('the arrows go from row to row', async () => {
  showApp('/reports', lived);
  const [first, second] = await screen.findAllByRole('link', { name: /Net sales up/ });
  first?.focus();
  press('ArrowDown');
  expect(document.activeElement).toBe(second);
  press('ArrowUp');
  expect(document.activeElement).toBe(first);
});

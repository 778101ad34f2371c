import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { newDraft } from '../../renderer/screens/job-editor/use-job-form.ts';
import * as cast from './cast.ts';
import type { Answers } from './fake-bridge.ts';
import { onMondayMorning, place, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const daily = { ...newDraft, id: 'daily-sales', name: 'Daily sales', path: '/data/sales.csv' };
const answers: Answers = { 'job.draft': () => daily, 'jobs.read': () => [] };
const found = (change: object = {}) => ({
  'draft.read': () => ({
    draft: { ...daily, name: 'Sales of the shop' },
    atMs: cast.monday - 2 * cast.day,
    savedSinceMs: null,
    ...change,
  }),
});
/** What main was asked to keep, and to forget. */
const keptOf = ({ calls }: ReturnType<typeof showApp>['bridge']) =>
  calls.flatMap(([name, argument]) =>
    name === 'draft.keep' || name === 'draft.forget' ? [[name, argument]] : [],
  );

test('a page with changes is left at once, and its changes are kept', async () => {
  const { bridge, user } = showApp('/settings/jobs/daily-sales', answers);
  await user.type(await screen.findByLabelText('Name'), '!');
  await user.click(screen.getByRole('link', { name: 'General' }));
  await screen.findByText('Not saved yet. Your changes are kept until you come back to the job.');
  expect(place()).toBe('/settings/general');
  expect(keptOf(bridge).at(-1)).toEqual(['draft.keep', { ...daily, name: 'Daily sales!' }]);
});

test('a window that closes keeps the last change', async () => {
  const { bridge, user } = showApp('/settings/jobs/daily-sales', answers);
  await user.type(await screen.findByLabelText('Name'), '!');
  act(() => void window.dispatchEvent(new Event('pagehide')));
  expect(keptOf(bridge)).toEqual([['draft.keep', { ...daily, name: 'Daily sales!' }]]);
});

test('changes that are taken back by hand are not kept', async () => {
  const { bridge, user } = showApp('/settings/jobs/daily-sales', answers);
  await user.type(await screen.findByLabelText('Name'), '!');
  await waitFor(() => expect(keptOf(bridge)).toHaveLength(1));
  await user.type(screen.getByLabelText('Name'), '{Backspace}');
  await waitFor(() =>
    expect(keptOf(bridge).at(-1)).toEqual(['draft.forget', { jobId: 'daily-sales' }]),
  );
});

test('Cancel gives the changes up, and Undo brings them back', async () => {
  const { bridge, user } = showApp('/settings/jobs/daily-sales', answers);
  await user.type(await screen.findByLabelText('Name'), '!');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByText('Your changes are discarded');
  expect(keptOf(bridge).at(-1)).toEqual(['draft.forget', { jobId: 'daily-sales' }]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(place()).toBe('/settings/jobs/daily-sales'));
  expect(keptOf(bridge).at(-1)).toEqual(['draft.keep', { ...daily, name: 'Daily sales!' }]);
});

test('what was left unsaved is offered when the editor opens, and gone on with', async () => {
  const { user } = showApp('/settings/jobs/daily-sales', { ...answers, ...found() });
  await screen.findByText(/You have unsaved changes from/);
  expect(screen.getByText(/^Sat 28 Feb \d\d:\d\d$/)).toBeTruthy();
  expect(screen.queryByLabelText('Name')).toBe(null);
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByLabelText('Name')).toHaveProperty('value', 'Sales of the shop');
});

test('what was left unsaved can be discarded, and a job that was saved since says so', async () => {
  const since = found({ savedSinceMs: cast.monday - cast.hour });
  const { bridge, user } = showApp('/settings/jobs/daily-sales', { ...answers, ...since });
  await screen.findByText(/The job was changed/);
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(await screen.findByLabelText('Name')).toHaveProperty('value', 'Daily sales');
  expect(keptOf(bridge)).toEqual([['draft.forget', { jobId: 'daily-sales' }]]);
});

test('the list of jobs names what is not saved yet', async () => {
  const drafts = [
    { jobId: null, name: '', atMs: cast.monday - cast.hour },
    { jobId: 'daily-sales', name: 'Daily sales', atMs: cast.monday - cast.day },
  ];
  const { user } = showApp('/settings/jobs', { ...answers, 'drafts.read': () => drafts });
  expect(await rowsOf('Not saved yet')).toEqual([
    expect.stringMatching(/^A new jobA new job, changed Today [\d:]+Open$/),
    expect.stringMatching(/^Daily salesChanged Yesterday [\d:]+Open$/),
  ]);
  await user.click(screen.getByRole('button', { name: 'Open what is unsaved of A new job' }));
  expect(place()).toBe('/settings/jobs/new');
});

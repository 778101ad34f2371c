import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { JobDraft, SchedulePreviewView } from '../../preload/contract/job-draft.ts';
import { briefingReport } from '../../renderer/lib/briefing-report.ts';
import { defaultNarrator } from '../../renderer/lib/default-narrator.ts';
import { defaultPolicies } from '../../renderer/lib/default-policies.ts';
import { unread } from '../../renderer/lib/unread-file.ts';
import * as cast from './cast.ts';
import { type Answers, failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const dueAtMs = cast.monday + 23 * cast.minute;
const run = { zone: cast.berlin, fromMs: null, toMs: null, note: null, isExcluded: false };
const preview: SchedulePreviewView = {
  sentence: 'Daily.',
  next: [{ ...run, dueAtMs }],
  changes: [],
  nights: [],
  habit: null,
};
const saved: JobDraft = {
  id: 'daily-sales',
  name: 'Daily sales',
  report: briefingReport,
  path: '/home/ana/data/sales.csv',
  ...unread,
  cron: '0 9 * * *',
  timezone: 'system',
  window: 'day',
  narrator: defaultNarrator,
  deliver: [],
  policies: { ...defaultPolicies, timeoutMs: 90_000, attempts: 9, priority: 42 },
};
const answers: Answers = {
  'job.preview': () => preview,
  'job.draft': () => saved,
  'jobs.read': () => [],
  'regions.read': () => ({
    chosen: 'en',
    choices: [
      { tag: 'en', name: 'No country' },
      { tag: 'de-DE', name: 'German (Germany)' },
    ],
  }),
  'regions.example': ({ tag }) => ({ text: tag }),
  'job.save': () => ({ jobId: 'daily-sales', again: null }),
};
const advanced = () => screen.findByText('Advanced');

test.each([
  ['If it was missed', 'Ask me', { catchUp: 'ask' }],
  ['If the one before is still running', 'Let one wait for its turn', { overlap: 'buffer-one' }],
  ['On public holidays', 'Run on the working day after', { onHoliday: 'after' }],
  ['When the laptop travels', 'Stay with the time where it was saved', { onTravel: 'stay' }],
  ['Time limit', '1 hour', { timeoutMs: 3_600_000 }],
  ['If it fails', 'Do not try again', { attempts: 1 }],
  ['When several jobs wait', 'Before other jobs', { priority: 10 }],
])('%s: %s is saved, and every other policy stays as it was', async (label, choice, change) => {
  const { bridge, user } = showApp('/settings/jobs/daily-sales', answers);
  await user.click(await advanced());
  await user.click(screen.getByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: choice }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const policies = { ...saved.policies, ...change };
  expect(bridge.calls).toContainEqual(['job.save', { ...saved, policies }]);
});

test('a value that only a job file can give is shown and kept', async () => {
  const { user } = showApp('/settings/jobs/daily-sales', answers);
  await user.click(await advanced());
  const shown = (label: string) => screen.getByRole('combobox', { name: label });
  expect(shown('Time limit')).toHaveProperty('value', '90 seconds');
  expect(shown('If it fails')).toHaveProperty('value', 'Try 8 times more');
  expect(shown('When several jobs wait')).toHaveProperty('value', 'Priority 42');
});

test('excluded days and a ready-by time are typed, and the preview goes by them', async () => {
  const { bridge, user } = showApp('/settings/jobs/daily-sales', answers);
  await user.click(await advanced());
  await user.type(screen.getByLabelText('Excluded days'), '2026-12-24');
  await user.type(screen.getByLabelText('Ready by'), '09:00');
  const policies = { ...saved.policies, exclude: '2026-12-24', readyBy: '09:00' };
  const { id, cron, timezone, window } = saved;
  const asked = ['job.preview', { id, cron, timezone, window, policies }];
  await waitFor(() => expect(bridge.calls).toContainEqual(asked));
});

test('a job with a zone of its own is not asked about travel', async () => {
  showApp('/settings/jobs/daily-sales', {
    ...answers,
    'job.draft': () => ({ ...saved, timezone: 'Europe/Berlin' }),
  });
  await advanced();
  expect(screen.queryByLabelText('When the laptop travels')).toBeNull();
});

test('a refusal in the fold opens it, and the keyboard is at the field', async () => {
  const message = 'needs a country; choose yours in Settings, General';
  const { user } = showApp('/settings/jobs/daily-sales', {
    ...answers,
    'job.save': () => new Refusal(failure(message, { field: 'schedule.onHoliday' })),
  });
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText(/Choose your country under General first\./);
  const field = screen.getByRole('combobox', { name: 'On public holidays' });
  expect(field.closest('details')).toHaveProperty('open', true);
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('the preview marks an excluded day and says what is not usual about a run', async () => {
  const moved = { ...run, dueAtMs: dueAtMs + cast.day, note: 'moved from 2026-03-01 (a feast)' };
  const excluded = { ...run, dueAtMs, note: 'does not run: excluded day', isExcluded: true };
  showApp('/settings/jobs/daily-sales', {
    ...answers,
    'job.preview': () => ({ ...preview, sentence: 'Daily.', next: [excluded, moved] }),
  });
  const [first, second] = await rowsOf('Next runs');
  expect(first).toContain('does not run: excluded day');
  expect(second).toContain('moved from 2026-03-01 (a feast)');
});

test('a job goes by the region of General until it has its own', async () => {
  const { bridge, user } = showApp('/settings/jobs/daily-sales', answers);
  await user.click(await advanced());
  const field = screen.getByRole('combobox', { name: 'Numbers and dates as in' });
  await waitFor(() => expect(field).toHaveProperty('value', 'As in General: No country'));
  await user.click(field);
  await user.click(await screen.findByRole('option', { name: 'German (Germany)' }));
  await screen.findByText(/For example de-DE\./);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(bridge.calls).toContainEqual(['job.save', { ...saved, region: 'de-DE' }]);
});

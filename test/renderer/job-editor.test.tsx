import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { JobDraft, SchedulePreviewView } from '../../preload/contract/job-draft.ts';
import { briefingReport } from '../../renderer/lib/briefing-report.ts';
import { defaultNarrator } from '../../renderer/lib/default-narrator.ts';
import { defaultPolicies } from '../../renderer/lib/default-policies.ts';
import { unread } from '../../renderer/lib/unread-file.ts';
import * as cast from './cast.ts';
import { type Answers, failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, place, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const { hour, day, monday } = cast;
const dueAtMs = monday + 23 * cast.minute;
const preview: SchedulePreviewView = {
  sentence: 'Weekdays at 09:00.',
  next: [
    {
      dueAtMs,
      zone: cast.berlin,
      fromMs: dueAtMs - 3 * day - 9 * hour,
      toMs: dueAtMs - 9 * hour,
      note: null,
      isExcluded: false,
    },
  ],
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
  cron: '30 6 * * MON,THU',
  timezone: 'America/New_York',
  window: 'week',
  policies: defaultPolicies,
  narrator: defaultNarrator,
  deliver: [],
};
const answers: Answers = {
  'job.preview': () => preview,
  'job.draft': () => saved,
  'jobs.read': () => [],
  'dialog.choose-file': () => '/home/ana/data/net_sales.csv',
  'sample.prepare': () => '/home/ana/almanac/sales.csv',
  'job.save': () => ({ jobId: 'net-sales', again: null }),
};

test('a new job takes a file, its name, a habit, and is saved', async () => {
  const { bridge, user } = showApp('/settings/jobs/new', answers);

  await user.click(await screen.findByRole('button', { name: 'Choose file…' }));
  await screen.findByText('net_sales.csv');
  await user.click(screen.getByRole('radio', { name: 'Mondays at 07:00' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved “Net sales”');
  expect(bridge.calls).toContainEqual([
    'job.save',
    {
      id: null,
      name: 'Net sales',
      report: briefingReport,
      path: '/home/ana/data/net_sales.csv',
      ...unread,
      cron: '0 7 * * MON',
      timezone: 'system',
      window: 'week',
      policies: defaultPolicies,
      narrator: defaultNarrator,
      deliver: [],
    },
  ]);
  expect(place()).toBe('/settings/jobs');
});

test('the sample is one click', async () => {
  const { user } = showApp('/settings/jobs/new', answers);

  await user.click(await screen.findByRole('button', { name: 'Use the sample' }));
  expect(await screen.findByLabelText('Name')).toHaveProperty('value', 'Sales');
});

test('the schedule is said in a sentence with its next runs and what each is about', async () => {
  showApp('/settings/jobs/new', answers);

  await screen.findByText('Weekdays at 09:00.');
  expect(await rowsOf('Next runs')).toEqual([
    'Today 09:00Europe/Berlinabout Fri 27 Feb – Sun 1 Mar',
  ]);
});

test("an edit shows which dates it changes, the laptop's habit and the nights when clocks change", async () => {
  showApp('/settings/jobs/daily-sales', {
    ...answers,
    'job.preview': () => ({
      ...preview,
      changes: [
        { beforeMs: dueAtMs, afterMs: dueAtMs + hour, zone: cast.berlin },
        { beforeMs: dueAtMs + day, afterMs: null, zone: cast.berlin },
      ],
      nights: [
        {
          atMs: Date.UTC(2026, 2, 29, 1),
          zone: cast.berlin,
          from: '02:00',
          to: '03:00',
          isForward: true,
          dueAtMs: [],
        },
      ],
      habit: { away: 9, of: 10, weekday: 7 },
    }),
  });
  expect(await rowsOf('Changed dates')).toEqual([
    'Today 09:00 → Today 10:00',
    'Tomorrow 09:00 → none',
  ]);
  expect(await rowsOf('Nights when clocks change')).toEqual([
    'Sun 29 Mar, forward from 02:00 to 03:00not due on that day',
  ]);
  screen.getByText(/^This laptop was asleep or off on 9 of the last 10 Sundays\./);
});

test('any other habit is set in fields, and cron is never seen', async () => {
  const { bridge, user } = showApp('/settings/jobs/new', answers);
  const asked = () => bridge.calls.findLast(([name]) => name === 'job.preview')?.[1];

  await user.click(await screen.findByRole('radio', { name: 'Another time' }));
  await user.click(screen.getByRole('combobox', { name: 'How often' }));
  await user.click(await screen.findByRole('option', { name: 'Every week' }));
  await user.click(screen.getByRole('checkbox', { name: 'Fri' }));
  const type = (value: string) =>
    fireEvent.change(screen.getByLabelText('At'), { target: { value } });
  type('8:1');
  screen.getByText('Write it as 09:00.');
  type('8:15');
  await waitFor(() => expect(asked()).toMatchObject({ cron: '15 8 * * MON,FRI', window: 'week' }));
  expect(screen.queryByLabelText('Cron expression')).toBeNull();
});

test('another cron expression is asked for when the typing pauses, and what is wrong stands beside it', async () => {
  const wrong = new Refusal(failure('"0 9" has 2 fields.', { field: 'schedule.cron' }));
  const { user } = showApp('/settings/jobs/new', {
    ...answers,
    'job.preview': ({ cron }) => (cron === '0 9' ? wrong : preview),
  });

  await user.click(await screen.findByRole('radio', { name: 'Cron' }));
  const field = screen.getByLabelText('Cron expression');
  await user.clear(field);
  await user.type(field, '0 9');
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getAllByText('"0 9" has 2 fields.').length).toBeGreaterThan(0);
});

test('what is missing is said at once, and the keyboard is at the first of it', async () => {
  const { bridge, user } = showApp('/settings/jobs/new', answers);

  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText('Choose a file first.');
  screen.getByText('Give the job a name.');
  const button = screen.getByRole('button', { name: 'Choose file…' });
  await waitFor(() => expect(document.activeElement).toBe(button));
  expect(bridge.calls.map(([name]) => name)).not.toContain('job.save');
});

test('what main refuses stands beside its field as a sentence, and the rest below', async () => {
  const { user } = showApp('/settings/jobs/daily-sales', {
    ...answers,
    'job.save': () =>
      new Refusal(
        failure('is 130 characters long; use 120 at most', { field: 'name' }),
        failure('The disk is full.', { code: 'store' }),
      ),
  });

  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText('The name is 130 characters long; use 120 at most.');
  screen.getByText('The disk is full.');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
});

test('a period too long for the schedule is said without the words of the ledger', async () => {
  const message = 'the schedule has two slots for one day; use slot';
  const { user } = showApp('/settings/jobs/daily-sales', {
    ...answers,
    'job.save': () => new Refusal(failure(message, { field: 'window' })),
  });

  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText(/^This schedule is due more than once in such a period/);
  expect(document.body.textContent).not.toContain('slot');
});

test('a job is edited as it was saved, also with a schedule of its own', async () => {
  showApp('/settings/jobs/daily-sales', answers);

  expect(await screen.findByLabelText('At')).toHaveProperty('value', '06:30');
  for (const [day, isOn] of [
    ['Mon', true],
    ['Tue', false],
    ['Thu', true],
  ] as const) {
    expect(screen.getByRole('checkbox', { name: day })).toHaveProperty('checked', isOn);
  }
  const zone = screen.getByRole('combobox', { name: 'Time zone' });
  expect(zone).toHaveProperty('value', 'America/New_York');
  // Of four hundred zones only the first are listed until one is typed: the job's own is among them.
  fireEvent.click(zone);
  await screen.findByRole('option', { name: 'America/New_York' });
  expect(screen.getByRole('combobox', { name: 'Each report covers' })).toHaveProperty(
    'value',
    'The week before, Monday to Sunday',
  );
});

test('a page without changes is left at once', async () => {
  const { user } = showApp('/settings/jobs/daily-sales', answers);

  await screen.findByLabelText('Name');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByText('No job yet');
});

test('a job that is gone says so', async () => {
  showApp('/settings/jobs/x', { 'job.draft': () => new Refusal(failure('There is no such job.')) });

  await screen.findByText('There is no such job.');
});

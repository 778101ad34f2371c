import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { DataDraft, DataPreviewView } from '../../preload/contract/data-preview.ts';
import { type Answers, failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const orders: DataPreviewView = {
  columns: [
    { name: 'Day', kind: 'date' },
    { name: 'Net', kind: 'number' },
    { name: 'Gross', kind: 'number' },
  ],
  rows: [
    ['2026-04-03', '1000', '1190'],
    ['2026-04-05', null, '2380'],
  ],
  rowCount: 1200,
  bytes: 1_572_864,
  isStart: false,
  leftOut: 'row 1203 (Total)',
  questions: [
    {
      field: 'dateFormat',
      question: 'Which day is “03/04/2026” in Day?',
      choices: [
        { value: '%d/%m/%Y', label: '3 April 2026' },
        { value: '%m/%d/%Y', label: '4 March 2026' },
      ],
    },
  ],
  time: 'Day',
  measure: 'Net',
  headline: 'Net rose 8 % to 412,300.',
  trouble: null,
};

const answers = (preview: (asked: DataDraft) => DataPreviewView | Refusal): Answers => ({
  'dialog.choose-file': () => '/home/ana/orders.xlsx',
  'data.preview': preview,
  'job.save': () => ({ jobId: 'orders', again: null }),
  'jobs.read': () => [],
});

async function chosen(preview: (asked: DataDraft) => DataPreviewView | Refusal) {
  const shown = showApp('/settings/jobs/new', answers(preview));
  await shown.user.click(await screen.findByRole('button', { name: 'Choose file…' }));
  return shown;
}

test('a chosen file shows its first rows, its size, what was left out and what a report would say', async () => {
  await chosen(() => orders);
  const table = await screen.findByRole('table', { name: 'First rows' });
  expect(table.textContent).toContain('Netnumber');
  screen.getByText('1,200 rows, 1.5 MB');
  screen.getByText(/row 1203 \(Total\)/);
  screen.getByText('Net rose 8 % to 412,300.');
});

test('the amount and the day that were guessed can be set right, and are saved with the job', async () => {
  const { bridge, user } = await chosen(() => orders);
  await user.click(await screen.findByRole('radio', { name: '4 March 2026' }));
  await user.click(screen.getByRole('combobox', { name: 'Is “Net” the amount?' }));
  await user.click(await screen.findByRole('option', { name: 'Gross' }));
  await screen.findByRole('combobox', { name: 'Is “Gross” the amount?' });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(bridge.calls.map(([name]) => name)).toContain('job.save'));
  expect(bridge.calls.findLast(([name]) => name === 'job.save')?.[1]).toMatchObject({
    reading: { dateFormat: '%m/%d/%Y' },
    columns: { time: null, measure: 'Gross' },
  });
});

test('a file that cannot be read says why, and is read again on request', async () => {
  const refusal = new Refusal(
    failure('orders.xlsx is protected by a password.', { field: 'path' }),
  );
  let isLocked = true;
  const { user } = await chosen(() => (isLocked ? refusal : orders));
  await screen.findByText('orders.xlsx is protected by a password.');
  isLocked = false;
  await user.click(screen.getByRole('button', { name: 'Read again' }));
  await screen.findByRole('table', { name: 'First rows' });
});

test('a file that is dropped on the window is taken', async () => {
  showApp(
    '/settings/jobs/new',
    answers(() => orders),
  );
  await screen.findByRole('button', { name: 'Choose file…' });
  const files = [new File(['a'], 'dropped.csv')];
  fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files } });
  await screen.findByText('dropped.csv');
});

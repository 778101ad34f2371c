import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { type Answers, failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const answers: Answers = {
  'report.read': () => cast.report(),
  'export.parts': () => ({ tables: ['By region'], charts: ['Net by day'] }),
  'export.save': () => ({ id: 7, paths: ['/home/ada/Sales 2026-W47.pdf'] }),
  'export.show': () => null,
  'export.copy': () => null,
};

async function opened(more: Answers = {}) {
  const shown = showApp('/reports/r1', { ...answers, ...more });
  await shown.user.click(await screen.findByRole('button', { name: 'Export' }));
  const choose = async (name: string) => shown.user.click(await screen.findByText(name));
  return { ...shown, choose };
}

test('a saved file is named, and leads to its folder', async () => {
  const { bridge, choose, user } = await opened();
  await choose('Save as PDF…');
  const note = within(await screen.findByRole('alert'));
  note.getByText('Saved Sales 2026-W47.pdf');
  await user.click(note.getByRole('button', { name: 'Show in folder' }));
  expect(bridge.calls).toContainEqual(['export.save', { runId: 'r1', format: 'pdf' }]);
  expect(bridge.calls).toContainEqual(['export.show', { id: 7 }]);
});

test('a table and a chart are copied by their titles', async () => {
  const { bridge, choose, user } = await opened();
  await choose('Copy “By region”');
  await screen.findByText('“By region” is copied.');
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await choose('Copy picture of “Net by day”');
  const copied = bridge.calls.filter(([name]) => name === 'export.copy');
  expect(copied.map(([, argument]) => argument)).toEqual([
    { runId: 'r1', part: 'table', number: 1 },
    { runId: 'r1', part: 'chart', number: 1 },
  ]);
});

test('a report without tables and charts offers neither', async () => {
  await opened({ 'export.parts': () => ({ tables: [], charts: [] }) });
  await screen.findByText('Save as PDF…');
  expect([screen.queryByText('Save as CSV…'), screen.queryByText('Save as PNG…')]).toEqual([
    null,
    null,
  ]);
});

test('nothing is said when the dialog is given up', async () => {
  const { bridge, choose } = await opened({ 'export.save': () => null });
  await choose('Save as PDF…');
  await waitFor(() => expect(bridge.calls.map(([name]) => name)).toContain('export.save'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what cannot be saved is said in one sentence', async () => {
  const sentence = 'The disk that holds /exports is full.';
  const { choose } = await opened({ 'export.save': () => new Refusal(failure(sentence)) });
  await choose('Save as PDF…');
  await screen.findByText(sentence);
});

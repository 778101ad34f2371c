import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { QuestionView } from '../../preload/contract/question.ts';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const zone = 'Europe/Berlin';
const open = (atMs: number) => ({
  slot: `${atMs}|${zone}`,
  atMs,
  zone,
  reasonText: 'due while asleep',
});
const [saturday, sunday] = [open(cast.monday - 2 * cast.day), open(cast.monday - cast.day)];
const question: QuestionView = {
  jobId: 'daily-sales',
  jobName: 'Daily sales',
  slots: [saturday, sunday],
  answerByMs: cast.monday + 5 * cast.day,
};

const asked = (more: Partial<QuestionView> = {}) => ({
  'upcoming.read': () => cast.upcoming({ questions: [{ ...question, ...more }] }),
});

test('what did not run is listed with its dates and its reason, and nothing is decided', async () => {
  const { bridge } = showApp('/', asked());
  const card = await screen.findByRole('region', { name: /Daily sales needs you: 2 reports/ });
  const dates = within(card)
    .getAllByRole('listitem')
    .map((row) => row.textContent);
  expect(dates).toHaveLength(2);
  expect(dates.every((text) => text?.includes('due while asleep'))).toBe(true);
  expect(bridge.calls.map(([name]) => name)).not.toContain('slots.answer');
});

test.each([
  ['Run Daily sales', 'latest'],
  ['Run all of Daily sales', 'all'],
  ['Skip Daily sales', 'skip'],
])('%s answers for all that is listed: %s', async (button, answer) => {
  const { bridge, user } = showApp('/', { ...asked(), 'slots.answer': () => null });
  await user.click(await screen.findByRole('button', { name: button }));
  const slots = [saturday.slot, sunday.slot];
  expect(bridge.calls).toContainEqual(['slots.answer', { jobId: 'daily-sales', slots, answer }]);
});

test('one report is run or skipped; there is no all', async () => {
  showApp('/', asked({ slots: [sunday] }));
  await screen.findByRole('button', { name: 'Run Daily sales' });
  expect(screen.queryByRole('button', { name: /Run all/ })).toBeNull();
});

test('an answer that comes too late is refused in words', async () => {
  const late = () => new Refusal(failure('This was answered already, or its time is over.'));
  const { user } = showApp('/', { ...asked(), 'slots.answer': late });
  await user.click(await screen.findByRole('button', { name: 'Skip Daily sales' }));
  await screen.findByText('This was answered already, or its time is over.');
});

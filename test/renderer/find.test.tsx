import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { onMondayMorning, place, showApp } from './show-app.tsx';

onMondayMorning();

const { fromMs, toMs } = cast.report().window;
const found = {
  runId: 'r1',
  n: 3,
  label: 'net in this period',
  text: '412,300 EUR',
  jobName: 'Daily sales',
  zone: 'Europe/Berlin',
  fromMs,
  toMs,
};

test('a number that was read somewhere leads to its evidence', async () => {
  const { bridge, user } = showApp('/reports', {
    'reports.unread': () => 0,
    'facts.find': () => ({ facts: [found], next: null }),
    'report.read': () => cast.report(),
    'report.fact': () => cast.fact(),
  });
  await user.click(await screen.findByRole('button', { name: 'Find a number' }));
  await user.type(await screen.findByRole('textbox'), '412,300');
  await user.click(await screen.findByRole('link', { name: /^412,300 EUR/ }));
  expect(place()).toBe('/facts/r1-3');
  await screen.findByRole('complementary', { name: 'Evidence' });
  expect(bridge.calls).toContainEqual(['facts.find', { text: '412,300', before: null }]);
  expect(bridge.calls).toContainEqual(['report.fact', { runId: 'r1', n: 3 }]);
});

test('what no report states is said, and earlier ones are read on demand', async () => {
  const { bridge, user } = showApp('/find', {
    'facts.find': ({ text, before }) => ({
      facts: text === '7' ? [{ ...found, n: before ?? 1 }] : [],
      next: text === '7' && before === null ? 2 : null,
    }),
  });
  await user.type(await screen.findByRole('textbox'), '8');
  await screen.findByText('No report states “8”');
  await user.clear(screen.getByRole('textbox'));
  await user.type(screen.getByRole('textbox'), '7');
  await user.click(await screen.findByRole('button', { name: 'Show earlier ones' }));
  expect(await screen.findAllByRole('link', { name: /^412,300 EUR/ })).toHaveLength(2);
  expect(bridge.calls.at(-1)).toEqual(['facts.find', { text: '7', before: 2 }]);
});

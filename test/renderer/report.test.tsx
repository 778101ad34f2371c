import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, place, showApp } from './show-app.tsx';

onMondayMorning();

const answers = {
  'report.read': () => cast.report(),
  'report.fact': ({ n }: { n: number }) => cast.fact({ n }),
};
const clicked = { kind: 'fact', runId: 'r1', n: 3 } as const;
const evidence = () => screen.findByRole('complementary', { name: 'Evidence' });

test('the report stands in a frame without scripts, forms or windows', async () => {
  showApp('/reports/r1', answers);

  const frame = await screen.findByTitle('Report: Net sales up 12.4 % to 48,210 EUR');
  expect(frame.getAttribute('src')).toBe('report://r1/');
  expect(frame.getAttribute('sandbox')).toBe('');
});

test('above it stand its job, period, when it was made and why then', async () => {
  showApp('/reports/r1', answers);

  expect(
    (await screen.findByRole('banner', { hidden: true }).catch(() => null)) ?? true,
  ).toBeTruthy();
  const heading = await screen.findByRole('heading', { level: 1, name: 'Daily sales' });
  expect(heading.nextElementSibling?.textContent).toBe(
    'Sat 28 Feb – Sun 1 Mar · made yesterday 08:37 in 2.4\u00a0s · on time',
  );
});

test('a clicked number opens its evidence: value, meaning, rows, query, file and earlier values', async () => {
  const { bridge } = showApp('/reports/r1', answers);

  await screen.findByTitle(/^Report:/);
  act(() => bridge.tell(clicked));
  const panel = within(await evidence());
  await panel.findByText('48,210 EUR');
  panel.getByText('Net sales in the period');
  panel.getByText('The first 2 of 1,204 rows');
  panel.getByRole('cell', { name: '30110.5' });
  panel.getByText(/^SELECT sum\(net\)/);
  panel.getByText('sales.csv');
  panel.getByText('Yesterday 07:37');
  panel.getByText('9f2c41d07be3');
  panel.getByText('42,890 EUR');
});

test('a number of another report opens nothing here', async () => {
  const { bridge } = showApp('/reports/r1', answers);

  await screen.findByTitle(/^Report:/);
  act(() => bridge.tell({ ...clicked, runId: 'r2' }));
  expect(screen.queryByRole('complementary')).toBeNull();
});

test('Esc closes the evidence and the keyboard is back where it was', async () => {
  const { bridge, user } = showApp('/reports/r1', answers);

  const frame = await screen.findByTitle(/^Report:/);
  frame.tabIndex = 0;
  frame.focus();
  act(() => bridge.tell(clicked));
  expect(document.activeElement).toBe(await evidence());
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('complementary')).toBeNull();
  expect(document.activeElement).toBe(frame);
});

test('the evidence goes from number to number without the frame', async () => {
  const { bridge, user } = showApp('/reports/r1', answers);

  await user.click(await screen.findByRole('button', { name: 'Evidence' }));
  await user.click(await screen.findByRole('button', { name: 'Next number' }));
  await screen.findByText('2 of 12');
  expect(bridge.calls).toContainEqual(['report.fact', { runId: 'r1', n: 2 }]);
});

test('previous and next lead to the neighbours of the same job', async () => {
  const { user } = showApp('/reports/r1', {
    ...answers,
    'report.read': ({ runId }) =>
      cast.report({
        item: cast.reportItem({ runId, headline: runId }),
        previousRunId: runId === 'r1' ? 'r0' : null,
      }),
  });

  const next = await screen.findByRole('button', { name: 'Next report' });
  expect(next).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Previous report' }));
  await screen.findByTitle('Report: r0');
  expect(place()).toBe('/reports/r0');
});

test('a report that is gone says so', async () => {
  showApp('/reports/r1', { 'report.read': () => new Refusal(failure('There is no such report.')) });

  await screen.findByText('There is no such report.');
});

const again = cast.report({
  item: cast.reportItem({ runId: 'r2', isUnread: false }),
  revision: 2,
  versions: [
    { runId: 'r1', revision: 1, createdAtMs: 1 },
    { runId: 'r2', revision: 2, createdAtMs: 2 },
  ],
  revised: {
    runId: 'r1',
    revision: 1,
    why: 'as the data is now',
    changes: [{ id: 'total.net', label: 'Revenue', before: '412,300', after: '409,100', n: 3 }],
  },
  canSend: true,
});

test('a report made again stands beside the first: old, new and why, and is sent on request', async () => {
  const { bridge, user } = showApp('/reports/r2', {
    'report.read': () => again,
    'report.send': () => null,
    'report.fact': () => cast.fact(),
  });

  const versions = within(await screen.findByRole('region', { name: 'Versions' }));
  versions.getByText('2 against 1, as the data is now: 1 number differs.');
  versions.getByRole('row', { name: 'Revenue 412,300 409,100' });
  expect(versions.getByRole('link', { name: 'Version 1' })).toHaveProperty('hash', '#/reports/r1');
  await user.click(versions.getByRole('button', { name: 'Send it' }));
  expect(bridge.calls).toContainEqual(['report.send', { runId: 'r2' }]);
  await user.click(versions.getByRole('button', { name: '409,100' }));
  await evidence();
  expect(bridge.calls).toContainEqual(['report.fact', { runId: 'r2', n: 3 }]);
});

test('Run again asks from which data, and shows the new run', async () => {
  const { bridge, user } = showApp('/reports/r1', {
    ...answers,
    'report.again': () => ({ runId: 'r2' }),
  });

  await user.click(await screen.findByRole('button', { name: 'More about this report' }));
  await user.click(await screen.findByText('Run again…'));
  await user.click(await screen.findByRole('radio', { name: 'As it was' }));
  await user.click(screen.getByRole('button', { name: 'Make it again' }));
  expect(bridge.calls).toContainEqual(['report.again', { runId: 'r1', data: 'as-it-was' }]);
  await vi.waitFor(() => expect(place()).toBe('/runs/r2'));
});

test('the evidence has the values of the periods before as a course, each leading to its report', async () => {
  const { bridge, user } = showApp('/reports/r1', answers);

  await screen.findByTitle(/^Report:/);
  act(() => bridge.tell(clicked));
  const panel = within(await evidence());
  await panel.findByRole('img', { name: 'From 42,890 EUR to 48,210 EUR' });
  await user.click(panel.getByRole('link', { name: 'Sat 21 Feb – Sun 22 Feb' }));
  expect(place()).toBe('/reports/r0');
});

test('a number is copied with where it comes from in one line', async () => {
  const { bridge, user } = showApp('/reports/r1', answers);

  await screen.findByTitle(/^Report:/);
  act(() => bridge.tell(clicked));
  await user.click(await screen.findByRole('button', { name: 'Copy source line' }));
  await screen.findByText('Copied');
  expect(await navigator.clipboard.readText()).toBe(
    'Net sales in the period: 48,210 EUR (Sat 28 Feb 2026 – Sun 1 Mar 2026). Source: sales.csv of Sun 1 Mar 2026 07:37, 1,204 rows; Daily sales, data 9f2c41d07be3.',
  );
});

test('an opened report is marked as read once, and unread or pinned when the analyst says so', async () => {
  let isUnread = true;
  const { bridge, user } = showApp('/reports/r1', {
    ...answers,
    'report.read': () => cast.report({ item: cast.reportItem({ isUnread }) }),
    'report.mark': ({ mark }) => {
      if (mark === 'read' || mark === 'unread') isUnread = mark === 'unread';
      return null;
    },
  });
  const marks = () =>
    bridge.calls.flatMap(([name, asked]) => (name === 'report.mark' ? [asked] : []));
  await user.click(await screen.findByRole('button', { name: /^Mark as unread/ }));
  await screen.findByRole('button', { name: /^Mark as read/ });
  await user.click(screen.getByRole('button', { name: /^Pin/ }));
  expect(marks()).toEqual([
    { runId: 'r1', mark: 'read' },
    { runId: 'r1', mark: 'unread' },
    { runId: 'r1', mark: 'pinned' },
  ]);
});

test('Ctrl F finds a word in the report, from place to place, and Escape leaves the place in view', async () => {
  const { user } = showApp('/reports/r1', { ...answers, 'report.find': () => ({ count: 2 }) });
  const frame = await screen.findByTitle(/^Report:/);
  const src = () => frame.getAttribute('src');
  await user.keyboard('{Control>}f{/Control}');
  await screen.findByRole('textbox', { name: 'Find in this report' });
  // At once: letter by letter a slow machine would look for each beginning, too.
  await user.paste('net up');
  await screen.findByText('1 of 2 places');
  const first = src();
  await user.keyboard('{Enter}');
  const second = src();
  await user.keyboard('{Escape}');
  expect([first, second, src(), screen.queryByRole('search'), place()]).toEqual([
    'report://r1/?find=net%20up#found-1',
    'report://r1/?find=net%20up#found-2',
    'report://r1/?calm=net%20up#found-2',
    null,
    '/reports/r1',
  ]);
});

test('a key pressed in the frame counts: Escape brings the keyboard back, the next one leaves', async () => {
  const { bridge, user } = showApp('/reports/r1', {
    ...answers,
    'reports.read': () => cast.page(cast.reportItem()),
  });
  const frame = await screen.findByTitle(/^Report:/);
  frame.tabIndex = 0;
  frame.focus();
  act(() => bridge.tell({ kind: 'key', key: 'Escape', isCommand: false }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(place()).toBe('/reports/r1');
  await user.keyboard('{Escape}');
  await vi.waitFor(() => expect(place()).toBe('/reports'));
});

import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

test('a failure is a sentence, how often it was tried, and one thing to do', async () => {
  showApp('/failures', { 'failures.read': () => [cast.failed()] });

  expect(await rowsOf('Failures')).toEqual([
    'Daily salesToday 06:37 · The file sales.csv is not there any more. Tried 3 times.Retry',
  ]);
});

test('Retry runs the failed run again', async () => {
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => [cast.failed()],
    'run.retry': () => ({ runId: 'r3' }),
  });

  await user.click(await screen.findByRole('button', { name: 'Retry for Daily sales' }));
  expect(bridge.calls).toContainEqual(['run.retry', { runId: 'r2' }]);
});

test('a missing file is mended by choosing another', async () => {
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => [cast.failed({ action: 'choose-file' })],
    'dialog.choose-file': () => '/home/ana/new.csv',
    'failure.relink': () => ({ runId: 'r3' }),
  });

  await user.click(await screen.findByRole('button', { name: 'Choose file… for Daily sales' }));
  await waitFor(() =>
    expect(bridge.calls).toContainEqual([
      'failure.relink',
      { runId: 'r2', path: '/home/ana/new.csv' },
    ]),
  );
});

test('who gives up choosing a file changes nothing', async () => {
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => [cast.failed({ action: 'choose-file' })],
    'dialog.choose-file': () => null,
  });

  await user.click(await screen.findByRole('button', { name: /^Choose file/ }));
  await waitFor(() => expect(bridge.calls.map(([name]) => name)).toContain('dialog.choose-file'));
  expect(bridge.calls.map(([name]) => name)).not.toContain('failure.relink');
});

test('a dismissed failure goes at once and comes back on Undo, and main never hears of it', async () => {
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => [cast.failed({ runId: 'undone' })],
  });

  await user.click(
    await screen.findByRole('button', { name: 'Dismiss the failure of Daily sales' }),
  );
  await screen.findByText('Nothing has failed');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByRole('list', { name: 'Failures' });
  expect(bridge.calls.map(([name]) => name)).not.toContain('failures.dismiss');
});

test('a window that closes keeps what was dismissed in it', async () => {
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => [cast.failed({ runId: 'kept' })],
    'failures.dismiss': () => null,
  });

  await user.click(await screen.findByRole('button', { name: /^Dismiss/ }));
  window.dispatchEvent(new Event('pagehide'));
  expect(bridge.calls).toContainEqual(['failures.dismiss', { runId: 'kept' }]);
});

test('what main refuses is said', async () => {
  const { user } = showApp('/failures', {
    'failures.read': () => [cast.failed()],
    'run.retry': () => new Refusal(failure('The job is running already.')),
  });

  await user.click(await screen.findByRole('button', { name: /^Retry/ }));
  await screen.findByText('The job is running already.');
});

test('without a failure the list says what it is for', async () => {
  showApp('/failures', { 'failures.read': () => [] });

  await screen.findByText('Nothing has failed');
});

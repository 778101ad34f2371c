import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

test('a failure is a sentence, how often it was tried, and one thing to do', async () => {
  showApp('/failures', { 'failures.read': () => [cast.failed()] });

  expect(await rowsOf('Failures')).toEqual([
    'Daily salesToday 19:22 · The file sales.csv is not there any more. Tried 3 times.Retry',
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
    'failure.relink': () => ({ runId: 'r3', alsoRelinked: ['Churn', 'Audit'] }),
  });

  await user.click(await screen.findByRole('button', { name: 'Choose file… for Daily sales' }));
  await waitFor(() =>
    expect(bridge.calls).toContainEqual([
      'failure.relink',
      { runId: 'r2', path: '/home/ana/new.csv' },
    ]),
  );
  await screen.findByText('The same folder moved for Churn, Audit: it is read at its new place.');
});

test('a file of another shape is used as it is now, or read again once it is mended', async () => {
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => [cast.failed({ action: 'accept-shape' })],
    'failure.accept-shape': () => ({ runId: 'r3' }),
    'run.retry': () => ({ runId: 'r3' }),
  });

  await user.click(
    await screen.findByRole('button', { name: 'Use it as it is now for Daily sales' }),
  );
  await user.click(screen.getByRole('button', { name: 'Retry for Daily sales' }));
  expect(bridge.calls).toContainEqual(['failure.accept-shape', { runId: 'r2' }]);
  expect(bridge.calls).toContainEqual(['run.retry', { runId: 'r2' }]);
});

test('a refused password is mended in its connection', async () => {
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => [cast.failed({ action: 'new-secret', connectionId: 'shop' })],
    'window.open-settings': () => null,
  });

  await user.click(await screen.findByRole('button', { name: 'New password… for Daily sales' }));
  expect(bridge.calls).toContainEqual([
    'window.open-settings',
    { page: 'connections', connectionId: 'shop' },
  ]);
});

test('of a cause that broke many reports twenty are listed, and the others on a click', async () => {
  const items = Array.from({ length: 60 }, (_, n) => cast.failed({ runId: `r${n}` }));
  const { user } = showApp('/failures', { 'failures.read': () => items });

  await waitFor(async () => expect(await rowsOf('Failures')).toHaveLength(20));
  await user.click(screen.getByRole('button', { name: 'Show 40 more' }));
  await waitFor(async () => expect(await rowsOf('Failures')).toHaveLength(60));
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

const lost = 'warehouse.csv is not there. Put it back, or choose another file.';

test('failures of one cause stand under its sentence, and those selected are tried again together', async () => {
  const items = [
    cast.failed({ runId: 'a', jobName: 'Stock', message: lost }),
    cast.failed({ runId: 'b', jobName: 'Returns', message: lost }),
    cast.failed({ runId: 'c' }),
  ];
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => items,
    'failures.retry': () => ({ started: 2, refused: [] }),
  });

  const group = await screen.findByRole('region', { name: lost });
  await user.click(within(group).getByLabelText('Select the failure of Stock'));
  await user.click(within(group).getByLabelText('Select the failure of Returns'));
  await user.click(screen.getByRole('button', { name: 'Retry selected' }));
  expect(bridge.calls).toContainEqual(['failures.retry', { runIds: ['a', 'b'] }]);
  await screen.findByText('2 reports started');
});

test('a muted job is listed apart and not counted', async () => {
  const { bridge, user } = showApp('/failures', {
    'failures.read': () => [cast.failed({ isMuted: true })],
    'failures.mute': () => null,
  });

  await screen.findByRole('region', { name: 'Muted until they work again' });
  expect(screen.queryByText(/to look at/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Unmute: Daily sales' }));
  expect(bridge.calls).toContainEqual(['failures.mute', { jobId: 'daily-sales', isMuted: false }]);
});

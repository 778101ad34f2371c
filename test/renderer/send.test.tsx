import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SendChoicesView } from '../../preload/contract/send-calls.ts';
import * as cast from './cast.ts';
import { failure, Refusal } from './fake-bridge.ts';
import * as runCast from './run-cast.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const choices: SendChoicesView = {
  accounts: [{ name: 'work', from: 'ana@example.com' }],
  known: ['boss@example.com'],
  correction: null,
};
const correction = { to: ['boss@example.com'], note: 'This corrects the report that you have:' };

function showReport(given: Partial<SendChoicesView> = {}) {
  return showApp('/reports/r1', {
    'report.read': () => cast.report(),
    'report.send-choices': () => ({ ...choices, ...given }),
    'report.deliver': ({ to }) =>
      to.includes('boss')
        ? new Refusal(failure('"boss" is no e-mail address.', { field: 'to' }))
        : { isSent: true },
  });
}

test('a report is sent to who is named, with a note and the forms that are ticked', async () => {
  const { bridge, user } = showReport();
  await user.click(await screen.findByRole('button', { name: 'Send…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Send this report' }));
  await user.type(dialog.getByRole('combobox', { name: 'To' }), 'boss@example.com{Enter}');
  await user.type(dialog.getByRole('textbox', { name: 'Note' }), 'Look at EMEA.');
  expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: 'PDF' }).checked).toBe(true);
  await user.click(dialog.getByRole('checkbox', { name: 'Excel' }));
  await user.click(dialog.getByRole('button', { name: 'Send now' }));
  expect(bridge.calls).toContainEqual([
    'report.deliver',
    {
      runId: 'r1',
      how: 'mail',
      account: 'work',
      to: ['boss@example.com'],
      note: 'Look at EMEA.',
      formats: ['pdf', 'xlsx'],
    },
  ]);
});

test('addresses that are known are offered once a letter is typed, so that no list lies over the note', async () => {
  const { user } = showReport();
  await user.click(await screen.findByRole('button', { name: 'Send…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Send this report' }));
  const to = dialog.getByRole('combobox', { name: 'To' });
  const isOpen = () => to.getAttribute('aria-expanded');
  await user.click(to);
  expect(isOpen()).toBe('false');
  await user.type(to, 'bo');
  expect(isOpen()).toBe('true');
  await user.click(await screen.findByRole('option', { name: 'boss@example.com', hidden: true }));
  dialog.getByText('boss@example.com');
  expect(isOpen()).toBe('false');
});

test('what is wrong with an address is said at the address, and the dialog stays', async () => {
  const { user } = showReport();
  await user.click(await screen.findByRole('button', { name: 'Send…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Send this report' }));
  await user.type(dialog.getByRole('combobox', { name: 'To' }), 'boss{Enter}');
  await user.click(dialog.getByRole('button', { name: 'Send now' }));
  await dialog.findByText('"boss" is no e-mail address.');
});

test('without a mail account a report opens as a draft, and it is said how to send from here', async () => {
  const { user } = showReport({ accounts: [] });
  await user.click(await screen.findByRole('button', { name: 'Send…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Send this report' }));
  expect(dialog.queryByRole('button', { name: 'Send now' })).toBeNull();
  dialog.getByRole('button', { name: 'Open as a draft' });
  dialog.getByText(/add a mail account in Settings/);
});

test('a correction begins with its readers and what has changed for them', async () => {
  const { user } = showReport({ correction });
  await user.click(await screen.findByRole('button', { name: 'Send a correction…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Send a correction' }));
  dialog.getByText('boss@example.com');
  expect(dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe(
    correction.note,
  );
});

test('what waits for an OK stands in Upcoming and is sent with one click', async () => {
  const held = runCast.delivery({
    id: 7,
    channel: 'email',
    recipient: 'boss@example.com',
    state: 'pending',
    isHeld: true,
  });
  const { bridge, user } = showApp('/', {
    'upcoming.read': () => cast.upcoming(),
    'deliveries.waiting': () => [
      { runId: 'r1', jobName: 'Daily sales', zone: 'Europe/Berlin', delivery: held },
    ],
    'delivery.release': () => null,
  });
  await screen.findByText('Daily sales. E-mail to boss@example.com: Waits for your OK');
  await user.click(screen.getByRole('button', { name: 'Send now: E-mail to boss@example.com' }));
  expect(bridge.calls).toContainEqual(['delivery.release', { id: 7 }]);
});

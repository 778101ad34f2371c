import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TargetDraft } from '../../preload/contract/job-delivery-calls.ts';
import type { JobDraft } from '../../preload/contract/job-draft.ts';
import { newDraft } from '../../renderer/screens/job-editor/use-job-form.ts';
import { bossDraft } from '../cast/target-draft.ts';
import { type FakeBridge, failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const hook: TargetDraft = {
  ...bossDraft,
  kind: 'webhook',
  to: [],
  formats: [],
  url: 'https://hooks.example.com/services/T0',
  secret: 'ops',
};
const sales: JobDraft = { ...newDraft, id: 'sales', name: 'Sales', path: '/data/sales.csv' };

function showEditor(deliver: readonly TargetDraft[] = [], path = '/settings/jobs/sales') {
  return showApp(path, {
    'job.draft': () => ({ ...sales, deliver }),
    'job.preview': () => ({ sentence: 'Daily.', next: [], changes: [], nights: [], habit: null }),
    'job.check-deliveries': ({ deliver: given }) =>
      given.some(({ to }) => to.includes('boss'))
        ? new Refusal(failure('"boss" is no e-mail address.'))
        : null,
    'webhook.secrets': () => ({ keeps: 'keyring', saved: [{ name: 'ops', place: 'keyring' }] }),
    'notifications.read': () => ({
      settings: { quietFrom: '', quietTo: '', detail: 'headline', digest: 'never' },
      accounts: [],
      presets: [],
    }),
    'dialog.choose-file': () => '/data/sales.csv',
    'job.save': () => ({ jobId: 'sales', again: null }),
  });
}

const savedReaders = ({ calls }: FakeBridge) =>
  calls.flatMap(([name, argument]) =>
    name === 'job.save' ? [(argument as JobDraft).deliver] : [],
  );
const addReader = async () => {
  await screen.findByRole('button', { name: 'Add a reader' }).then((button) => button.click());
  return within(await screen.findByRole('dialog', { name: 'Add a reader' }));
};

test('a job that is not saved yet has readers, and is saved with them', async () => {
  const { bridge, user } = showEditor([], '/settings/jobs/new');
  await user.click(await screen.findByRole('button', { name: 'Choose file…' }));
  const dialog = await addReader();
  await user.click(dialog.getByLabelText('To'));
  await user.paste('boss@example.com');
  await user.keyboard('{Enter}');
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  expect(await rowsOf('Who gets it')).toEqual([
    'E-mail to boss@example.com: every reportEditRemove',
  ]);
  expect(savedReaders(bridge)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(savedReaders(bridge)).toEqual([[bossDraft]]);
});

test('a reader is edited and another removed, and neither is so before the job is saved', async () => {
  const { bridge, user } = showEditor([bossDraft, hook]);
  await user.click(await screen.findByRole('button', { name: /^Edit E-mail to boss/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit a reader' }));
  await user.click(dialog.getByLabelText('Note'));
  await user.paste('Look at EMEA.');
  await user.click(dialog.getByRole('button', { name: 'Change' }));
  await user.click(await screen.findByRole('button', { name: /^Remove Webhook hooks/ }));
  expect(savedReaders(bridge)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(savedReaders(bridge)).toEqual([[{ ...bossDraft, note: 'Look at EMEA.' }]]);
});

test('a webhook is signed with a secret that is typed; a saved one is not shown', async () => {
  const { bridge, user } = showEditor([hook]);
  await user.click(await screen.findByRole('button', { name: /^Edit Webhook/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit a reader' }));
  await user.click(await dialog.findByRole('button', { name: 'Enter a new signing secret' }));
  await user.click(dialog.getByLabelText('New signing secret'));
  await user.paste('shared by two');
  await user.click(dialog.getByRole('button', { name: 'Change' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(savedReaders(bridge)).toEqual([[{ ...hook, newSecret: 'shared by two' }]]);
});

test('what is wrong with a reader is said in the dialog, which stays, and nothing is saved', async () => {
  const { bridge, user } = showEditor();
  const dialog = await addReader();
  await user.type(dialog.getByRole('combobox', { name: 'To' }), 'boss{Enter}');
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  await dialog.findByText('"boss" is no e-mail address.');
  expect(savedReaders(bridge)).toEqual([]);
});

test('a monitor asks for its address only: it is told of every run, and no run waits for it', async () => {
  const { bridge, user } = showEditor();
  const dialog = await addReader();
  await user.click(dialog.getByRole('combobox', { name: 'By' }));
  await user.click(await screen.findByRole('option', { name: /^Monitor/ }));
  await user.click(dialog.getByLabelText('Address'));
  await user.paste('https://hc-ping.com/eb095278-f28d-448d-87fb-7b75c171a6aa');
  expect(dialog.queryByRole('checkbox')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  expect(await rowsOf('Who gets it')).toEqual([
    'Monitor hc-ping.com: each start and endEditRemove',
  ]);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const url = 'https://hc-ping.com/eb095278-f28d-448d-87fb-7b75c171a6aa';
  expect(savedReaders(bridge)).toEqual([
    [{ ...bossDraft, kind: 'ping', to: [], formats: [], url }],
  ]);
});

import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { JobDeliveryView } from '../../preload/contract/job-delivery-calls.ts';
import type { JobDraft } from '../../preload/contract/job-draft.ts';
import { newDraft } from '../../renderer/screens/job-editor/use-job-form.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, rowsOf, showApp } from './show-app.tsx';

onMondayMorning();

const saved: JobDraft = { ...newDraft, id: 'sales', name: 'Sales', path: '/data/sales.csv' };
const toBoss = { index: 1, text: 'E-mail to boss@example.com: every report' };

function showJob(deliveries: readonly JobDeliveryView[] = []) {
  return showApp('/settings/jobs/sales', {
    'job.draft': () => saved,
    'job.deliveries': () => deliveries,
    'job.add-delivery': ({ target }) =>
      target.to.includes('boss') ? new Refusal(failure('"boss" is no e-mail address.')) : null,
    'job.remove-delivery': () => null,
  });
}

test('who gets the reports of a job stands in the editor and is removed there', async () => {
  const { bridge, user } = showJob([toBoss]);
  expect(await rowsOf('Who gets it')).toEqual([`${toBoss.text}Remove`]);
  await user.click(screen.getByRole('button', { name: `Remove ${toBoss.text}` }));
  expect(bridge.calls).toContainEqual(['job.remove-delivery', { jobId: 'sales', ...toBoss }]);
});

test('a reader is added with when, as what and whether it waits for an OK', async () => {
  const { bridge, user } = showJob();
  await user.click(await screen.findByRole('button', { name: 'Add a reader' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a reader' }));
  await user.type(dialog.getByRole('combobox', { name: 'To' }), 'boss@example.com{Enter}');
  await user.click(dialog.getByRole('checkbox', { name: /^Wait for my OK/ }));
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  expect(bridge.calls.find(([name]) => name === 'job.add-delivery')?.[1]).toMatchObject({
    jobId: 'sales',
    target: { kind: 'email', to: ['boss@example.com'], formats: ['pdf'], afterMyOk: true },
  });
});

test('what is wrong with a reader is said in the dialog, which stays', async () => {
  const { user } = showJob();
  await user.click(await screen.findByRole('button', { name: 'Add a reader' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a reader' }));
  await user.type(dialog.getByRole('combobox', { name: 'To' }), 'boss{Enter}');
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  await dialog.findByText('"boss" is no e-mail address.');
});

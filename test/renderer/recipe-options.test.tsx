import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { JobDraft, RecipeName } from '../../preload/contract/job-draft.ts';
import { newDraft } from '../../renderer/screens/job-editor/use-job-form.ts';
import { failure, Refusal } from './fake-bridge.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

function draftOf(recipe: RecipeName, options: string): JobDraft {
  const report = { ...newDraft.report, recipe, options, sourceId: 'payments' };
  return { ...newDraft, id: 'a', name: 'A', path: '/data/payments.csv', report };
}

const show = (draft: JobDraft, refusal?: Refusal) =>
  showApp('/settings/jobs/a', {
    'job.draft': () => draft,
    'job.save': () => refusal ?? { jobId: 'a', again: null },
  });

function savedOptions(bridge: ReturnType<typeof show>['bridge']): string | undefined {
  const saved = bridge.calls.find(([name]) => name === 'job.save')?.[1] as JobDraft | undefined;
  return saved?.report.options;
}

test('churn has fields, and what they do not show stays in the text', async () => {
  const { bridge, user } = show(draftOf('churn', 'customers: clients\nsegments: [plan]\n'));
  await user.type(await screen.findByLabelText('Lost after days'), '60');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(savedOptions(bridge)).toBe('customers: clients\nsegments:\n  - plan\nlostAfterDays: 60\n');
});

test('a rule of an audit is added in words, and a waiver that no field shows is kept', async () => {
  const waived =
    'rules:\n  - { id: old, check: unique, source: payments, columns: [invoice], waiver: { note: ok, until: "2026-12-31" } }\n';
  const { bridge, user } = show(draftOf('audit', waived));
  await user.click(await screen.findByRole('button', { name: 'Add a rule' }));
  const rule = within(screen.getByRole('region', { name: 'Rule 2' }));
  await user.type(rule.getByLabelText('Columns'), 'approver{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const options = savedOptions(bridge) ?? '';
  expect(options).toContain('id: rule-2');
  expect(options).toContain('- approver');
  expect(options).toContain('until: 2026-12-31');
});

test('text that is no options yet stays text until it is mended', async () => {
  const { user } = show(draftOf('market', 'price: [close'));
  const text = await screen.findByLabelText('Columns');
  expect(screen.queryByRole('button', { name: 'Edit as fields' })).toBeNull();
  await user.type(text, ']');
  await screen.findByRole('button', { name: 'Edit as text' });
});

test('what is wrong with an option stands beside its field, and the rest below the group', async () => {
  const refusal = new Refusal(
    failure('must be a whole number of days', { field: 'analysis.options.lostAfterDays' }),
    failure('In the options, segments[0] is not text.', { field: 'analysis.options.segments[0]' }),
    failure('"crm" is no source of this job', { field: 'analysis.options.customers' }),
  );
  const { user } = show(draftOf('churn', 'customers: crm\n'), refusal);
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  const days = await screen.findByLabelText('Lost after days');
  expect(days.getAttribute('aria-invalid')).toBe('true');
  screen.getByText('“Lost after days” must be a whole number of days.');
  screen.getByText('“Compared by” is not text.');
  screen.getByText('customers: "crm" is no source of this job.');
});

test('what is wrong with a rule stands on its card', async () => {
  const rules = 'rules:\n  - { id: a, check: complete, source: payments, columns: [] }\n';
  const field = 'analysis.options.rules[0].columns';
  const refusal = new Refusal(failure('is empty; name a column', { field }));
  const { user } = show(draftOf('audit', rules), refusal);
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  const card = within(screen.getByRole('region', { name: 'Rule 1' }));
  await card.findByText('“Columns” is empty; name a column.');
  expect(screen.getAllByText(/name a column/)).toHaveLength(1);
});

import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { StoredModelCallView } from '../../preload/contract/model-call-view.ts';
import { monday, report } from './cast.ts';
import { Refusal } from './fake-bridge.ts';
import { view, work } from './models-cast.ts';
import { run } from './run-cast.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

test('a model is added with its address and key, tried first, and its models are offered', async () => {
  const { bridge, user } = showApp('/settings/models', {
    'models.read': () => ({ ...view, models: [] }),
    'model.test': () => ({
      checks: [
        { what: 'connection', isOk: true, sentence: 'The endpoint answers.' },
        { what: 'tools', isOk: false, sentence: 'tiny did not call a tool.' },
      ],
      models: ['tiny', 'large'],
    }),
    'model.save': () => ({ id: 'work' }),
  });
  await user.click(await screen.findByRole('button', { name: 'Add a model' }));
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Work');
  await user.type(screen.getByRole('textbox', { name: 'Model' }), 'tiny');
  await user.type(screen.getByLabelText('Key'), 'sk-1');
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  await screen.findByText('Missing: tiny did not call a tool.');
  await user.click(screen.getByRole('radio', { name: 'large' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const saved = bridge.calls.find(([name]) => name === 'model.save')?.[1];
  expect(saved).toMatchObject({ id: null, name: 'Work', model: 'large', key: 'sk-1' });
});

test('a model that is edited keeps its key, and nothing but its fields is sent', async () => {
  const { bridge, user } = showApp('/settings/models', {
    'models.read': () => view,
    'model.save': () => ({ id: 'work' }),
  });
  await user.click(await screen.findByRole('button', { name: 'Edit Work model' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const { keyPlace: _, usualCost: __, usedBy: ___, ...fields } = work;
  expect(bridge.calls).toContainEqual(['model.save', { ...fields, key: null }]);
});

test('what is wrong stands at its field', async () => {
  const { user } = showApp('/settings/models', {
    'models.read': () => view,
    'model.save': () =>
      new Refusal({
        code: 'bad-input',
        message: 'Use https:.',
        permanent: true,
        field: 'baseUrl',
      }),
  });
  await user.click(await screen.findByRole('button', { name: 'Edit Work model' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Use https:.');
});

test('limits, what was spent, and the switch that keeps all data on this machine', async () => {
  const { bridge, user } = showApp('/settings/models', {
    'models.read': () => view,
    'models.save-limits': () => null,
  });
  await screen.findByText(
    /Spent this month: \$1.25 of \$20.00. Daily sales: \$1.25 for 60 questions/,
  );
  await user.click(screen.getByRole('switch', { name: 'Only models on this machine' }));
  const sent = ['models.save-limits', { ...view.limits, isLocalOnly: true }];
  expect(bridge.calls).toContainEqual(sent);
});

test('a report with an unproven statement is not called verified', async () => {
  const narration = {
    writer: 'Work model (gpt-5-mini)',
    isFallback: false,
    verified: 6,
    derived: 1,
    unproven: 1,
  };
  showApp('/reports/r1', { 'report.read': () => report({ narration }) });
  await screen.findByText(
    /Not verified: 1 statement of Work model \(gpt-5-mini\) could not be verified/,
  );
});

test('a report whose statements all hold is called verified', async () => {
  const narration = {
    writer: 'Work model (gpt-5-mini)',
    isFallback: false,
    verified: 6,
    derived: 1,
    unproven: 0,
  };
  showApp('/reports/r1', { 'report.read': () => report({ narration }) });
  await screen.findByText(
    /Verified: written by Work model \(gpt-5-mini\), all 7 statements checked/,
  );
});

test('the run page shows what was sent to the model, word for word, and what it cost', async () => {
  const call: StoredModelCallView = {
    id: 1,
    step: 1,
    question: null,
    model: 'gpt-5-mini',
    endpoint: 'api.openai.com',
    atMs: monday,
    state: 'answered',
    request: '{"messages":["hello"]}',
    answer: '{"content":"hi"}',
    failure: null,
    inputTokens: 900,
    outputTokens: 60,
    cost: 0.0042,
    isReused: false,
  };
  showApp('/runs/r1', { 'run.read': () => run(), 'run.model-calls': () => [call] });
  await screen.findByText(/1 question, 960 tokens, \$0.0042/);
  screen.getByText('{"messages":["hello"]}');
});

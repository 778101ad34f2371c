import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { QuestionsView, QuestionView } from '../../preload/contract/follow-up-calls.ts';
import * as cast from './cast.ts';
import { onMondayMorning, showApp } from './show-app.tsx';

onMondayMorning();

const model = { name: 'Work model', endpoint: 'api.openai.com', level: 'aggregates' } as const;

function question(more: Partial<QuestionView> = {}): QuestionView {
  return {
    id: 7,
    question: 'Why did EMEA fall?',
    state: 'answered',
    note: null,
    answer: {
      paragraphs: [
        [
          { kind: 'words', text: 'EMEA came to ' },
          { kind: 'fact', n: 1, text: '350.50 EUR' },
          { kind: 'words', text: '.' },
        ],
        [{ kind: 'unproven', text: 'A competitor took 12 orders.' }],
      ],
      factCount: 2,
      writer: 'Work model (gpt-5-mini)',
      proved: 1,
      unproven: 1,
    },
    failure: null,
    askedAtMs: cast.monday,
    ...more,
  };
}

async function showQuestions(view: Partial<QuestionsView>, answers = {}) {
  const shown = showApp('/reports/r1', {
    'report.read': () => cast.report(),
    'report.fact': () => cast.fact(),
    'report.answer-fact': () => cast.fact({ label: 'net of EMEA' }),
    'report.questions': () => ({ model, refusal: null, questions: [], ...view }),
    ...answers,
  });
  await shown.user.click(await screen.findByRole('button', { name: 'Ask' }));
  const panel = within(await screen.findByRole('complementary', { name: 'Questions' }));
  return { ...shown, panel };
}

test('an answer shows its numbers as buttons, marks what nothing proves, and says so in words', async () => {
  const { panel, user } = await showQuestions({ questions: [question()] });

  expect((await panel.findByText('A competitor took 12 orders.')).tagName).toBe('MARK');
  panel.getByText(/1 statement of Work model \(gpt-5-mini\) could not be verified/);
  await user.click(panel.getByRole('button', { name: '350.50 EUR' }));
  await screen.findByText('net of EMEA');
  screen.getByText('1 of 2');
  await user.keyboard('{Escape}');
  await screen.findByRole('complementary', { name: 'Questions' });
});

test('Enter asks, and the panel says to whom the question goes and what is seen there', async () => {
  const { panel, user, bridge } = await showQuestions({}, { 'report.ask': () => ({ id: 8 }) });

  await panel.findByText(
    /Work model at api.openai.com gets the question and sees totals and groups/,
  );
  await user.type(panel.getByRole('textbox', { name: 'Question' }), 'Why?{Enter}');
  expect(bridge.calls).toContainEqual(['report.ask', { runId: 'r1', question: 'Why?' }]);
});

test('while a question is under way its step is shown and it can be cancelled, and no other is asked', async () => {
  const asked = question({ state: 'asked', answer: null, note: 'reading the data' });
  const { panel, user, bridge } = await showQuestions(
    { questions: [asked] },
    { 'report.cancel-question': () => null },
  );

  await panel.findByText('reading the data');
  const note = 'step 2: query, 900 tokens, $0.0012';
  act(() => bridge.tell({ kind: 'answering', runId: 'r1', id: 7, note }));
  await panel.findByText(note);
  await user.type(panel.getByRole('textbox', { name: 'Question' }), 'And?{Enter}');
  await user.click(panel.getByRole('button', { name: 'Cancel' }));
  expect(bridge.calls.map(([name]) => name)).not.toContain('report.ask');
  expect(bridge.calls).toContainEqual(['report.cancel-question', { id: 7 }]);
});

test('a question without an answer says why, and can be asked again', async () => {
  const failed = question({ state: 'failed', answer: null, failure: 'Nobody answered.' });
  const { panel, user, bridge } = await showQuestions(
    { questions: [failed] },
    { 'report.ask': () => ({ id: 8 }) },
  );

  await panel.findByText('Nobody answered.');
  await user.click(panel.getByRole('button', { name: 'Ask again' }));
  expect(bridge.calls).toContainEqual(['report.ask', { runId: 'r1', question: failed.question }]);
});

test('where no model may be asked the panel says why and leads to the jobs', async () => {
  const refusal = 'The built-in analyst writes the reports of this job.';
  const { panel, user, bridge } = await showQuestions(
    { model: null, refusal },
    { 'window.open-settings': () => null },
  );

  await panel.findByText(refusal);
  expect(panel.queryByRole('textbox')).toBeNull();
  await user.click(panel.getByRole('button', { name: 'Open the jobs' }));
  expect(bridge.calls).toContainEqual(['window.open-settings', { page: 'jobs' }]);
});

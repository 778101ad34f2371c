import { expect, test } from 'vitest';
import { answerText } from '../../../main/domain/model/follow-up.ts';
import { analyst } from '../../support/model-server/analyst.ts';
import type { Turn } from '../../support/model-server/model-server.ts';
import { aStore } from '../store/cast.ts';
import { aReport, asking } from './cast/asked-report.ts';

const why = 'Why did EMEA fall?';
const finish = (...paragraphs: readonly string[]): Turn => ({
  calls: [{ name: 'finish', arguments: { paragraphs } }],
});
const query: Turn = {
  calls: [
    {
      name: 'query',
      arguments: {
        sql: 'SELECT sum(net) AS net FROM this_period."orders" WHERE region = \'EMEA\'',
        label: 'net of EMEA',
        unit: 'EUR',
      },
    },
  ],
};

test('a question is answered from the snapshot of the report, and kept with it over a restart', async () => {
  const { ask, run, paths, store, notes } = await aReport([
    query,
    finish('EMEA came to {q1.net} in this period.'),
  ]);
  ask.ask(run.id, `  ${why}\n`);
  await ask.idle();
  const [kept] = aStore(paths).followUps.ofRun(run.id);
  expect(kept).toMatchObject({ question: why, state: 'answered', failure: null });
  expect(kept?.answer && answerText(kept.answer)).toBe('EMEA came to 350.50 EUR in this period.');
  expect(kept?.answer?.facts).toMatchObject([{ n: 1, id: 'q1.net', value: 350.5 }]);
  expect(kept?.answer?.narration).toMatchObject({ verified: 1, unproven: 0 });
  expect(notes).toContainEqual(expect.stringMatching(/^step 2: thinking, \d+ tokens, \$0\.0\d+$/));
  // What was sent is the question's, and not the report's.
  const sent = store.models.sent(run.id);
  expect(sent.map(({ step, followUp }) => [step, followUp])).toEqual([
    [1, kept?.id],
    [2, kept?.id],
  ]);
  expect(store.models.calls({ runId: run.id })).toEqual([]);
});

test('the next question is told those before it', async () => {
  const { ask, run, server } = await aReport([query, finish('EMEA came to {q1.net}.')]);
  ask.ask(run.id, why);
  await ask.idle();
  server.script([finish('Because of what the data shows.')]);
  ask.ask(run.id, 'And APAC?');
  await ask.idle();
  const told = server.requests.at(-1)?.messages[1]?.content;
  expect(told).toMatch(/^And APAC\?\n/);
  expect(told).toContain(JSON.stringify({ question: why, answer: 'EMEA came to 350.50 EUR.' }));
});

test('a number that nothing proves is marked in the answer; a strict job takes none', async () => {
  const wrong = finish('EMEA lost 12,345 EUR to a competitor.');
  const normal = await aReport([wrong]);
  normal.ask.ask(normal.run.id, why);
  await normal.ask.idle();
  expect(normal.store.followUps.ofRun(normal.run.id)[0]?.answer).toMatchObject({
    paragraphs: [[{ kind: 'unproven', text: 'EMEA lost 12,345 EUR to a competitor.' }]],
    narration: { unproven: 1 },
  });

  const strict = await aReport([wrong], { use: { check: 'strict' } });
  strict.ask.ask(strict.run.id, why);
  await strict.ask.idle();
  expect(strict.store.followUps.ofRun(strict.run.id)[0]).toMatchObject({
    state: 'failed',
    failure: { code: 'report-unproven' },
  });
});

test('a job whose reports the built-in analyst writes sends nothing, and says what to do', async () => {
  const { ask, run, server, store } = await aReport([analyst('honest')], { use: null });
  expect(() => ask.ask(run.id, why)).toThrow(/choose a model in the job under "Written by"/);
  expect([server.requests, store.followUps.ofRun(run.id)]).toEqual([[], []]);
});

test('an empty question and one of 1,001 characters are refused before they are recorded', async () => {
  const { ask, run, store } = await aReport([]);
  expect(() => ask.ask(run.id, ' \n ')).toThrow('Write a question first.');
  expect(() => ask.ask(run.id, 'x'.repeat(1001))).toThrow('at most 1,000 characters');
  expect(store.followUps.ofRun(run.id)).toEqual([]);
});

test('one question at a time for a report; cancelled, it ends at once and says so', async () => {
  const { ask, run, store } = await aReport([{ fault: 'no-answer', calls: [] }]);
  const { id } = ask.ask(run.id, why);
  expect(() => ask.ask(run.id, 'And APAC?')).toThrow('still being answered');
  ask.cancel(id);
  await ask.idle();
  expect(store.followUps.one(id)).toMatchObject({
    state: 'failed',
    failure: { code: 'cancelled', message: 'You cancelled this question.' },
  });
});

test('with the budget used up nobody is asked', async () => {
  const caps = { perRun: 0.000001, perJobDay: 2, perMonth: 20 };
  const { ask, run, server, store } = await aReport([analyst('honest')], { caps });
  ask.ask(run.id, why);
  await ask.idle();
  expect(store.followUps.ofRun(run.id)[0]?.failure?.code).toBe('over-budget');
  expect(server.requests).toEqual([]);
});

test('where no value may be sent, neither the report nor an earlier answer goes along', async () => {
  const { ask, run, report, server } = await aReport([finish('{total} was the total.')], {
    use: { send: { level: 'schema', rows: 0, exclude: [] } },
  });
  for (const question of [why, 'And APAC?']) {
    ask.ask(run.id, question);
    await ask.idle();
  }
  const sent = JSON.stringify(server.requests);
  expect(sent).not.toContain('1,000');
  expect(sent).not.toContain('800 EUR');
  expect(sent).not.toContain(report.headline);
});

test('without a network the question keeps the sentence, and can be asked again', async () => {
  const { ask, run, server, store } = await aReport([analyst('honest')]);
  await server.close();
  ask.ask(run.id, why);
  await ask.idle();
  expect(store.followUps.ofRun(run.id)[0]?.failure).toMatchObject({
    code: 'model-unreachable',
    permanent: false,
  });
});

test('a question cut short by the end of the program says so, and is not paid twice when asked again', async () => {
  const { ask, run, paths, store, server } = await aReport([
    query,
    { fault: 'no-answer', calls: [] },
  ]);
  ask.ask(run.id, why);
  await server.asked(2);
  await ask.stop();
  const next = aStore(paths);
  const again = asking(next);
  again.ask.abandon();
  expect(next.followUps.ofRun(run.id)[0]?.failure?.message).toContain('Almanac ended');
  server.script([finish('EMEA came to {q1.net}.')]);
  again.ask.ask(run.id, why);
  await again.ask.idle();
  expect(next.followUps.ofRun(run.id)[1]?.state).toBe('answered');
  // The first step's answer was stored; only the second was asked once more.
  expect(server.requests).toHaveLength(3);
  expect(store.models.sent(run.id).at(-2)).toMatchObject({
    step: 1,
    isReused: true,
    costMicros: 0,
  });
});

test('a question that a dead process left open ends at the next start, its reservation spent', async () => {
  const { ask, run, store } = await aReport([]);
  const { id } = store.followUps.ask(run.id, why, 7);
  ask.abandon();
  expect(store.followUps.one(id)).toMatchObject({ state: 'failed', failure: { code: 'crashed' } });
  expect(store.followUps.fail(id, { code: 'cancelled', message: '', permanent: true }, 9)).toBe(
    false,
  );
});

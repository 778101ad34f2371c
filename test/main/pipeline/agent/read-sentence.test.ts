import { expect, onTestFinished, test } from 'vitest';
import { createOpenAiModel } from '../../../../main/pipeline/agent/openai-model.ts';
import { createSentenceReader } from '../../../../main/pipeline/agent/read-sentence.ts';
import { machineClock } from '../../../../main/store/machine.ts';
import { profileAt } from '../../../cast/model-profile.ts';
import { startModelServer, type Turn } from '../../../support/model-server/model-server.ts';
import { refusal, type WireAnswer } from '../../../support/model-server/wire.ts';
import { aStore } from '../../store/cast.ts';

const filled = (given: unknown): WireAnswer => ({ calls: [{ name: 'fill_in', arguments: given }] });
const sentence = {
  text: 'weekdays at 9, net by order day from sales.csv, key=sk-canary-4711aabbccdd',
  columns: ['order day', 'net'],
};

async function readerOf(turn: Turn, isLocalOnly = false) {
  const server = await startModelServer({ turns: [turn] });
  onTestFinished(() => server.close());
  const model = createOpenAiModel({
    fetch: globalThis.fetch,
    clock: machineClock,
    isLocalOnly: () => isLocalOnly,
  });
  const store = aStore();
  const needs = { model, calls: store.sentenceCalls, settings: store.settings };
  const reader = createSentenceReader({ ...needs, clock: machineClock });
  const profile = profileAt(server.baseUrl);
  const read = () => reader.read(profile, null, sentence);
  /** What stands in the month's budget, and for how many calls. */
  const spent = () => store.models.monthByJob(machineClock.wallMs());
  return { server, reader, profile, read, spent };
}

test('a sentence is read with one question that holds the sentence, names of columns, and no secret', async () => {
  const { server, reader, profile, read } = await readerOf(
    filled({ cron: '0 9 * * MON-FRI', data: 'sales.csv', amount_column: 'net', window: null }),
  );
  const { said, columns } = await read();
  expect(said).toMatchObject({ cron: '0 9 * * MON-FRI', window: null, data: 'sales.csv' });
  expect(columns).toEqual({ time: null, measure: 'net' });
  const [asked, ...more] = server.requests;
  expect(more).toEqual([]);
  expect(JSON.parse(asked?.messages[1]?.content ?? '')).toEqual({
    sentence: expect.stringMatching(/^weekdays at 9, net by order day from sales\.csv/),
    columns: ['order day', 'net'],
  });
  expect(JSON.stringify(asked?.messages)).not.toContain('sk-canary');
  expect(JSON.parse(reader.sent(profile, sentence)).messages).toEqual(asked?.messages);
});

test('a file, a column and a day that the sentence does not name are not taken from a model', async () => {
  const { read } = await readerOf(filled({ data: '/etc/passwd', time_column: 'password' }));
  expect(await read()).toMatchObject({
    said: { data: null },
    columns: { time: null, measure: null },
  });
});

test.each([
  ['prose', { text: 'Weekdays at nine.' }, 'model-cut-off'],
  ['no JSON', filled('{"cron": "0 9'), 'model-cut-off'],
  ['a number where text belongs', filled({ cron: 9 }), 'model-cut-off'],
  ['a wrong key', refusal(401, 'invalid_api_key', 'No.'), 'model-refused'],
] as const)('%s in place of a filled form is a failure with its reason', async (_, turn, code) => {
  const { read, spent } = await readerOf(turn);
  await expect(read()).rejects.toMatchObject({ code });
  // What was written is paid for, also when it is of no use.
  const micros = code === 'model-refused' ? 0 : 1_140;
  expect(spent()).toEqual([{ jobId: null, micros, calls: 1 }]);
});

test('the most that a sentence may cost is reserved while it is read', async () => {
  const reserved: number[] = [];
  const { read, spent, server } = await readerOf(filled({}));
  server.script([
    () => {
      reserved.push(spent()[0]?.micros ?? 0);
      return filled({ cron: '0 9 * * *' });
    },
  ]);
  expect((await read()).costMicros).toBe(1_140);
  // 800 tokens of the longest answer at 4 dollars a million, and those of the question.
  expect(reserved[0]).toBeGreaterThan(3_200);
  expect(spent()).toEqual([{ jobId: null, micros: 1_140, calls: 1 }]);
});

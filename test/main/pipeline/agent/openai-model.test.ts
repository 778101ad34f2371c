import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../../main/pipeline/agent/model-failure.ts';
import { profileAt } from '../../../cast/model-profile.ts';
import { refusal, type WireAnswer } from '../../../support/model-server/wire.ts';
import { question, startModel } from './cast.ts';

test('an answer is streamed, with its tool calls and the usage that the provider states', async () => {
  const calls = [{ name: 'query', arguments: { sql: 'SELECT 1' } }];
  const { ask, server } = await startModel([{ text: 'I look.', calls }]);
  expect(await ask()).toEqual({
    content: 'I look.',
    toolCalls: [{ id: 'call_0', name: 'query', arguments: '{"sql":"SELECT 1"}' }],
    usage: { inputTokens: 900, outputTokens: 60, isEstimated: false },
  });
  expect(
    server.requests.map(({ model, stream, max_tokens }) => [model, stream, max_tokens]),
  ).toEqual([['scripted-1', true, 1000]]);
});

const broken: readonly (readonly [string, WireAnswer, string])[] = [
  [
    'M12 D03 the stream ends without a reason',
    { text: 'Half a text', fault: 'cut' },
    'model-cut-off',
  ],
  ['M12 an event is cut in two', { text: 'Half a text', fault: 'broken-event' }, 'model-cut-off'],
  ['M12 D08 a hotel network answers', { fault: 'html' }, 'model-unreachable'],
  [
    'M12 D02 it stands still after the first piece',
    { text: 'abc', fault: 'stall' },
    'model-unreachable',
  ],
  ['D01 no header ever comes', { fault: 'no-answer' }, 'model-unreachable'],
  ['D07 the connection is reset', { fault: 'reset' }, 'model-unreachable'],
  ['D10 the bytes are no text', { fault: 'invalid-utf8' }, 'model-cut-off'],
  ['D10 the answer is empty', { text: '' }, 'model-cut-off'],
  ['D10 the answer is 20 MB', { text: 'x'.repeat(20_000_000) }, 'model-cut-off'],
  ['D04 the answer is too long', { text: 'abc', finish: 'length' }, 'model-cut-off'],
  ['D04 a filter takes it away', { text: 'abc', finish: 'content_filter' }, 'model-declined'],
  ['D04 the model refuses', { refusal: 'I cannot help with that.' }, 'model-declined'],
];

test.each(broken)('no answer is taken when %s', async (_, answer, code) => {
  const hangs = answer.fault === 'stall' || answer.fault === 'no-answer';
  const { ask, server } = await startModel([answer], hangs ? { idleMs: 300 } : {});
  await expect(ask()).rejects.toMatchObject({ name: 'RunFailure', code });
  expect(server.requests).toHaveLength(1);
});

test.each([
  [400, 'invalid_request', 'model-refused', true],
  [401, 'invalid_api_key', 'model-refused', true],
  [403, 'forbidden', 'model-refused', true],
  [404, 'model_not_found', 'model-refused', true],
  [408, 'timeout', 'model-unreachable', false],
  [409, 'conflict', 'model-unreachable', false],
  [429, 'rate_limit_exceeded', 'model-busy', false],
  [429, 'insufficient_quota', 'model-refused', true],
  [500, 'server_error', 'model-unreachable', false],
  [503, 'overloaded', 'model-unreachable', false],
])('D05 D06 D07 status %i (%s) is %s and asked once', async (status, code, failure, permanent) => {
  const { ask, server } = await startModel([refusal(status, code, 'sk-canary was sent')]);
  const failed = expect.objectContaining({ code: failure, permanent });
  await expect(ask()).rejects.toEqual(failed);
  await ask().catch(({ message }) => expect(message).not.toContain('sk-canary'));
  expect(server.requests).toHaveLength(2);
});

test.each([
  ['1', 1_000],
  ['120', 120_000],
  ['86400', 86_400_000],
  ['3000000', 3_000_000_000],
  ['-5', undefined],
  ['soon', undefined],
  ['Wed, 01 Jan 2020 00:00:00 GMT', undefined],
  ['Tue, 01 Dec 2026 00:01:00 GMT', 60_000],
])('M11 D05 Retry-After %j is a wait of %s ms', (text, ms) => {
  expect(retryAfterMs(text, Date.parse('2026-12-01T00:00:00Z'))).toBe(ms);
});

test('D05 a busy provider says when to come back, and nothing waits inside the call', async () => {
  const { ask } = await startModel([
    refusal(429, 'rate_limit_exceeded', 'Slow down.', { 'retry-after': '86400' }),
  ]);
  await expect(ask()).rejects.toMatchObject({ code: 'model-busy', retryAfterMs: 86_400_000 });
});

test.each([
  ['missing', null],
  ['negative', { prompt_tokens: -4, completion_tokens: -1 }],
])('D12 usage that is %s is estimated, never nothing', async (_, usage) => {
  const { ask } = await startModel([{ text: 'Net fell.', usage }]);
  const { usage: counted } = await ask();
  expect(counted).toMatchObject({ isEstimated: true });
  expect(counted.inputTokens).toBeGreaterThan(50);
  expect(counted.outputTokens).toBeGreaterThan(0);
});

test('D10 control characters, half characters and turned text are taken out', async () => {
  const { ask } = await startModel([{ text: 'a\u0000b\u001b[31mc\u202ed\ud800e\u200bf' }]);
  expect((await ask()).content).toBe('ab[31mcd\ufffdef');
});

test('a slow answer that goes on is waited for', async () => {
  const { ask } = await startModel([{ text: 'x'.repeat(40), fault: 'slow' }]);
  expect((await ask()).content).toHaveLength(40);
});

test('a cancelled run ends its request at once', async () => {
  const { model, call } = await startModel([{ fault: 'no-answer' }]);
  const controller = new AbortController();
  const answer = model.ask({ ...call, interrupt: controller.signal });
  controller.abort();
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
});

test('with models on this machine only, no request leaves it', async () => {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input));
    throw new Error('left the machine');
  };
  const { model, call } = await startModel([{ text: 'yes' }], { fetch, isLocalOnly: () => true });
  const profile = profileAt('https://api.example.com/v1');
  await expect(model.ask({ ...call, profile })).rejects.toMatchObject({ code: 'not-allowed' });
  expect(asked).toEqual([]);
});

test('the models of an endpoint are listed', async () => {
  const { model, profile } = await startModel([{ text: 'yes' }]);
  expect(await model.list(profile, 'sk-canary')).toEqual(['scripted-1']);
});

test('an address is asked that ends with a slash, and Azure with its version', async () => {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input));
    return new Response('{"error":{"code":"x"}}', { status: 401 });
  };
  const { model, call } = await startModel([{ text: 'yes' }], { fetch });
  const azure = profileAt('https://mine.openai.azure.com/', {
    kind: 'azure',
    apiVersion: '2024-10-21',
  });
  for (const profile of [profileAt('http://localhost:11434/v1/'), azure]) {
    await model.ask({ ...call, profile, request: question }).catch(() => {});
  }
  expect(asked).toEqual([
    'http://localhost:11434/v1/chat/completions',
    'https://mine.openai.azure.com/openai/deployments/scripted-1/chat/completions?api-version=2024-10-21',
  ]);
});

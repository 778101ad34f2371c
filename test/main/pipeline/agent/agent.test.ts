import { expect, test } from 'vitest';
import {
  defaultModelSettings,
  readModelSettings,
  saveModelSettings,
} from '../../../../main/domain/model/model-settings.ts';
import { analyst } from '../../../support/model-server/analyst.ts';
import {
  lastToolResult,
  refusal,
  type WireAnswer,
  type WireRequest,
} from '../../../support/model-server/wire.ts';
import { salesCsv, startAgent } from './agent-cast.ts';

const finish = (headline: string, paragraphs: readonly string[] = []): WireAnswer => ({
  calls: [{ name: 'finish', arguments: { headline, paragraphs } }],
});

test('a model investigates with the tools and its report holds only numbers that are facts', async () => {
  const { write, server, store, run, notes } = await startAgent([analyst('honest')]);
  const { report } = await write();
  expect(report.headline).toBe('Net fell by 20.0 % to 800.00 EUR.');
  expect(report.narration).toMatchObject({ writer: 'Work model (scripted-1)', unproven: 0 });
  expect(report.markdown).toMatch(/There were \[3\]\(fact\/\d+\) rows in this period/);
  expect(server.requests).toHaveLength(4);
  expect(store.models.sent(run.id).map(({ state }) => state)).toEqual(Array(4).fill('answered'));
  expect(notes.map(({ note }) => note).join('\n')).toMatch(
    /step 3: query, [\d,]+ tokens, \$0\.00\d\d/,
  );
});

test('a number of its own is caught: marked where it stands, and said at the top', async () => {
  const { report } = await (await startAgent([analyst('wrong')])).write();
  expect(report.narration).toMatchObject({ unproven: 1 });
  expect(report.markdown).toMatch(/\[1\]\(fact\/\d+\) statement could not be verified/);
  expect(report.markdown).toContain('[Returns went up by 48 % and cost 12,345 EUR.](unproven/1)');
  expect(report.html).toMatch(/<mark title="[^"]*could not verify[^"]*">Returns went up/);
});

const good = finish('Net came to {total}.');
const bad = finish('Net came to {total}.', ['Returns cost 12,345 EUR.']);

test('a statement that nothing proves goes back to the model once, with what is wrong with it', async () => {
  const { write, server } = await startAgent([bad, good]);
  expect((await write()).report.narration).toMatchObject({ isFallback: false, unproven: 0 });
  expect(server.requests).toHaveLength(2);
  expect(lastToolResult(server.requests[1] as WireRequest)).toMatchObject({
    error: expect.stringContaining('Write each of them anew'),
    statements: [{ sentence: 'Returns cost 12,345 EUR.', why: 'no fact is "12,345"' }],
  });
});

test.each([
  ['a reset', { fault: 'reset' }],
  ['a refusal', refusal(401, 'x', 'no')],
  ['prose', { text: 'I would rather not.' }],
  ['something worse', finish('Net came to 9 EUR.', ['Returns cost 12,345 EUR.'])],
] as const)(
  '%s in place of a mended report leaves the first one, also in a replay',
  async (_, turn) => {
    const { write, replay } = await startAgent([bad, turn]);
    const { report } = await write();
    expect(report.narration).toMatchObject({ isFallback: false, unproven: 1 });
    expect(report.markdown).toContain('[Returns cost 12,345 EUR.](unproven/1)');
    expect(await replay()).toEqual(report);
  },
);

test('a strict job uses no report with an unproven statement: mended once, else the built-in one', async () => {
  const mended = await startAgent([bad, good], { use: { check: 'strict' } });
  expect((await mended.write()).report.narration).toMatchObject({ isFallback: false, unproven: 0 });
  const stubborn = await startAgent([bad], { use: { check: 'strict' } });
  const { report } = await stubborn.write();
  expect(report.narration?.isFallback).toBe(true);
  expect(report.markdown).toContain('could not verify, and this job allows none');
  expect(stubborn.server.requests).toHaveLength(2);
});

test('a replay makes the same bytes from the stored answers, with the server gone', async () => {
  for (const turns of [[analyst('honest')], [analyst('wrong')], [refusal(401, 'x', 'no')]]) {
    const { write, replay, server } = await startAgent(turns);
    const { report } = await write();
    await server.close();
    expect(await replay()).toEqual(report);
  }
});

test('a retry goes on after the last stored answer and pays nothing twice', async () => {
  const { agent, task, server, store, run, restart } = await startAgent(
    [{ calls: [{ name: 'list_tables', arguments: {} }] }, { fault: 'reset' }],
    { mayTryAgain: true },
  );
  await expect(agent.write(task())).rejects.toMatchObject({ code: 'model-unreachable' });
  const spent = store.models.spent('nightly', run, Date.now()).runMicros;
  server.script([finish('Net came to {total}.')]);
  const { report } = await agent.write(task(restart()));
  expect(report.narration?.isFallback).toBe(false);
  expect(server.requests).toHaveLength(3);
  const costs = store.models.sent(run.id).map(({ state, costMicros }) => [state, costMicros]);
  expect(costs).toEqual([
    ['answered', spent],
    ['failed', 0],
    ['answered', spent],
  ]);
});

const ends: readonly (readonly [string, WireAnswer | ReturnType<typeof refusal>, string])[] = [
  ['D01 nobody answers', { fault: 'reset' }, 'could not be reached'],
  ['D03 half an answer', { text: 'Net', fault: 'cut' }, 'gave no usable answer'],
  ['D04 it declines', { refusal: 'No.' }, 'declined to write about this data'],
  [
    'D05 it is busy past the deadline',
    refusal(429, 'busy', 'x', { 'retry-after': '86400' }),
    'took no more requests',
  ],
  ['D06 a wrong key', refusal(401, 'invalid_api_key', 'x'), 'refused the request'],
  ['D08 a hotel network', { fault: 'html' }, 'could not be reached'],
  ['D09 prose instead of a report', { text: 'Net was 5.' }, 'gave no usable answer'],
  [
    'D09 a report that is no JSON',
    { calls: [{ name: 'finish', arguments: '{"headline": "x' }] },
    'gave no usable answer',
  ],
  [
    'D09 nested without end',
    { calls: [{ name: 'finish', arguments: '['.repeat(10_000) }] },
    'gave no usable answer',
  ],
  [
    'D11 the same call for ever',
    { calls: [{ name: 'list_tables', arguments: {} }] },
    'gave no usable answer',
  ],
  [
    'D11 a tool that is not there',
    { calls: [{ name: 'send_mail', arguments: { to: 'x' } }] },
    'gave no usable answer',
  ],
];

test.each(ends)('P14 %s: the built-in analyst writes, and says why', async (_, turn, why) => {
  const { write, server, run, store } = await startAgent([turn]);
  const { report } = await write();
  expect(report.narration).toMatchObject({ isFallback: true });
  expect(report.markdown).toContain(why);
  expect(report.markdown).toContain('The built-in analyst wrote this report');
  expect(server.requests.length).toBeLessThanOrEqual(20);
  expect(store.models.gaveUp(run.id)).toMatchObject({ writer: 'Work model' });
});

test.each([
  ['over-budget', { perRun: 0.000001, perJobDay: 2, perMonth: 20 }, analyst('honest')],
  ['model-refused', defaultModelSettings.caps, refusal(404, 'model_not_found', 'Gone.')],
] as const)(
  'D14 where the job asks for no other writer, %s ends the run without a report of the built-in analyst',
  async (code, caps, turn) => {
    const use = { fallback: 'none' } as const;
    const { write, run, store } = await startAgent([turn], { settings: { caps }, use });
    await expect(write()).rejects.toMatchObject({ code, permanent: true });
    expect(store.models.gaveUp(run.id)).toBeNull();
  },
);

test('D14 out of budget nothing more is asked, and it is told once however many runs say it', async () => {
  const caps = { perRun: 0.000001, perJobDay: 2, perMonth: 20 };
  const { write, server } = await startAgent([analyst('honest')], { settings: { caps } });
  const { report, notices } = await write();
  expect(server.requests).toEqual([]);
  expect(report.markdown).toContain('its limit of spending is reached');
  expect(notices.map(({ subject }) => subject)).toEqual(['model:work@0:over-budget']);
});

test('a model that is not set up any more is no reason to have no report', async () => {
  const { write, server } = await startAgent([analyst('honest')], { settings: { profiles: [] } });
  expect((await write()).report.markdown).toContain('not set up any more');
  expect(server.requests).toEqual([]);
});

test('D17 results that the model cannot keep are left out, and the report says so', async () => {
  const facts = { calls: [{ name: 'facts', arguments: {} }] };
  const turns = [facts, facts, facts, finish('Net came to {total}.')];
  const { write, replay, store, server } = await startAgent(turns);
  const [profile] = readModelSettings(store.settings).profiles;
  if (!profile) throw new Error('no profile');
  const small = { ...profile, contextTokens: 8_000, maxOutputTokens: 500 };
  saveModelSettings(store.settings, { ...defaultModelSettings, profiles: [small] });
  const { report } = await write();
  expect(report.markdown).toContain('could not keep all results');
  expect(JSON.stringify(server.requests.at(-1))).toContain('left_out');
  expect(await replay()).toEqual(report);
});

test('a cancelled run ends at once and leaves no report', async () => {
  const { write, controller, server } = await startAgent([{ fault: 'no-answer' }]);
  server.script([
    () => {
      controller.abort();
      return { fault: 'no-answer' };
    },
  ]);
  const written = write();
  await expect(written).rejects.toMatchObject({ failure: { code: 'cancelled' } });
});

test('P18 the key is in no request, no answer and no report', async () => {
  const { write, store, run, server } = await startAgent([analyst('honest')]);
  const { report } = await write();
  expect(server.requests[0]?.authorization).toContain('sk-canary-4711');
  const kept = JSON.stringify([report, store.models.sent(run.id)]);
  expect(kept).not.toContain('sk-canary');
});

test('columns that are left out and single rows never leave the machine', async () => {
  const { write, server } = await startAgent(
    [
      {
        calls: [
          { name: 'list_tables', arguments: {} },
          { name: 'describe', arguments: { table: 'orders' } },
        ],
      },
      {
        calls: [
          {
            name: 'query',
            arguments: { sql: 'SELECT * FROM everything."orders" LIMIT 3', label: 'rows' },
          },
          {
            name: 'query',
            arguments: {
              sql: 'SELECT "sales rep", count(*) FROM everything."orders" GROUP BY 1',
              label: 'x',
            },
          },
          {
            name: 'query',
            arguments: { sql: 'SELECT max("order id") FROM everything."orders"', label: 'x' },
          },
          { name: 'facts', arguments: {} },
        ],
      },
      finish('Net came to {total}.'),
    ],
    { csv: salesCsv, use: { send: { level: 'aggregates', rows: 0, exclude: ['sales rep'] } } },
  );
  await write();
  const sent = JSON.stringify(server.requests);
  const [, ...rows] = salesCsv.trim().split('\n');
  const reps = new Set(rows.map((row) => row.split(',')[3] ?? ''));
  expect(sent).toContain('everything');
  expect(sent).not.toMatch(/SO-\d|sales rep.{0,6}type/);
  expect([...reps].filter((rep) => /^[A-Z][a-z]+ [A-Z]/.test(rep) && sent.includes(rep))).toEqual(
    [],
  );
});

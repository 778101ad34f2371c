import { expect, test } from 'vitest';
import { checkProfile } from '../../../../main/domain/model/model-settings.ts';
import { guardedFetch } from '../../../../main/pipeline/agent/guarded-fetch.ts';
import { createInvestigation } from '../../../../main/pipeline/analyze/agent/investigation.ts';
import { profileAt } from '../../../cast/model-profile.ts';
import { analyst } from '../../../support/model-server/analyst.ts';
import { refusal } from '../../../support/model-server/wire.ts';
import { fetched, file, planFor, twoWeeks } from '../bench.ts';
import { modelUse, startAgent } from './agent-cast.ts';

test('D13 a model that its provider has retired fails for its own job, and another job’s model goes on', async () => {
  const retired = await startAgent([refusal(404, 'model_not_found', 'It does not exist.')]);
  const other = await startAgent([analyst('honest')]);
  const [first, second] = await Promise.all([retired.write(), other.write()]);
  expect(first.report.narration).toMatchObject({ isFallback: true });
  expect(first.notices).toHaveLength(1);
  expect(second.report.narration).toMatchObject({ isFallback: false, unproven: 0 });
});

test('D16 a key that changes while a run is under way is used by its next attempt', async () => {
  const keys = ['sk-before', 'sk-after'];
  const turns = [refusal(503, 'overloaded', 'Later.'), analyst('honest')];
  const options = { key: () => keys.shift() ?? 'sk-after', mayTryAgain: true };
  const { agent, task, restart, server } = await startAgent(turns, options);
  await expect(agent.write(task())).rejects.toMatchObject({ permanent: false });
  await agent.write(task(restart()));
  expect(server.requests[0]?.authorization).toContain('sk-before');
  expect(server.requests.at(-1)?.authorization).toContain('sk-after');
});

test('D18 two runs at once never see each other’s numbers', async () => {
  const canary = twoWeeks.replaceAll('250.00', '91250.00').replaceAll('400.00', '93400.00');
  const [some, other] = [
    await startAgent([analyst('honest')]),
    await startAgent([analyst('honest')], { csv: canary }),
  ];
  const [mine, theirs] = await Promise.all([some.write(), other.write()]);
  const total = (written: typeof mine) =>
    written.report.facts.find(({ id }) => id === 'total')?.text ?? '';
  expect(total(mine)).not.toBe(total(theirs));
  expect(JSON.stringify([mine.report, some.server.requests])).not.toContain(total(theirs));
  expect(JSON.stringify([theirs.report.markdown, other.server.requests])).not.toContain(
    total(mine),
  );
});

test('D20 an address without encryption is refused, and so is a request to another host', async () => {
  const { id: _, savedAtMs: __, ...profile } = profileAt('http://api.example.com/v1');
  expect(checkProfile(profile)).toMatchObject([
    { field: 'baseUrl', message: expect.stringMatching(/^Use https/) },
  ]);
  const never = () => Promise.reject(new Error('it was asked'));
  const fetch = guardedFetch(never, profileAt('https://api.example.com/v1'), () => false);
  await expect(fetch('https://evil.example/v1/chat/completions')).rejects.toThrow(
    'A request to evil.example was stopped',
  );
});

test('E14 a pattern that backtracks without end elsewhere is answered at once', async () => {
  const investigation = createInvestigation();
  const plan = planFor(await fetched(file('orders.csv', twoWeeks)));
  await investigation.answer({ kind: 'open', plan, send: modelUse.send });
  const long = 'a'.repeat(60);
  const sql = `SELECT count(*) AS n FROM everything."orders" WHERE regexp_matches('${long}' || region, '^(a+)+$')`;
  const use = { tool: 'query', sql, label: 'x', unit: '', format: 'count' } as const;
  const beganMs = performance.now();
  const answer = await investigation.answer({ kind: 'use', use });
  expect(answer).toMatchObject({ text: expect.stringContaining('"rows":[[0]]') });
  expect(performance.now() - beganMs).toBeLessThan(5_000);
});

import { expect, test } from 'vitest';
import { digestPeriod } from '../../../main/domain/delivery/digest.ts';
import { hourly, startEngine } from './cast/start-engine.ts';

const hourMs = 3_600_000;
const longestWaitMs = hourMs / 4;

test('each morning one notification tells of yesterday, once, also after a restart', async () => {
  const silent = { ...hourly, deliver: [] };
  const digest = (nowMs: number) => digestPeriod('day', 'UTC', nowMs);
  const given = { longestWaitMs, digestPeriod: digest };
  const first = startEngine({ at: '2026-03-03T22:30:00Z', jobs: [silent], ...given });
  await first.clock.advance(9 * hourMs);
  expect(first.shown).toEqual([]);
  await first.clock.advance(hourMs);
  expect(first.shown.map(({ title, body }) => [title, body])).toEqual([
    ['Yesterday: 1 report ready', 'Everything went as planned.'],
  ]);
  await first.engine.stop(0);
  first.store.close();
  const { home, clock } = first;
  const second = startEngine({ at: '', jobs: [], home, clock, ...given });
  await second.clock.advance(hourMs);
  expect(second.shown).toEqual([]);
});

import { expect, test } from 'vitest';
import { liveMonth } from '../cast/live-month.ts';

test('100 analyst-months: every slot reported or explained, nothing told twice, one alarm too many a month at most', async () => {
  const first = Number(process.env.ALMANAC_SEED ?? 100);
  const sum = { slots: 0, reports: 0, alarms: 0, falseAlarms: 0 };
  for (let seed = first; seed < first + 100; seed += 1) {
    const month = await liveMonth(seed);
    const { unexplained, duplicates, noisyMornings, falseAlarms } = month;
    expect({ seed, unexplained, duplicates, noisyMornings }).toEqual({
      seed,
      unexplained: [],
      duplicates: [],
      noisyMornings: [],
    });
    expect(falseAlarms.length, `seed ${seed}: ${falseAlarms.join(', ')}`).toBeLessThanOrEqual(1);
    sum.slots += month.slots;
    sum.reports += month.reports;
    sum.alarms += month.alarms;
    sum.falseAlarms += falseAlarms.length;
  }
  console.log(`100 months from seed ${first}: ${JSON.stringify(sum)}`);
  expect(sum.alarms).toBeGreaterThan(0);
});

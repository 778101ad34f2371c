import { expect, test } from 'vitest';
import { liveMonth } from '../../cast/live-month.ts';

/** The first of the hundred months of `npm run test:long`. */
const first = Number(process.env.ALMANAC_SEED ?? 100);

test.each([first, first + 1, first + 2])(
  'in the analyst-month of seed %i every slot is reported or explained, and no morning is noisy (P9)',
  async (seed) => {
    const { reports, unexplained, duplicates, falseAlarms, noisyMornings } = await liveMonth(seed);
    expect({ unexplained, duplicates, noisyMornings }).toEqual({
      unexplained: [],
      duplicates: [],
      noisyMornings: [],
    });
    expect(falseAlarms.length).toBeLessThanOrEqual(1);
    expect(reports).toBeGreaterThan(300);
  },
);

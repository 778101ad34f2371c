import { expect, test } from 'vitest';
import { randomNights } from '../../cast/random-nights.ts';

test('random nights and naps end the same, however the system announces them (P11, B10)', async () => {
  for await (const { where, known, found, limitMs } of randomNights(50)) {
    expect(found.ledger, where).toEqual(known.ledger);
    expect(known.latestMs, where).toBeLessThanOrEqual(5_000);
    expect(found.latestMs, where).toBeLessThanOrEqual(limitMs);
  }
}, 120_000);

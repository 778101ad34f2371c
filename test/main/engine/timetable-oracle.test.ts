import { describe, expect, test } from 'vitest';
import { allZones, dayMs, distinctChanges } from '../../oracle/changes.ts';
import { differences } from '../../oracle/compare.ts';
import { denseExpression, rareExpression } from '../../oracle/expressions.ts';
import { changeDifferences, changeGridDifferences, proveExpressions } from '../../oracle/prove.ts';

// The part of test/long/timetable-oracle.test.ts that is quick; there every zone and expression is seen.
const seed = 20_261_124;
const fewZones = ['America/New_York', 'America/Nuuk', 'Australia/Lord_Howe', 'Africa/Casablanca'];
const changes = distinctChanges(allZones).flat();
const fewChanges = distinctChanges(fewZones).flatMap((of) => of.slice(0, 4));

describe('a minute oracle made of Intl alone agrees with the timetable', {
  timeout: 120_000,
}, () => {
  test(`about every kind of change from 2020 to 2030, ${changes.length} of them (P10, M7)`, () => {
    expect(changes.flatMap(changeDifferences)).toEqual([]);
  });

  test.each(fewZones)(`about seeded expressions over two years in %s (seed ${seed})`, (zone) => {
    const period = { zone, fromMs: Date.parse('2026-01-01'), toMs: Date.parse('2028-01-01') };
    proveExpressions(rareExpression, { seed, runs: 25 }, (cron) =>
      differences({ cron, ...period }),
    );
  });

  test(`about dense expressions three days around changes (seed ${seed})`, () => {
    proveExpressions(denseExpression, { seed, runs: 5 }, (cron) =>
      fewChanges.flatMap(({ zone, atMs }) =>
        differences({ cron, zone, fromMs: atMs - 3 * dayMs, toMs: atMs + 3 * dayMs }),
      ),
    );
  });

  test.each(['30 2 * * *', '*/15 * * * *', '0,30 0-4,22-23 * * *'])(
    'about what follows and precedes each point of a 7-minute grid: %s',
    (cron) => {
      const wrong = fewChanges.flatMap((change) => changeGridDifferences(cron, change, 1));
      expect(wrong).toEqual([]);
    },
  );
});

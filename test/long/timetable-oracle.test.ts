import { describe, expect, test } from 'vitest';
import { allZones, changesOf, dayMs, firstMs, lastMs, thirtyZones } from '../oracle/changes.ts';
import { differences } from '../oracle/compare.ts';
import { denseExpression, rareExpression } from '../oracle/expressions.ts';
import { changeDifferences, changeGridDifferences, proveExpressions } from '../oracle/prove.ts';
import { seed } from '../oracle/seed.ts';

const runs = 200;

describe(`a minute oracle made of Intl alone agrees with the timetable (seed ${seed})`, () => {
  test.each(allZones)(
    'about every change of the clock from 2020 to 2030 in %s (P10, M7)',
    (zone) => {
      expect(changesOf(zone).flatMap(changeDifferences)).toEqual([]);
    },
  );

  test.each(allZones)(
    'about each Sunday night and first of the month for eleven years in %s',
    (zone) => {
      const crons = ['30 23 * * SUN', '0 0 1 * *'];
      const wrong = crons.flatMap((cron) =>
        differences({ cron, zone, fromMs: firstMs, toMs: lastMs }),
      );
      expect(wrong).toEqual([]);
    },
  );

  test.each(thirtyZones)(`about ${runs} rare expressions over two years in %s`, (zone) => {
    const period = { zone, fromMs: Date.parse('2026-01-01'), toMs: Date.parse('2028-01-01') };
    proveExpressions(rareExpression, { seed, runs }, (cron) => differences({ cron, ...period }));
  });

  test.each(thirtyZones)(
    `about ${runs} dense expressions three days around changes in %s`,
    (zone) => {
      const changes = changesOf(zone).slice(-4);
      proveExpressions(denseExpression, { seed, runs }, (cron) =>
        changes.flatMap(({ atMs }) =>
          differences({ cron, zone, fromMs: atMs - 3 * dayMs, toMs: atMs + 3 * dayMs }),
        ),
      );
    },
  );

  test.each(thirtyZones)(`about the slots beside each point of a 7-minute grid in %s`, (zone) => {
    const changes = changesOf(zone).slice(-2);
    proveExpressions(rareExpression, { seed, runs }, (cron) =>
      changes.flatMap((change) => changeGridDifferences(cron, change, 1)),
    );
  });
});

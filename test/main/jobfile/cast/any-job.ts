import fc from 'fast-check';
import type { AnalysisOf } from '../../../../main/domain/analysis/analysis.ts';
import type { JobSpec } from '../../../../main/domain/job/job.ts';
import { parseWindow } from '../../../../main/domain/schedule/window.ts';

const optionalText = fc.option(fc.constantFrom('amount', '%d.%m.%Y', '# no', '1', 'null', '"'));

const optionalList = fc.option(fc.array(fc.constantFrom<string>('region', 'no', '1e3')));

const briefing: fc.Arbitrary<AnalysisOf<'briefing'>> = fc.record({
  recipe: fc.constant('briefing'),
  narrator: fc.constant('embedded'),
  options: fc.record({
    time: optionalText,
    measure: optionalText,
    dimensions: optionalList,
    unit: optionalText,
  }),
});

const anomalies: fc.Arbitrary<AnalysisOf<'anomalies'>> = fc.record({
  recipe: fc.constant('anomalies'),
  narrator: fc.constant('embedded'),
  options: fc.record({
    time: optionalText,
    value: optionalText,
    by: optionalText,
    unit: optionalText,
  }),
});

const market: fc.Arbitrary<AnalysisOf<'market'>> = fc.record({
  recipe: fc.constant('market'),
  narrator: fc.constant('embedded'),
  options: fc.record({
    time: optionalText,
    instrument: optionalText,
    price: optionalText,
    unit: optionalText,
  }),
});

const churn: fc.Arbitrary<AnalysisOf<'churn'>> = fc.record({
  recipe: fc.constant('churn'),
  narrator: fc.constant('embedded'),
  options: fc.record({
    customers: fc.constant(null),
    activity: fc.constant(null),
    id: optionalText,
    activityId: optionalText,
    time: optionalText,
    since: optionalText,
    segments: optionalList,
    lostAfterDays: fc.integer({ min: 2, max: 1_000 }),
  }),
});

/** Jobs with every simple field in every shape that a job file can hold. */
export const anyJob = fc.record<JobSpec>({
  id: fc.constantFrom('weekly-churn', 'a1', '7'),
  name: fc.constantFrom(
    'Weekly churn',
    'true',
    '- a: b',
    '"quoted"',
    'Ünïcode 🙂',
    '0x1f',
    '* * * * *',
  ),
  schedule: fc.record({
    cron: fc.constantFrom('0 7 * * MON', '*/5 * * * *', '@daily'),
    timezone: fc.constantFrom('system', 'America/New_York'),
  }),
  window: fc.constantFrom('slot', 'since-last', 'to-date:month', 'trailing:28d').map(parseWindow),
  catchUp: fc.record({
    policy: fc.constantFrom('skip', 'latest', 'earliest', 'all', 'ask'),
    withinMs: fc.nat(604_800_000),
    graceMs: fc.option(fc.nat(7_200_000)),
    max: fc.integer({ min: 1, max: 1_000 }),
  }),
  overlap: fc.constantFrom('skip', 'buffer-one', 'buffer-all', 'cancel-other', 'terminate-other'),
  retry: fc.record({
    attempts: fc.integer({ min: 1, max: 20 }),
    firstMs: fc.nat(60_000),
    maxMs: fc.integer({ min: 60_000, max: 604_800_000 }),
  }),
  timeoutMs: fc.integer({ min: 1_000, max: 86_400_000 }),
  priority: fc.integer({ min: -100, max: 100 }),
  enabled: fc.boolean(),
  sources: fc.tuple(
    fc.record({
      id: fc.constant('orders'),
      kind: fc.constant('csv'),
      path: fc.constantFrom('/data/orders.csv', '/a b/ü: #1.csv'),
      delimiter: fc.option(fc.constantFrom(';', '\t', '|')),
      decimal: fc.option(fc.constantFrom('.', ',')),
      dateFormat: optionalText,
    }),
  ),
  analysis: fc.oneof(briefing, anomalies, churn, market),
  deliver: fc.array(
    fc.record({
      kind: fc.constant('notification'),
      when: fc.constantFrom('always', 'failures', 'never'),
      required: fc.boolean(),
    }),
    { maxLength: 1 },
  ),
  monitor: fc.record({ finishWithinMs: fc.option(fc.integer({ min: 1_000, max: 604_800_000 })) }),
});

import { expect, test } from 'vitest';
import { read, refusal, withField } from './cast/read-text.ts';

const smallest = withField('id: weekly');

test('id, schedule, sources and analysis are enough; the rest has defaults', () => {
  expect(read(smallest)).toEqual({
    ok: true,
    jobs: [
      {
        id: 'weekly',
        name: 'weekly',
        schedule: { cron: '0 7 * * MON', timezone: 'system' },
        window: { kind: 'day' },
        catchUp: { policy: 'latest', withinMs: 604_800_000, graceMs: null, max: 10 },
        overlap: 'skip',
        retry: { attempts: 3, firstMs: 30_000, maxMs: 600_000 },
        timeoutMs: 900_000,
        priority: 0,
        enabled: true,
        sources: [
          {
            id: 'a',
            kind: 'csv',
            path: '/jobs/a.csv',
            delimiter: null,
            decimal: null,
            dateFormat: null,
          },
        ],
        analysis: {
          recipe: 'briefing',
          narrator: 'embedded',
          options: { time: null, measure: null, dimensions: null, unit: null },
        },
        deliver: [{ kind: 'notification', when: 'always', required: false }],
        monitor: { finishWithinMs: null },
      },
    ],
  });
});

test.each([
  ['0 9 * * MON-FRI', 'day'],
  ['@monthly', 'day'],
  ['0 9,17 * * *', 'slot'],
  ['*/15 * * * *', 'slot'],
])('a job at %s has the window %s unless it names one', (cron, kind) => {
  expect(read(withField(`schedule: { cron: "${cron}" }`))).toMatchObject({
    jobs: [{ window: { kind } }],
  });
});

test('JSON is read too, tabs and all', () => {
  const json = JSON.stringify(
    {
      jobs: [
        {
          id: 'weekly',
          schedule: { cron: '0 7 * * MON' },
          sources: [{ id: 'a', kind: 'csv', path: 'a.csv' }],
          analysis: { recipe: 'briefing' },
        },
      ],
    },
    null,
    '\t',
  );
  expect(read(json)).toEqual(read(smallest));
});

test('one mistake does not hide the others', () => {
  expect(
    refusal(`version: 1
jobs:
  - id: Weekly
    schedule:
      cron: "0 25 * * MON"
      timezone: Mars/Olympus
    windw: week
    overlap: buffer-two
    timeout: 15
    sources: [{ id: a, kind: csv, path: a.csv }]
  - id: other
    schedule: { cron: "0 8 30 2 *" }
    analysis: { recipe: briefing }
`),
  ).toEqual([
    'weekly.yaml line 3, jobs[0].analysis: is missing; write for example { recipe: briefing }.',
    'weekly.yaml line 3, jobs[0].id: "Weekly" is not an id; use small letters, digits and single hyphens, 64 at most, such as weekly-churn.',
    'weekly.yaml line 5, jobs[0].schedule.cron: "0 25 * * MON" is not a schedule that can be read: Invalid value for hour: 25.',
    'weekly.yaml line 6, jobs[0].schedule.timezone: "Mars/Olympus" is not a time zone; use a name such as Europe/Berlin, or system.',
    'weekly.yaml line 7, jobs[0].windw: is not a field; did you mean window?',
    'weekly.yaml line 8, jobs[0].overlap: "buffer-two" is not known; did you mean buffer-one?',
    'weekly.yaml line 9, jobs[0].timeout: is a number, not a duration; write a number with ms, s, m, h or d, such as 15m.',
    'weekly.yaml line 11, jobs[1].sources: is missing; write for example [{ id: customers, kind: csv, path: ./customers.csv }].',
    'weekly.yaml line 12, jobs[1].schedule.cron: "0 8 30 2 *" never happens: no date in the next ten years fits it; check day and month.',
  ]);
});

test.each([
  ['monitor: { finishWithin: 8d }', 'monitor.finishWithin: must lie between 1s and 7d.'],
  [
    'deliver: [{ kind: telegram }]',
    'deliver[0].kind: telegram is not available yet; use notification, email, draft, folder, webhook or ping.',
  ],
  [
    'analysis: { recipe: question, options: { horizon: 3 } }',
    'analysis.recipe: question is not available yet; use briefing, anomalies, churn, market, audit or custom.',
  ],
  [
    'analysis: { recipe: churn, options: { segmnts: [plan] } }',
    'analysis.options.segmnts: is not a field; did you mean segments?',
  ],
  [
    'analysis: { recipe: churn, options: { activity: ordrs } }',
    'analysis.options.activity: "ordrs" is no source of this job; use a.',
  ],
  [
    'analysis: { recipe: audit, options: { rules: [{ id: r, check: complte, source: a }] } }',
    'analysis.options.rules[0].check: "complte" is not known; did you mean complete?',
  ],
  [
    'analysis: { recipe: audit, options: { rules: [{ id: r, check: separation, source: a, columns: [b] }] } }',
    'analysis.options.rules[0].columns: must name two columns: who does the one, and who does the other.',
  ],
  [
    'analysis: { recipe: briefing, narrator: agent }',
    'analysis.narrator: agent is not available yet; use embedded or model.',
  ],
  [
    'analysis: { recipe: briefing, send: all }',
    'analysis.send: is text; write for example { data: aggregates, exclude: [email] }.',
  ],
  [
    'analysis: { recipe: briefing, fallback: nobody }',
    'analysis.fallback: "nobody" is not known; use embedded or none.',
  ],
  [
    'analysis: { recipe: briefing, narrator: model }',
    'analysis.model: is missing; write the id of a model that Settings, Models lists.',
  ],
  [
    'analysis: { recipe: briefing, narrator: model, model: work, send: { data: all } }',
    'analysis.send.data: "all" is not known; use schema, aggregates or rows.',
  ],
  [
    'sources: [{ id: a, kind: oracle, query: x }]',
    'sources[0].kind: "oracle" is not known; use csv, excel, folder, http, json, logs, mysql, parquet, pasted, postgres or sqlite.',
  ],
  [
    'sources: [{ id: a, kind: exel, path: x }]',
    'sources[0].kind: "exel" is not known; did you mean excel?',
  ],
  [
    'sources: [{ id: a, kind: cvs, path: x }]',
    'sources[0].kind: "cvs" is not known; did you mean csv?',
  ],
  [
    'sources: [{ id: a, kind: pasted, text: a, cursor: event }]',
    'sources[0].cursor: tells late rows of a file, and pasted gives what it is asked for; leave it out.',
  ],
  [
    'sources: [{ id: a, kind: postgres, connection: w, query: "SELECT {from}", cursor: arrival }]',
    'sources[0].cursor: goes by arrival, and with {from} no row of an earlier period arrives; write cursor: event with a lookback, or leave {from} out.',
  ],
  [
    'sources: [{ id: a, kind: csv, path: a, lookback: 30m }]',
    'sources[0].lookback: must lie between 1h and 366d.',
  ],
])('%s is refused by name', (line, message) => {
  expect(refusal(withField(line))).toEqual([`weekly.yaml line 2, jobs[0].${message}`]);
});

test('what is written as "not used" is let through', () => {
  expect(refusal(withField('schedule: { cron: "0 7 * * *", jitter: 0s, exclude: [] }'))).toEqual(
    [],
  );
});

test.each([
  ['window: weekly', 'window: "weekly" is not a window'],
  ['window: month', 'window: the schedule has two slots for one month'],
  ['catchUp: { policy: lastest }', 'catchUp.policy: "lastest" is not known; did you mean latest?'],
  ['catchUp: { within: 7 days }', 'catchUp.within: "7 days" is not a duration'],
  ['enabled: yes', 'enabled: is text; write true or false.'],
  ['id: 7', 'id: is a number, not text; write for example "weekly-churn".'],
  [
    'schedule: "0 7 * * MON"',
    'schedule: is text; write for example { cron: "0 7 * * MON", timezone: Europe/Berlin }.',
  ],
  [
    'schedule: { tz: UTC, cron: "0 7 * * MON" }',
    'schedule.tz: "tz" is not a field here; use cron, timezone,',
  ],
  ['sources: []', 'sources: is empty; name the file that the job reads.'],
  ['retry: { first: 1h }', 'retry.max: must lie between retry.first and 7d.'],
])('%s is refused with what to do', (line, start) => {
  expect(refusal(withField(line))).toEqual([
    expect.stringContaining(`weekly.yaml line 2, jobs[0].${start}`),
  ]);
});

test.each([
  ['jobs:\n  - id: a\n    id: b\n', 'weekly.yaml line 3, id: is written twice; keep one.'],
  [
    'jobs:\n  - cron: */5 * * * *\n',
    'weekly.yaml line 2: a value that begins with * needs quotes, as in "*/5 * * * *".',
  ],
  ['jobs:\n\t- id: a\n', 'weekly.yaml line 2: the line is indented with a tab; use spaces.'],
  [
    'jobs: *all\n',
    'weekly.yaml line 1: uses an alias (*name) that is not defined or repeats too much; write it out.',
  ],
  [
    '',
    'weekly.yaml line 1: is empty; write for example version: 1, then jobs: and a list of jobs.',
  ],
  ['jobs: []', 'weekly.yaml line 1, jobs: is empty; add a job.'],
  ['version: 2\njobs: []', 'weekly.yaml line 1, version: is not known here; write version: 1.'],
  ['{"jobs": [', expect.stringMatching(/^weekly.yaml line 1: this is not valid YAML or JSON: /)],
])('the file %j is refused at its line', (text, first) => {
  expect(refusal(text)[0]).toEqual(first);
});

test('two jobs of one file may not share an id', () => {
  const job = smallest.slice(smallest.indexOf('  -'));
  expect(refusal(`jobs:\n${job}${job}`)).toEqual([
    'weekly.yaml line 6, jobs[1].id: is also the id of jobs[0]; rename one.',
  ]);
});

test('a name of a megabyte is refused in a short sentence', () => {
  expect(refusal(withField(`name: ${'x'.repeat(1_000_000)}`))).toEqual([
    'weekly.yaml line 2, jobs[0].name: is 1000000 characters long; use 120 at most.',
  ]);
  for (const line of refusal(withField(`id: ${'x'.repeat(1_000_000)}`))) {
    expect(line.length).toBeLessThan(300);
  }
});

test('a file of brackets is refused, however deep', () => {
  expect(refusal('['.repeat(20_000)).length).toBeGreaterThan(0);
});

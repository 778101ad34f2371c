import * as z from 'zod';
import { asRunFailure } from '../domain/failure.ts';
import { shortened } from '../domain/job/mistake.ts';
import { parseWindow } from '../domain/schedule/window.ts';
import { analysis } from './analysis-schema.ts';
import { delivery } from './delivery-schema.ts';
import { duration, group, kindOf, list, text, wholeNumber, word, yesOrNo } from './fields.ts';
import { calendar, schedule } from './schedule-schema.ts';
import { source } from './source-schema.ts';

const window = z
  .string({ error: ({ input }) => `is ${kindOf(input)}; write for example week` })
  .transform((value, context) => {
    try {
      return parseWindow(shortened(value));
    } catch (caught) {
      context.addIssue(asRunFailure(caught).message.replace(/\.$/, ''));
      return z.NEVER;
    }
  });

const catchUp = group(
  {
    policy: word(['latest', 'skip', 'earliest', 'all', 'ask']).default('latest'),
    within: duration('7d').prefault('7d'),
    grace: duration('2h').nullable().default(null),
    max: wholeNumber().default(10),
  },
  '{ policy: latest, within: 7d }',
);

const retry = group(
  {
    attempts: wholeNumber().default(3),
    first: duration('30s').prefault('30s'),
    max: duration('10m').prefault('10m'),
  },
  '{ attempts: 3, first: 30s, max: 10m }',
);

const monitor = group(
  { finishWithin: duration('30m').nullable().default(null) },
  '{ finishWithin: 30m }',
);

/** One job as a file may write it; durations come out as milliseconds. */
export const jobSchema = group(
  {
    id: text('weekly-churn'),
    name: text('Weekly churn').optional(),
    tags: list(text('finance'), '[finance, weekly]').optional(),
    schedule,
    window: window.optional(),
    region: text('de-DE').optional(),
    calendar: calendar.optional(),
    catchUp: catchUp.prefault({}),
    overlap: word(['skip', 'buffer-one', 'buffer-all', 'cancel-other', 'terminate-other']).default(
      'skip',
    ),
    retry: retry.prefault({}),
    timeout: duration('15m').prefault('15m'),
    priority: wholeNumber().default(0),
    enabled: yesOrNo().default(true),
    sources: list(source, '[{ id: customers, kind: csv, path: ./customers.csv }]'),
    analysis,
    deliver: list(delivery, '[{ kind: notification }]').prefault([{ kind: 'notification' }]),
    monitor: monitor.prefault({}),
  },
  '{ id: weekly-churn, … }',
);

export type FileJob = z.output<typeof jobSchema>;

/** The file around the jobs. Each job is read by itself, so that one cannot hide another's mistakes. */
export const fileSchema = group(
  {
    version: z.literal(1, { error: 'is not known here; write version: 1' }).default(1),
    jobs: list(z.unknown(), 'jobs: [{ id: weekly-churn, … }]').min(1, 'is empty; add a job'),
  },
  'version: 1, then jobs: and a list of jobs',
);

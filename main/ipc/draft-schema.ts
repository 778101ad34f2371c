import { z } from 'zod';
import { targetDrafts } from './delivery-schemas.ts';

export const jobId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,127}$/);
/** No control characters: such a text ends up in a menu, a title, a file name. */
export const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

// The form's fields may be empty or wrong: what is wrong with a job is said by the handler, on its
// field. Here stands only what could not come from the form at all.
export const draft = z.strictObject({
  id: jobId.nullable(),
  name: line(400),
  tags: z.array(line(400)).max(100).optional(),
  report: z.strictObject({
    recipe: z.enum(['briefing', 'market', 'anomalies', 'churn', 'audit', 'custom']),
    options: z.string().max(100_000),
    sourceId: line(100),
    others: z.array(z.strictObject({ id: line(100), path: line(4096) })).max(20),
  }),
  region: line(40).nullable().optional(),
  path: line(4096),
  remote: z
    .strictObject({
      kind: z.enum(['http', 'postgres', 'mysql']),
      connection: line(64).nullable(),
      // A query has lines of its own.
      ask: z.string().max(100_000),
    })
    .nullable()
    .optional(),
  reading: z.strictObject({
    sheet: line(200).nullable(),
    table: line(200).nullable(),
    headerRow: z.int().nullable(),
    decimal: z.enum(['.', ',']).nullable(),
    dateFormat: line(100).nullable(),
  }),
  columns: z.strictObject({ time: line(400).nullable(), measure: line(400).nullable() }),
  cron: line(400),
  timezone: line(100),
  window: line(100),
  policies: z.strictObject({
    catchUp: z.enum(['latest', 'earliest', 'all', 'skip', 'ask']),
    tell: z.enum(['always', 'changed', 'failures', 'never']),
    overlap: z.enum(['skip', 'buffer-one', 'buffer-all', 'cancel-other', 'terminate-other']),
    exclude: line(20_000),
    onHoliday: z.enum(['run', 'skip', 'before', 'after']),
    readyBy: line(100),
    workday: line(100).optional(),
    onTravel: z.enum(['follow', 'stay', 'ask']),
    timeoutMs: z.int(),
    attempts: z.int(),
    priority: z.int(),
  }),
  narrator: z.strictObject({
    model: line(64).nullable(),
    check: z.enum(['normal', 'strict']),
    fallback: z.enum(['embedded', 'none']),
    level: z.enum(['schema', 'aggregates', 'rows']),
    rows: z.int().min(0).max(1_000),
    exclude: line(4_000),
  }),
  deliver: targetDrafts,
});

/** What a schedule's preview depends on. */
export const scheduleDraft = draft.pick({
  id: true,
  cron: true,
  timezone: true,
  window: true,
  policies: true,
});

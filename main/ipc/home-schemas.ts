import { z } from 'zod';
import type { HomeCalls } from '../../preload/contract/home-calls.ts';
import { jobId } from './draft-schema.ts';

const nothing = z.null();

/** What the calls about the home take. */
export const homeSchemas = {
  'home.read': nothing,
  'home.back-up': nothing,
  'home.restore': z.strictObject({ name: z.string().regex(/^almanac-\d{8}T\d{6}Z\.db$/) }),
  'home.keep': z.strictObject({
    snapshotDays: z.int().min(1).max(36_500).nullable(),
    snapshotGb: z.number().min(0.1).max(100_000).nullable(),
    historyDays: z.int().min(1).max(36_500).nullable(),
    backups: z.int().min(1).max(60),
  }),
  'home.expire': nothing,
  'home.jobs-with-data': nothing,
  'home.job-size': z.strictObject({ jobId }),
  'home.forget-job': z.strictObject({ jobId }),
  'home.export': nothing,
  'home.stop-export': nothing,
  'home.show': z.strictObject({ what: z.enum(['home', 'export']) }),
  'recovery.read': nothing,
  'recovery.start-empty': nothing,
} satisfies { [N in keyof HomeCalls]: z.ZodType<HomeCalls[N]['argument']> };

import { z } from 'zod';
import type { Argument } from '../../preload/contract/calls.ts';
import type { FollowUpCalls } from '../../preload/contract/follow-up-calls.ts';

const runId = z.string().regex(/^[a-z0-9-]{1,64}$/);
const id = z.int().min(1);
/** Lines and tabs, and no other control characters. How long it may be is said by the handler. */
const question = z
  .string()
  .max(4_900)
  .regex(/^(?:\P{Cc}|[\n\r\t])*$/u);

/** What each call about questions takes. A question has lines of its own. */
export const followUpSchemas = {
  'report.questions': z.strictObject({ runId }),
  'report.ask': z.strictObject({ runId, question }),
  'report.cancel-question': z.strictObject({ id }),
  'report.answer-fact': z.strictObject({ id, n: z.int().min(1).max(1_000_000) }),
} satisfies { readonly [N in keyof FollowUpCalls]: z.ZodType<Argument<N>> };

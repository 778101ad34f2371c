import { z } from 'zod';
import type { Argument } from '../../preload/contract/calls.ts';
import type { ModelCalls } from '../../preload/contract/model-calls.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u);
const number = z.number().min(0).max(1e9);

const draft = z.strictObject({
  id: id.nullable(),
  name: line(120),
  kind: z.enum(['openai', 'azure', 'ollama', 'lm-studio', 'vllm', 'other']),
  baseUrl: line(2_000),
  model: line(200),
  apiVersion: line(40),
  inputPrice: number,
  outputPrice: number,
  contextTokens: z.int().min(0).max(1e9),
  maxOutputTokens: z.int().min(0).max(1e9),
  key: line(4_000).nullable(),
});

/** What each call about models takes. */
export const modelSchemas = {
  'models.read': z.null(),
  'model.save': draft,
  'model.remove': z.strictObject({ id }),
  'model.test': draft,
  'models.save-limits': z.strictObject({
    perRun: number,
    perJobDay: number,
    perMonth: number,
    isLocalOnly: z.boolean(),
  }),
  'run.model-calls': z.strictObject({ runId: z.string().regex(/^[a-z0-9-]{1,64}$/) }),
} satisfies { readonly [N in keyof ModelCalls]: z.ZodType<Argument<N>> };

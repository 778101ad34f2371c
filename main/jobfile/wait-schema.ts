import * as z from 'zod';
import { shortened } from '../domain/job/mistake.ts';
import type { WaitFor } from '../domain/run/waiting.ts';
import { parseDuration } from '../domain/schedule/duration.ts';
import { group, kindOf, text, word } from './fields.ts';

/** What a source must have before a run reads it. */
export const waitFor = group(
  {
    fresh: z
      .string({ error: ({ input }) => `is ${kindOf(input)}; write window, or 24h` })
      .transform((value, context): 'window' | number => {
        const ms = value === 'window' ? value : parseDuration(value);
        if (ms !== null) return ms;
        context.addIssue(`"${shortened(value)}" is not known; write window, or a time such as 24h`);
        return z.NEVER;
      })
      .nullable()
      .default(null),
    host: text('files.example:445').nullable().default(null),
    until: z
      .string({ error: ({ input }) => `is ${kindOf(input)}; write for example "09:30" or 2h` })
      .transform((value, context): WaitFor['until'] => {
        if (/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return { time: value };
        const afterMs = parseDuration(value);
        if (afterMs !== null) return { afterMs };
        context.addIssue(`"${shortened(value)}" is not a time; write for example "09:30" or 2h`);
        return z.NEVER;
      })
      .prefault('2h'),
    // biome-ignore lint/suspicious/noThenProperty: the word of the job file; nobody awaits it
    then: word(['run', 'fail']).default('run'),
  },
  '{ fresh: window, until: "09:30" }',
);

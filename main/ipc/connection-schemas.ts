import { z } from 'zod';
import type { Argument } from '../../preload/contract/calls.ts';
import type { ConnectionCalls } from '../../preload/contract/connection-calls.ts';

const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u);
const connectionId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

const given = z.strictObject({
  draft: z.strictObject({
    id: connectionId.nullable(),
    name: line(200),
    kind: z.enum(['http', 'postgres', 'mysql']),
    baseUrl: line(2048),
    auth: z.enum(['none', 'bearer', 'header', 'basic']),
    header: line(200),
    user: line(200),
    host: line(255),
    port: line(10),
    database: line(200),
    encryption: z.enum(['verified', 'unverified', 'none']),
  }),
  // No line break: it goes into a header.
  secret: line(4096).min(1).nullable(),
});

/** What each call about connections takes. */
export const connectionSchemas = {
  'connections.read': z.null(),
  'connection.save': given,
  'connection.test': given,
  'connection.remove': z.strictObject({ id: connectionId }),
} satisfies { readonly [N in keyof ConnectionCalls]: z.ZodType<Argument<N>> };

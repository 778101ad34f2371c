import { z } from 'zod';
import type { Argument } from '../../preload/contract/calls.ts';
import type { DeliveryCalls } from '../../preload/contract/delivery-calls.ts';
import type { JobDeliveryCalls } from '../../preload/contract/job-delivery-calls.ts';
import type { NotificationCalls } from '../../preload/contract/notification-calls.ts';
import type { SendCalls } from '../../preload/contract/send-calls.ts';

const ofDelivery = z.strictObject({ id: z.int().min(1).max(Number.MAX_SAFE_INTEGER) });
/** No line break: it may become a header of a mail. */
const recipient = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^\P{Cc}*$/u);

const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u);
/** Several lines, and no other control character. */
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^(?:\P{Cc}|[\n\r\t])*$/u);
const accountName = line(64);
const runId = z.string().regex(/^[a-z0-9-]{1,64}$/);

const formats = z.array(z.enum(['pdf', 'html', 'xlsx', 'md'])).max(4);

/** Who gets a job's reports; what is wrong with one of them is said by the handler. */
export const targetDrafts = z
  .array(
    z.strictObject({
      kind: z.enum(['email', 'draft', 'folder', 'webhook', 'ping']),
      when: z.enum(['always', 'changed', 'failures', 'undelivered', 'never']),
      required: z.boolean(),
      afterMyOk: z.boolean(),
      to: z.array(line(400)).max(50),
      account: accountName.nullable(),
      note: text(5_000),
      resend: z.enum(['ask', 'once']),
      formats,
      path: line(4096),
      keep: z.int().nullable(),
      url: line(4096),
      service: z.enum(['healthchecks', 'cronitor', 'template']),
      webhookFormat: z.enum(['json', 'slack', 'teams']),
      secret: line(400).nullable(),
      newSecret: line(4096).min(1).nullable(),
    }),
  )
  .max(100);

/** What each call about deliveries, and how they are sent, takes. */
export const deliverySchemas = {
  'delivery.resend': ofDelivery,
  'delivery.skip': ofDelivery,
  'delivery.release': ofDelivery,
  'delivery.retarget': ofDelivery.extend({ recipient }),
  'report.send-choices': z.strictObject({ runId }),
  'report.deliver': z.strictObject({
    runId,
    how: z.enum(['mail', 'draft', 'folder']),
    account: accountName.nullable(),
    to: z.array(line(400)).max(50),
    note: text(4_900),
    formats,
  }),
  'job.check-deliveries': z.strictObject({ deliver: targetDrafts }),
  'webhook.secrets': z.null(),
  'dialog.choose-folder': z.null(),
  'delivery.open-draft': ofDelivery,
  'deliveries.waiting': z.null(),
  'notifications.read': z.null(),
  'notifications.save': z.strictObject({
    quietFrom: line(10),
    quietTo: line(10),
    detail: z.enum(['headline', 'title']),
    digest: z.enum(['never', 'day', 'week']),
  }),
  'notifications.test': z.strictObject({ runId: runId.nullable() }),
  'watcher.read': z.null(),
  'watcher.set': z.strictObject({ on: z.boolean() }),
  'mail.save': z.strictObject({
    name: accountName,
    host: line(400),
    port: z.int().min(0).max(100_000),
    security: z.enum(['tls', 'starttls']),
    user: line(400),
    from: line(400),
    fromName: line(400),
    certificate: text(100_000),
    password: line(4096).min(1).nullable(),
  }),
  'mail.remove': z.strictObject({ name: accountName }),
  'mail.test': z.strictObject({ name: accountName, to: line(400) }),
} satisfies {
  readonly [N in keyof (DeliveryCalls &
    JobDeliveryCalls &
    NotificationCalls &
    SendCalls)]: z.ZodType<Argument<N>>;
};

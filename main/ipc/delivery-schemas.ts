import { z } from 'zod';
import type { Argument } from '../../preload/contract/calls.ts';
import type { DeliveryCalls } from '../../preload/contract/delivery-calls.ts';

const ofDelivery = z.strictObject({ id: z.int().min(1).max(Number.MAX_SAFE_INTEGER) });
/** No line break: it may become a header of a mail. */
const recipient = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^\P{Cc}*$/u);

/** What each call about deliveries takes. */
export const deliverySchemas = {
  'delivery.resend': ofDelivery,
  'delivery.skip': ofDelivery,
  'delivery.release': ofDelivery,
  'delivery.retarget': ofDelivery.extend({ recipient }),
} satisfies { readonly [N in keyof DeliveryCalls]: z.ZodType<Argument<N>> };

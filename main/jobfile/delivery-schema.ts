import { isAbsolute, resolve } from 'node:path';
import * as z from 'zod';
import type { DeliveryTarget } from '../domain/delivery/delivery-target.ts';
import { group, list, text, wholeNumber, word, yesOrNo } from './fields.ts';
import { variants } from './variants.ts';

/** Channels that the format names and Almanac does not have yet. */
const later = ['mail', 'file', 'slack', 'teams', 'discord', 'ntfy', 'telegram'];
const formats = ['pdf', 'html', 'xlsx', 'md'] as const;

const rule = {
  when: word(['always', 'changed', 'failures', 'undelivered', 'never']).default('always'),
  required: yesOrNo().default(false),
};
const tells = word(['always', 'changed', 'failures', 'never']).default('always');
const heldRule = { ...rule, afterMyOk: yesOrNo().default(false) };

const notification = group(
  { kind: z.literal('notification'), ...rule, when: tells },
  '{ kind: notification }',
);

const folder = group(
  {
    kind: z.literal('folder'),
    ...heldRule,
    path: text('./reports'),
    formats: list(word(formats), '[html]').prefault(['html']),
    keep: wholeNumber().nullable().default(null),
  },
  '{ kind: folder, path: ./reports }',
);

const email = group(
  {
    kind: z.literal('email'),
    ...heldRule,
    to: list(text('boss@example.com'), '[boss@example.com]'),
    account: text('work').nullable().default(null),
    note: text('The numbers of last week.').nullable().default(null),
    attach: list(word(formats), '[pdf]').prefault(['pdf']),
    resend: word(['ask', 'once']).default('ask'),
  },
  '{ kind: email, to: [boss@example.com] }',
);

const draft = group(
  {
    kind: z.literal('draft'),
    ...rule,
    to: list(text('boss@example.com'), '[boss@example.com]').prefault([]),
    note: text('The numbers of last week.').nullable().default(null),
    attach: list(word(formats), '[pdf]').prefault(['pdf']),
  },
  '{ kind: draft, to: [boss@example.com] }',
);

const webhook = group(
  {
    kind: z.literal('webhook'),
    ...heldRule,
    url: text('https://example.com/hook'),
    format: word(['json', 'slack', 'teams']).default('json'),
    secret: text('ops').nullable().default(null),
  },
  '{ kind: webhook, url: https://example.com/hook }',
);

const ping = group(
  {
    kind: z.literal('ping'),
    ...rule,
    service: word(['healthchecks', 'cronitor', 'template']).default('healthchecks'),
    url: text('https://hc-ping.com/eb095278-f28d-448d-87fb-7b75c171a6aa'),
  },
  '{ kind: ping, url: https://hc-ping.com/eb095278-f28d-448d-87fb-7b75c171a6aa }',
);

/** One group a channel: each has fields of its own. */
export const delivery = variants(
  'kind',
  [notification, email, draft, folder, webhook, ping],
  later,
  '{ kind: notification }',
);

export type FileDelivery = z.output<typeof delivery>;

/** @param base what a relative path is resolved against: the folder of the job file */
export function targetOfFile(given: FileDelivery, base: string): DeliveryTarget {
  if (given.kind !== 'folder' || given.path === '' || isAbsolute(given.path)) return given;
  return { ...given, path: resolve(base, given.path) };
}

import { isAbsolute, resolve } from 'node:path';
import * as z from 'zod';
import type { DeliveryTarget } from '../domain/delivery-target.ts';
import { group, list, text, wholeNumber, word, yesOrNo } from './fields.ts';
import { variants } from './variants.ts';

/** Channels that the format names and Almanac does not have yet. */
const later = [
  'email',
  'draft',
  'webhook',
  'mail',
  'file',
  'slack',
  'teams',
  'discord',
  'ntfy',
  'telegram',
];
const laterFormats = ['xlsx', 'csv'];

const rule = {
  when: word(['always', 'changed', 'failures', 'never']).default('always'),
  required: yesOrNo().default(false),
};
const heldRule = { ...rule, afterMyOk: yesOrNo().default(false) };

const notification = group({ kind: z.literal('notification'), ...rule }, '{ kind: notification }');

const folder = group(
  {
    kind: z.literal('folder'),
    ...heldRule,
    path: text('./reports'),
    formats: list(word(['html', 'pdf', 'md'], laterFormats), '[html]').prefault(['html']),
    keep: wholeNumber().nullable().default(null),
  },
  '{ kind: folder, path: ./reports }',
);

/** One group a channel: each has fields of its own. */
export const delivery = variants('kind', [notification, folder], later, '{ kind: notification }');

export type FileDelivery = z.output<typeof delivery>;

/** @param base what a relative path is resolved against: the folder of the job file */
export function targetOfFile(given: FileDelivery, base: string): DeliveryTarget {
  if (given.kind !== 'folder' || given.path === '' || isAbsolute(given.path)) return given;
  return { ...given, path: resolve(base, given.path) };
}

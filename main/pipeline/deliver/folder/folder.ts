import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryChannel } from '../../../domain/delivery/channel.ts';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../../domain/delivery/delivery-content.ts';
import type { Outbox } from '../../../domain/ports.ts';
import { type Exporter, exportFormats } from '../../../domain/report/export.ts';
import { crashPoint } from '../../../domain/run/crash-point.ts';
import { deliveredFiles } from '../delivered-files.ts';
import { placeFiles } from './place-files.ts';

type FolderContent = Extract<DeliveryContent, { readonly kind: 'folder' }>;

/** A drive that is not connected is tried for half a day. */
const retry = { attempts: 60, firstMs: 30_000, maxMs: 15 * 60_000 };

/**
 * Puts a report into a folder: a dated file, and one of a name that stays, which always holds the newest
 * period. Both appear as a whole or not at all, so that a program that synchronises the folder never sees half.
 */
export function folderChannel(needs: {
  readonly exporter: Exporter;
  readonly outbox: Pick<Outbox, 'sentTo'>;
}): DeliveryChannel {
  /** The last one under way in each folder: two at once would write one `latest`, and neither whole. */
  const underway = new Map<string, Promise<void>>();

  async function place(delivery: Delivery): Promise<void> {
    const content = contentOf(delivery);
    const folder = delivery.recipient;
    const before = needs.outbox.sentTo('folder', folder).map(contentOf).filter(isOf(content));
    const isNewest = before.every(({ report }) => report.windowToMs <= content.report.windowToMs);
    const files = await deliveredFiles(needs.exporter, delivery.runId, content.formats);
    const names = isNewest ? [content.name, content.latest] : [content.name];
    await placeFiles(
      folder,
      files.flatMap(({ format, bytes }) =>
        names.map((name) => ({ name: `${name}.${format}`, bytes })),
      ),
    );
    await removeOld(folder, content, before);
  }

  return {
    kind: 'folder',
    // A drive that does not answer holds up no other folder.
    atOnce: 2,
    retry,
    canSend: () => true,
    async send(delivery) {
      const folder = delivery.recipient;
      const done = (underway.get(folder) ?? Promise.resolve()).then(() => place(delivery));
      const ended = done.catch(() => {});
      underway.set(folder, ended);
      try {
        await done;
      } finally {
        if (underway.get(folder) === ended) underway.delete(folder);
      }
    },
  };
}

function contentOf({ payload, id }: Delivery): FolderContent {
  if (payload.content?.kind === 'folder') return payload.content;
  throw new Error(`delivery ${id} is none to a folder`);
}

/** Of the same job: its files share a stem that no other job has. */
function isOf({ latest }: FolderContent): (other: FolderContent) => boolean {
  return (other) => other.latest === latest;
}

/** Only what Almanac put there, by its full name; what somebody renamed stays. */
async function removeOld(
  folder: string,
  content: FolderContent,
  before: readonly FolderContent[],
): Promise<void> {
  if (content.keep === null) return;
  const byPeriod = [...before, content].sort(
    (a, b) => b.report.windowToMs - a.report.windowToMs || b.report.revision - a.report.revision,
  );
  const kept = new Set(byPeriod.slice(0, content.keep).map(({ name }) => name));
  const old = byPeriod.filter(({ name }) => !kept.has(name));
  for (const { name } of old) {
    for (const ending of exportFormats)
      await rm(join(folder, `${name}.${ending}`), { force: true });
    crashPoint('after the removal');
  }
}

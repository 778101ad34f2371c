import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { announceReport } from '../../main/domain/delivery/announcement.ts';
import type { Channel, Delivery } from '../../main/domain/delivery/delivery.ts';
import type { DeliveryTarget } from '../../main/domain/delivery/delivery-target.ts';
import { mailSecret, saveMailAccount } from '../../main/domain/delivery/mail-account.ts';
import { announcePing } from '../../main/domain/delivery/ping.ts';
import { createOutboxSender } from '../../main/engine/outbox-sender.ts';
import { createSendByHand } from '../../main/pipeline/deliver/by-hand.ts';
import { createChannels } from '../../main/pipeline/deliver/channels.ts';
import { pathsOf } from '../../main/store/home.ts';
import { machineClock } from '../../main/store/machine.ts';
import { openStore } from '../../main/store/open-store.ts';
import { fakeSecrets } from '../cast/fake-secrets.ts';
import { accountAt, password } from '../cast/mail/mail-server.ts';
import { plainExporter } from '../cast/plain-exporter.ts';
import { day, dueSlot, nightly, report, seven, snapshot } from '../main/store/story.ts';

/** A home with a report for one reader, and where that reader is. */
export interface DeliveryHome {
  readonly home: string;
  readonly target: DeliveryTarget;
  /** Of the mail server. */
  readonly port: number;
}

/** The real store and channels of a home, with what sends. */
export function openDeliveries({ home, port }: DeliveryHome, boot: number) {
  let ids = 0;
  const random = {
    runId: () => `run${boot}${String(++ids).padStart(9, '0')}`,
    fraction: () => 0.5,
  };
  const store = openStore({ paths: pathsOf(home), random, durability: 'none' });
  const secrets = fakeSecrets();
  secrets.save(mailSecret('work'), password);
  saveMailAccount(store.settings, accountAt(port));
  const exporter = plainExporter(store);
  const log = (name: string) => async (line: string) =>
    appendFileSync(join(home, name), `${line}\n`);
  const sender = createOutboxSender({
    ...store,
    random,
    clock: machineClock,
    channels: createChannels({
      ...store,
      exporter,
      secrets,
      fetch,
      keepsSchedule: true,
      outboxFolder: join(home, 'outbox'),
    }),
    notifier: { show: log('shown.log') },
    listen: () => {},
    fallBack: () => [],
    onFailure: (message, cause) => {
      throw new Error(message, { cause });
    },
  });
  const sending = createSendByHand({
    ...store,
    exporter,
    random,
    clock: machineClock,
    draftsFolder: join(home, 'drafts'),
    openFile: log('opened.log'),
  });
  return { store, sender, sending };
}

export type Deliveries = ReturnType<typeof openDeliveries>;

/** Finishes a run with its outbox rows, so many days after the first. */
export function recordReport({ store }: Deliveries, target: DeliveryTarget, days: number): void {
  const job = store.jobs.save({ ...nightly, deliver: [target] }, seven - day);
  const [recorded] = store.slots.record([{ job, decide: () => [dueSlot(days)] }], seven);
  const run = store.runs.claim(recorded?.id ?? '', 'boot', seven, () => null);
  if (!run) throw new Error('nothing was claimed');
  const deliveries = [
    ...announceReport(job, run, { report, nowMs: seven }),
    ...announcePing(job, run, 'success'),
  ];
  const reportHash = store.artifacts.publishReport(report);
  const work = { report, reportHash, snapshot, reason: 'on time', deliveries } as const;
  store.runs.finish({ runId: run.id, fence: run.fence }, work, seven);
}

/** One start of the app: what a crash left is ended, what is due is sent, a draft that waits is opened. */
export async function deliverAll({ store, sender, sending }: Deliveries): Promise<void> {
  sender.recover();
  await sender.kick();
  await sender.idle();
  for (const { id, channel } of store.outboxByHand.waiting(10)) {
    if (channel === 'draft') await sending.openHeldDraft(id);
  }
}

/** The deliveries of a channel, oldest first. */
export function deliveriesOf({ store }: Deliveries, channel: Channel): readonly Delivery[] {
  return store.history
    .slots({ limit: 10, order: 'oldest' })
    .flatMap(({ runId }) => (runId === null ? [] : store.history.deliveries(runId)))
    .filter((delivery) => delivery.channel === channel);
}

/** What was shown, or opened. */
export function loggedLines(home: string, name: 'shown.log' | 'opened.log'): readonly string[] {
  const file = join(home, name);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

import type { DeliveryChannel } from './domain/delivery/channel.ts';
import { type DigestPeriod, digestPeriod } from './domain/delivery/digest.ts';
import { quietUntilMs, readNotificationSettings } from './domain/delivery/notification-settings.ts';
import type { ExportDesk, PagePrinter } from './domain/report/export.ts';
import type { StartWorker } from './domain/run/worker-transport.ts';
import type { Secrets } from './domain/source/secrets.ts';
import { createChannels } from './pipeline/deliver/channels.ts';
import { createExporter } from './pipeline/export/exporter.ts';
import { headlessPrinter } from './pipeline/export/headless-printer.ts';
import { exportInWorker } from './pipeline/worker-session.ts';
import type { Paths } from './store/home.ts';
import { machineZone } from './store/machine.ts';
import type { Store } from './store/open-store.ts';

export interface DeliveryNeeds {
  readonly store: Store;
  readonly paths: Paths;
  readonly startWorker: StartWorker;
  /** Prints reports; left out where the app must be started for it. */
  readonly printer?: PagePrinter;
  readonly secrets: Secrets;
  readonly fetch: typeof globalThis.fetch;
  readonly keepsSchedule: boolean;
}

/** What makes files of reports, what they leave this laptop by, and when the desktop is not to be disturbed. */
export function composeDelivery(needs: DeliveryNeeds): {
  readonly exporter: ExportDesk;
  readonly channels: readonly DeliveryChannel[];
  readonly quietUntilMs: (ms: number) => number | null;
  readonly digestPeriod: (nowMs: number) => DigestPeriod | null;
} {
  const { store, paths, startWorker, printer } = needs;
  const exporter = createExporter({
    ...store,
    files: store.reportFiles,
    work: (plan) => exportInWorker(startWorker, plan),
    printer: printer ?? headlessPrinter(null),
  });
  return {
    exporter,
    channels: createChannels({ ...needs, ...store, exporter, outboxFolder: paths.outbox }),
    quietUntilMs: (ms) => quietUntilMs(readNotificationSettings(store.settings), machineZone(), ms),
    digestPeriod: (nowMs) =>
      digestPeriod(readNotificationSettings(store.settings).digest, machineZone(), nowMs),
  };
}

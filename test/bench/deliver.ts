// `npm run bench -- deliver`: 10,000 pending webhooks to a server on loopback, with a folder beside them. Exit 1 on a miss.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announceReport } from '../../main/domain/delivery/announcement.ts';
import type { DeliveryTarget } from '../../main/domain/delivery/delivery-target.ts';
import type { JobSpec } from '../../main/domain/job/job.ts';
import { createOutboxSender } from '../../main/engine/outbox-sender.ts';
import { createChannels } from '../../main/pipeline/deliver/channels.ts';
import { pathsOf } from '../../main/store/home.ts';
import { machineClock, machineRandom } from '../../main/store/machine.ts';
import { openStore } from '../../main/store/open-store.ts';
import { fakeSecrets } from '../cast/fake-secrets.ts';
import { plainExporter } from '../cast/plain-exporter.ts';
import { day, dueSlot, nightly, report, seven, snapshot } from '../main/store/story.ts';

const runs = 100;
const webhooksOfRun = 100;
const leastPerSecond = 500;
const mostAllowed = 8;
const rule = { when: 'always', required: true, afterMyOk: false } as const;

const home = mkdtempSync(join(tmpdir(), 'almanac-deliver-'));
let now = 0;
let mostAtOnce = 0;
const server = createServer((request, answer) => {
  now += 1;
  mostAtOnce = Math.max(mostAtOnce, now);
  request.resume().once('end', () => answer.writeHead(204).end());
  answer.once('close', () => {
    now -= 1;
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
try {
  process.exitCode = (await bench((server.address() as AddressInfo).port)) ? 0 : 1;
} finally {
  server.closeAllConnections();
  server.close();
  rmSync(home, { recursive: true, force: true });
}

async function bench(port: number): Promise<boolean> {
  const folder = join(home, 'folder');
  mkdirSync(folder);
  const store = openStore({ paths: pathsOf(home), random: machineRandom, durability: 'full' });
  const deliver: readonly DeliveryTarget[] = [
    ...Array.from({ length: webhooksOfRun }, (_, n): DeliveryTarget => {
      const url = `http://127.0.0.1:${port}/${n}`;
      return { kind: 'webhook', ...rule, url, format: 'json', secret: null };
    }),
    { kind: 'folder', ...rule, path: folder, formats: ['md'], keep: null },
  ];
  fill(store, { ...nightly, deliver });
  const beganAtMs = performance.now();
  const usedBefore = process.cpuUsage();
  let folderLeft = runs;
  let folderMs = 0;
  const sender = createOutboxSender({
    ...store,
    random: machineRandom,
    clock: machineClock,
    channels: createChannels({
      ...store,
      exporter: plainExporter(store),
      secrets: fakeSecrets(),
      fetch,
      keepsSchedule: true,
      outboxFolder: join(home, 'outbox'),
    }).map((channel) => ({
      ...channel,
      async send(delivery) {
        await channel.send(delivery);
        if (channel.kind !== 'folder') return;
        folderLeft -= 1;
        if (folderLeft === 0) folderMs = performance.now() - beganAtMs;
      },
    })),
    notifier: null,
    listen: () => {},
    fallBack: () => [],
    onFailure: (message, cause) => {
      throw new Error(message, { cause });
    },
  });
  await sender.kick();
  await sender.idle();
  const tookMs = performance.now() - beganAtMs;
  const used = process.cpuUsage(usedBefore);
  const left = store.outbox.due(Number.MAX_SAFE_INTEGER).length;
  store.close();
  const perSecond = (runs * webhooksOfRun) / (tookMs / 1000);
  console.log(
    `${runs * webhooksOfRun} webhooks in ${(tookMs / 1000).toFixed(1)} s: ${perSecond.toFixed(0)} a second, ${mostAtOnce} at once at most, ${left} left`,
  );
  const usedMs = (used.user + used.system) / 1000;
  console.log(
    `${(usedMs / (runs * webhooksOfRun)).toFixed(2)} ms of a processor each, server included`,
  );
  console.log(
    `${runs} reports in a folder beside them after ${(folderMs / 1000).toFixed(1)} s: ${((100 * folderMs) / tookMs).toFixed(0)} % of the whole`,
  );
  const isInTime = perSecond >= leastPerSecond && folderMs <= tookMs / 2;
  return left === 0 && isInTime && mostAtOnce <= mostAllowed;
}

function fill(store: ReturnType<typeof openStore>, spec: JobSpec): void {
  const job = store.jobs.save(spec, seven - 2 * day);
  const reportHash = store.artifacts.publishReport(report);
  for (let at = 0; at < runs; at += 1) {
    const [recorded] = store.slots.record([{ job, decide: () => [dueSlot(at)] }], seven);
    const run = store.runs.claim(recorded?.id ?? '', 'boot', seven, () => null);
    if (!run) throw new Error('nothing was claimed');
    const deliveries = announceReport(job, run, { report, nowMs: seven });
    const work = { report, reportHash, snapshot, reason: 'on time', deliveries } as const;
    store.runs.finish({ runId: run.id, fence: run.fence }, work, seven);
  }
}

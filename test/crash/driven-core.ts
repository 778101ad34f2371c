import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Core, composeCore } from '../../main/compose.ts';
import type { WebhookTarget } from '../../main/domain/delivery/delivery-target.ts';
import type { CatchUpPolicy, JobSpec } from '../../main/domain/job/job.ts';
import { fakeSecrets } from '../cast/fake-secrets.ts';
import { csvSource, plainJob } from '../cast/plain-job.ts';
import { createFakeClock, type FakeClock } from '../main/engine/cast/fake-clock.ts';
import { instantWorker } from './instant-worker.ts';
import { seeded } from './seeded.ts';

export interface Driven {
  readonly core: Core;
  readonly clock: FakeClock;
}

/** Where the notifier writes the key of each thing it shows. */
export const shownFile = (home: string) => join(home, 'shown.log');

/** Where the web writes what reaches it: the key of each call and its body, a line each. */
export const calledFile = (home: string) => join(home, 'called.log');

/** The real core on a real home; only time, the worker and the desktop are driven. */
export function openDrivenCore(options: {
  readonly home: string;
  readonly seed: number;
  /** Which start of this home it is: no two share run ids. */
  readonly boot: number;
  readonly atMs: number;
}): Driven {
  const { home, seed, boot, atMs } = options;
  const clock = createFakeClock(new Date(atMs).toISOString());
  const luck = seeded(seed, boot);
  const name = (number: number, digits: number) => number.toString(36).padStart(digits, '0');
  let ids = 0;
  let isOpen = true;
  const random = {
    runId: () => `${name(boot, 6)}${name(ids++, 6)}`,
    fraction: luck.fraction,
  };
  const core = composeCore({
    home,
    clock,
    random,
    nativeBinding: undefined,
    secrets: fakeSecrets(),
    fetch: async (_url, init) => {
      const key = new Headers(init?.headers).get('idempotency-key');
      appendFileSync(calledFile(home), `${key} ${init?.body}\n`);
      return new Response(null, { status: 204 });
    },
    keepsSchedule: true,
    startWorker: instantWorker(seed, clock),
    // To look at a real file takes real time, and the clock would run on meanwhile.
    surroundings: {
      modifiedAtMs: async () => clock.wallMs(),
      isReachable: async () => true,
      holdUp: async () => null,
    },
    notifier: { show: async (key) => appendFileSync(shownFile(home), `${key}\n`) },
    listen: () => {},
    onFailure: (message, cause) => {
      // What is still under way when a life is cut off fails like in a dead process: nobody hears of it.
      if (isOpen) throw new Error(message, { cause });
    },
    limit: () => 3,
  });
  const close = () => {
    isOpen = false;
    core.close();
  };
  return { core: { ...core, close }, clock };
}

const policies: readonly CatchUpPolicy[] = ['skip', 'latest', 'earliest', 'all'];

const hook: WebhookTarget = {
  kind: 'webhook',
  when: 'always',
  required: true,
  afterMyOk: false,
  url: 'https://example.com/hook',
  format: 'json',
  secret: null,
};

/** Some job is due at almost every second; among them one that fails and one that overlaps itself. */
export function busyJobs(seed: number, count: number): readonly JobSpec[] {
  const luck = seeded(seed);
  return Array.from({ length: count }, (_, index): JobSpec => {
    const isFlaky = index % 4 === 1;
    const everySeconds = luck.pick([10, 12, 15, 20]);
    const offset = luck.between(0, everySeconds - 1);
    const seconds = Array.from({ length: 60 / everySeconds }, (_, n) => offset + n * everySeconds);
    return {
      ...plainJob,
      id: `job-${index}`,
      name: `Job ${index}`,
      schedule: { cron: `${seconds.join()} * * * * *`, timezone: 'UTC' },
      window: { kind: index % 3 === 0 ? 'since-last' : index % 7 === 5 ? 'hour' : 'slot' },
      catchUp: {
        policy: luck.pick(policies),
        withinMs: 60_000,
        graceMs: luck.pick([1000, 5000, 60_000]),
        max: 3,
      },
      retry: { attempts: 3, firstMs: 1000, maxMs: 4000 },
      sources: [csvSource('orders', isFlaky ? '/data/flaky.csv' : '/data/orders.csv')],
      deliver: [
        { kind: 'notification', when: 'always', required: index % 2 === 0 },
        ...(index % 3 === 1 ? [hook] : []),
      ],
    };
  });
}

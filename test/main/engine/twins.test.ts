import { expect, test } from 'vitest';
import type { Clock, Workers } from '../../../main/domain/ports.ts';
import { seeded } from '../../crash/seeded.ts';
import { createFakeClock, type FakeClock } from './cast/fake-clock.ts';
import { createFakeWorkers } from './cast/fake-workers.ts';
import { hourly, type Started, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const start = '2026-03-03T06:05:00Z';

const jobs = ['north', 'south', 'west'].map((id) => ({
  ...hourly,
  id,
  name: id,
  schedule: { cron: '*/15 * * * *', timezone: 'UTC' },
  window: { kind: 'slot' } as const,
  timeoutMs: 60 * minuteMs,
}));

/** A process that can be stopped and continued, as by SIGSTOP and SIGCONT, in the middle of a run. */
interface Twin extends Started {
  /** From now on its workers do not answer. */
  hold(): void;
  /** Its timers stop too. */
  stop(): void;
  resume(): void;
}

function startTwin(time: FakeClock, home: string | undefined): Twin {
  let isStopped = false;
  let waiting: (() => void)[] = [];
  let gate = Promise.resolve();
  let open: () => void = () => {};
  const clock: Clock = {
    ...time,
    after: (ms, callback) =>
      time.after(ms, () => (isStopped ? void waiting.push(callback) : callback())),
  };
  const fake = createFakeWorkers();
  const workers: Workers = {
    open(onProgress) {
      const session = fake.open(onProgress);
      return { ...session, analyze: (plan) => gate.then(() => session.analyze(plan)) };
    },
  };
  const started = startEngine({
    at: start,
    jobs,
    clock: { ...time, ...clock },
    workers: { ...fake, ...workers },
    ...(home ? { home } : {}),
  });
  return {
    ...started,
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    stop() {
      isStopped = true;
    },
    resume() {
      isStopped = false;
      open();
      const late = waiting;
      waiting = [];
      for (const callback of late) callback();
    },
  };
}

test('four processes on one home, stopped in the middle of runs, do each window once (P7, C02, C03)', async () => {
  const time = createFakeClock(start);
  const first = startTwin(time, undefined);
  const twins = [first, ...[1, 2, 3].map(() => startTwin(time, first.home))];
  const random = seeded(7);
  let stops = 0;
  for (let round = 0; round < 16; round += 1) {
    const stuck = twins.filter(() => random.fraction() < 0.6).slice(0, 3);
    for (const twin of stuck) twin.hold();
    await time.advance(10 * minuteMs + 1000);
    for (const twin of stuck) twin.stop();
    stops += stuck.filter(({ engine }) => engine.running().length > 0).length;
    await time.advance(4 * minuteMs);
    for (const twin of stuck) twin.resume();
    await time.advance(minuteMs - 1000);
  }
  for (const { id } of jobs) {
    const lines = first.ledger(id);
    expect(lines).toHaveLength(16);
    expect(lines.filter((line) => !/ succeeded \((on time|late)\) schedule$/.test(line))).toEqual(
      [],
    );
  }
  expect(first.store.reports.list({ limit: 100 })).toHaveLength(48);
  expect(twins.flatMap(({ shown }) => shown)).toHaveLength(48);
  expect(stops).toBeGreaterThan(10);
}, 60_000);

import { expect, test } from 'vitest';
import { nightly, startEngine } from './cast/start-engine.ts';
import { createStoreFaults, type FaultCode } from './cast/store-faults.ts';

const minuteMs = 60_000;
const codes: readonly FaultCode[] = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
];
const asUsual = '2026-03-03T02:00|America/New_York succeeded (on time) schedule';

/** One run from its due instant to its notification, with the disk refusing some calls meanwhile. */
async function cycle(fault: { from: number; to: number; code: FaultCode }) {
  const faults = createStoreFaults();
  const started = startEngine({
    at: '2026-03-03T06:59:45Z',
    jobs: [{ ...nightly, catchUp: { ...nightly.catchUp, graceMs: 10 * minuteMs } }],
    between: faults.between,
    onFailure: () => {},
  });
  faults.arm(fault);
  await started.clock.advance(2 * minuteMs);
  faults.heal();
  const calls = faults.calls();
  await started.clock.advance(minuteMs);
  const [slot] = started.store.history.slots({ limit: 1, order: 'oldest' });
  const lines = started.ledger('nightly');
  const reports = started.store.reports.list({ limit: 10 }).length;
  const shown = started.shown.map(({ title }) => title);
  const running = started.engine.running().length;
  await started.engine.stop(0);
  started.store.close();
  return {
    calls,
    lines: lines.map((line) => line.replace('(late)', '(on time)')),
    reports,
    shown,
    running,
    state: slot?.run?.state,
  };
}

const done = { lines: [asUsual], reports: 1, shown: ['Nightly sales'], running: 0, state: 'done' };
const never = { from: Number.POSITIVE_INFINITY, to: 0, code: 'SQLITE_FULL' } as const;

for (const isLasting of [false, true]) {
  test(`whichever store call of a run fails ${isLasting ? 'from then on' : 'once'}, the run is done a minute after the fault ends (P3)`, async () => {
    const { calls, ...undisturbed } = await cycle(never);
    expect(undisturbed).toEqual(done);
    const wrong: unknown[] = [];
    for (let n = 1; n <= calls; n += 1) {
      const code = codes[n % codes.length] ?? 'SQLITE_FULL';
      const { calls: _, ...found } = await cycle({ from: n, to: isLasting ? 1e9 : n, code });
      if (JSON.stringify(found) !== JSON.stringify(done)) wrong.push({ n, code, ...found });
    }
    expect(wrong).toEqual([]);
  }, 120_000);
}

test('as long as the disk refuses what is due, the reason stands in the place of the schedule', async () => {
  const faults = createStoreFaults();
  const { engine, clock } = startEngine({
    at: '2026-03-03T06:59:45Z',
    jobs: [nightly],
    between: faults.between,
    onFailure: () => {},
  });
  const before = engine.trouble();
  faults.arm({ from: 1, to: Number.POSITIVE_INFINITY, code: 'SQLITE_FULL' });
  await clock.advance(minuteMs);
  const meanwhile = engine.trouble();
  faults.heal();
  await clock.advance(minuteMs);
  expect([before, meanwhile, engine.trouble()]).toEqual([
    null,
    'The disk that holds almanac.db is full. Free some space.',
    null,
  ]);
});

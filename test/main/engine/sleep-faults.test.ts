import { expect, test } from 'vitest';
import { firstSeed, seeded } from '../../crash/seeded.ts';
import { hourly, type Started, startEngine } from './cast/start-engine.ts';

const minuteMs = 60_000;
const quarterly = {
  ...hourly,
  id: 'quarterly',
  schedule: { cron: '*/15 * * * *', timezone: 'UTC' },
  window: { kind: 'slot' } as const,
  // Wake-ups come 2, 7 or 12 minutes after a slot: what a run waits after one must not decide its reason.
  catchUp: { ...hourly.catchUp, graceMs: 10 * minuteMs },
};

/** What the system announces about one sleep. */
type Announced = 'in order' | 'twice' | 'never' | 'before suspend';
const others = ['twice', 'never', 'before suspend'] as const;

async function sleep({ clock, engine }: Started, ms: number, announced: Announced): Promise<void> {
  if (announced === 'in order' || announced === 'twice') engine.wake('suspend');
  if (announced === 'before suspend') engine.wake('resume');
  clock.freeze(ms);
  if (announced === 'before suspend') engine.wake('suspend');
  if (announced === 'in order' || announced === 'twice') engine.wake('resume');
  await clock.advance(1000);
  if (announced === 'twice') engine.wake('resume');
  await clock.advance(5 * minuteMs - 1000);
}

interface Step {
  readonly awakeMs: number;
  readonly asleepMs: number;
}

/** Lives through the steps. @returns the ledger, and how late the latest slot was decided */
async function live(steps: readonly Step[], announced: Announced) {
  const started = startEngine({ at: '2026-03-03T06:02:00Z', jobs: [quarterly] });
  const { clock, store } = started;
  const wakes: number[] = [clock.wallMs()];
  for (const { awakeMs, asleepMs } of steps) {
    await clock.advance(awakeMs);
    wakes.push(clock.wallMs() + asleepMs);
    await sleep(started, asleepMs, announced);
  }
  const slots = store.history.slots({ limit: 1000, order: 'oldest' });
  const latenesses = slots.map(({ dueAtMs, recordedAtMs }) => {
    const wokeMs = wakes.findLast((ms) => ms <= recordedAtMs) ?? 0;
    return recordedAtMs - Math.max(dueAtMs ?? 0, wokeMs);
  });
  const found = { ledger: started.ledger('quarterly'), latestMs: Math.max(...latenesses) };
  await started.engine.stop(0);
  store.close();
  return found;
}

test('200 random nights and naps end the same, however the system announces them (P11, B10)', async () => {
  const seed = firstSeed(20_260_303);
  const random = seeded(seed);
  for (let script = 0; script < 200; script += 1) {
    const steps = Array.from({ length: 3 }, () => ({
      awakeMs: 5 * minuteMs * random.between(1, 3),
      asleepMs: 5 * minuteMs * random.between(1, 40),
    }));
    const announced = random.pick(others);
    const known = await live(steps, 'in order');
    const found = await live(steps, announced);
    const where = `seed ${seed}, script ${script}, ${announced}`;
    expect(found.ledger, where).toEqual(known.ledger);
    expect(known.latestMs, where).toBeLessThanOrEqual(5_000);
    expect(found.latestMs, where).toBeLessThanOrEqual(announced === 'twice' ? 5_000 : 35_000);
  }
}, 240_000);

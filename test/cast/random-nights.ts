import { firstSeed, seeded } from '../crash/seeded.ts';
import { hourly, type Started, startEngine } from '../main/engine/cast/start-engine.ts';

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

interface Life {
  readonly ledger: readonly string[];
  /** How late the latest slot was decided. */
  readonly latestMs: number;
}

/** Lives through the steps. */
async function live(steps: readonly Step[], announced: Announced): Promise<Life> {
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

/** What a night differed by from the same one announced in order. */
interface OtherNight {
  /** Repeats it: the seed, the script's number, and how its sleeps were announced. */
  readonly where: string;
  readonly known: Life;
  readonly found: Life;
  /** How late a slot may be decided after a wake-up that was announced so. */
  readonly limitMs: number;
}

/** Lives random nights and naps twice each: announced in order, and some other way. */
export async function* randomNights(scripts: number): AsyncGenerator<OtherNight> {
  const seed = firstSeed(20_260_303);
  const random = seeded(seed);
  for (let script = 0; script < scripts; script += 1) {
    const steps = Array.from({ length: 3 }, () => ({
      awakeMs: 5 * minuteMs * random.between(1, 3),
      asleepMs: 5 * minuteMs * random.between(1, 40),
    }));
    const announced = random.pick(others);
    yield {
      where: `seed ${seed}, script ${script}, ${announced}`,
      known: await live(steps, 'in order'),
      found: await live(steps, announced),
      limitMs: announced === 'twice' ? 5_000 : 35_000,
    };
  }
}

import { expect, test } from 'vitest';
import { createHistoryLimit } from '../../../main/engine/forget-history.ts';
import { createFakeClock } from './cast/fake-clock.ts';

const dayMs = 86_400_000;

/** A ledger of so many old slots, of which each leaves 100 kB behind. */
function ledger(slots: number, days: number | null) {
  const clock = createFakeClock('2026-03-03T08:00:00Z');
  let [old, spare, longest] = [slots, 0, 0];
  const failures: string[] = [];
  const limit = createHistoryLimit({
    settings: { text: () => null, number: () => days, set: () => undefined },
    retention: {
      forget: (_beforeMs, _nowMs, most) => {
        if (slots < 0) throw new Error('the disk is full');
        const forgotten = Math.min(most, old);
        old -= forgotten;
        spare += forgotten * 100_000;
        longest = Math.max(longest, forgotten);
        return forgotten;
      },
      shrink: (most) => {
        spare = Math.max(0, spare - most);
        return spare;
      },
    },
    clock,
    onFailure: (message) => failures.push(message),
  });
  const tick = () => limit.tick(clock.wallMs());
  return { clock, tick, limit, failures, left: () => ({ old, spare }), longest: () => longest };
}

test('old history goes in steps of twenty with pauses between them, and then the room that it took', async () => {
  const { clock, tick, left, longest } = ledger(1000, 30);
  tick();
  expect(left()).toEqual({ old: 980, spare: 2_000_000 });
  await clock.advance(200);
  // A tick in between begins nothing anew.
  tick();
  expect(left().old).toBe(960);
  await clock.advance(60_000);
  expect([left(), longest()]).toEqual([{ old: 0, spare: 0 }, 20]);
});

test('without the setting nothing is deleted', async () => {
  const { clock, tick, left } = ledger(1000, null);
  tick();
  await clock.advance(60_000);
  expect(left().old).toBe(1000);
});

test('it is done once a day', async () => {
  const { clock, tick, limit, left } = ledger(50, 30);
  tick();
  limit.stop();
  await clock.advance(dayMs - 1);
  tick();
  expect(left().old).toBe(30);
  await clock.advance(1);
  tick();
  await clock.advance(60_000);
  expect(left().old).toBe(0);
});

test('a step that fails is told and tried again the next day', async () => {
  const { clock, tick, failures } = ledger(-1, 30);
  tick();
  await clock.advance(dayMs);
  tick();
  expect(failures).toEqual([
    'Old history could not be deleted',
    'Old history could not be deleted',
  ]);
});

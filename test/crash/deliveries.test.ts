import { expect, test } from 'vitest';
import { killDelivery } from './kill-delivery.ts';
import { firstSeed, seeded } from './seeded.ts';

const luck = seeded(firstSeed(100));
const died = 'SIGKILL';

// Each has a home and a reader of its own, and mostly waits for another process.
test.concurrent.each([
  // The receiver tells a repeat by its key; the run page says that there may have been one.
  ['webhook', 'after T6', 1, 'sent, maybe a duplicate'],
  ['webhook', 'the request', 2, 'sent, maybe a duplicate'],
  ['webhook', 'after the send', 2, 'sent, maybe a duplicate'],
  ['webhook', 'after T7', 1, 'sent'],
  ['ping', 'the request', 2, 'sent, maybe a duplicate'],
  // Nobody can take a mail back: where it may have left, a person is asked.
  ['email', 'after T6', 0, 'unknown'],
  ['email', 'after the message', 1, 'sent'],
  ['email', 'after it was let go', 0, 'unknown'],
  ['email', 'the envelope', 0, 'unknown'],
  ['email', 'the message', 1, 'unknown'],
  ['email', 'after the send', 1, 'unknown'],
  ['email', 'after T7', 1, 'sent'],
  ['draft', 'after the draft', 1, 'sent'],
  ['draft', 'after the opening', 2, 'sent'],
  // At most once: its report is unread in the list in any case.
  ['notification', 'after T6', 0, 'sent'],
  ['notification', 'after T7', 0, 'sent'],
  ['notification', 'after the show', 1, 'sent'],
] as const)(
  'A01 %s: killed %s it arrives %i times and is %s',
  async (channel, at, times, state) => {
    expect(await killDelivery({ channel, at, nth: 1 })).toEqual({
      died,
      state,
      arrived: times,
      different: Math.min(times, 1),
    });
  },
);

test.concurrent.each([
  ['after T6', 1],
  ['after the temporary file', luck.between(1, 4)],
  ['after the rename', luck.between(1, 4)],
  ['after the removal', 1],
  ['after the send', 1],
  ['after T7', 1],
] as const)(
  'A01 folder: killed %s, each file is there once and whole, and the old ones are gone',
  async (at, nth) => {
    const told = await killDelivery({ channel: 'folder', at, nth });
    expect(told).toMatchObject({ died, state: 'sent' });
    expect(told.arrived).toEqual([
      'Nightly briefing (nightly) - latest.html whole',
      'Nightly briefing (nightly) - latest.md whole',
      'Nightly briefing (nightly) 2026-03-04.html whole',
      'Nightly briefing (nightly) 2026-03-04.md whole',
    ]);
  },
);

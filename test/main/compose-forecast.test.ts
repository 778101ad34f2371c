import { expect, test } from 'vitest';
import { forecast } from '../../main/compose-forecast.ts';
import { plainDefaults } from '../../main/domain/schedule/calendar-defaults.ts';
import { plainJob } from '../cast/plain-job.ts';

const ms = (text: string) => Date.parse(text);

test('eight weeks of a weekly job: what the shut lid delays is late, all else on time', async () => {
  const spec = { ...plainJob, schedule: { cron: '0 7 * * MON', timezone: 'Europe/Berlin' } };
  const lidShut = {
    fromMs: ms('2026-03-08T22:00Z'),
    toMs: ms('2026-03-09T20:00Z'),
    kind: 'asleep',
  } as const;
  const slots = await forecast({
    spec,
    fromMs: ms('2026-03-01T00:00Z'),
    toMs: ms('2026-04-25T00:00Z'),
    zone: 'Europe/Berlin',
    absences: [lidShut],
    takesMs: 60_000,
    defaults: plainDefaults,
    nativeBinding: null,
  });
  const told = slots.map(
    ({ slot, outcome, reason }) => `${slot.slice(5, 10)} ${outcome} ${reason}`,
  );
  expect(told).toEqual([
    '03-02 succeeded on time',
    expect.stringMatching(/^03-09 succeeded (late|catch-up)$/),
    '03-16 succeeded on time',
    '03-23 succeeded on time',
    '03-30 succeeded on time',
    '04-06 succeeded on time',
    '04-13 succeeded on time',
    '04-20 succeeded on time',
  ]);
  expect(slots[1]?.startedAtMs).toBeGreaterThanOrEqual(lidShut.toMs);
});

import { expect, test } from 'vitest';
import { jsonLines, typed } from './typed.ts';

test('a schedule is said in words, with its kind, its nights and its either-or', async () => {
  expect((await typed(['explain', '0 7 1 * MON'])).out).toBe(
    [
      'At 07:00, on day 1 of the month, or on Monday.',
      'Day of month (1) and weekday (MON) are both set: it runs when the one or the other fits.',
      'A fixed-time schedule: minute and hour are named.',
      'When clocks go forward, a time that is skipped runs right after the gap; when they go back, a time that comes twice runs once, the first time.',
      '',
    ].join('\n'),
  );
});

test('JSON has the same parts', async () => {
  expect(jsonLines((await typed(['explain', '*/5 * * * *', '--json'])).out)).toEqual([
    {
      cron: '*/5 * * * *',
      words: 'Every 5 minutes',
      kind: 'interval',
      onClockChange: expect.stringContaining('every real occurrence'),
      days: null,
    },
  ]);
});

test.each([
  ['0 8 30 2 *', 'never happens'],
  ['hello', 'has 1 field.'],
  ['0 25 * * *', 'Invalid value for hour: 25'],
])('%s is refused', async (cron, sentence) => {
  const { code, out, err } = await typed(['explain', cron]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
});

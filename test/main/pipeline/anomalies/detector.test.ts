import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AlarmRest } from '../../../../main/pipeline/analyze/anomalies/detect/alarm-rest.ts';
import {
  Detector,
  type Sample,
} from '../../../../main/pipeline/analyze/anomalies/detect/detector.ts';
import { wave } from './wave.ts';

const scoresOf = (samples: readonly Sample[]) => {
  const detector = new Detector();
  return samples.map((sample) => detector.next(sample).score);
};

test('a value far above all others is an anomaly, and those before and after are not', () => {
  const samples = wave(1000).map((sample, at) => (at === 800 ? { ...sample, value: 400 } : sample));
  const scores = scoresOf(samples);
  expect(scores[800]).toBeGreaterThan(0.9);
  expect(scores.slice(100).filter((score) => score >= 0.5)).toEqual([scores[800]]);
});

test('a usual value at the wrong hour is an anomaly: the day is busy, the night is not', () => {
  // 03:00 of the 29th day, with the value of its noon.
  const at = 28 * 24 + 3;
  const samples = wave(30 * 24).map((sample, n) => (n === at ? { ...sample, value: 150 } : sample));
  const detector = new Detector();
  const verdict = samples.map((sample) => detector.next(sample))[at];
  expect(verdict?.score).toBeGreaterThan(0.5);
  expect(verdict?.view).not.toBe('ever');
  expect(verdict?.expected?.high).toBeLessThan(100);
});

test('an incident of a day raises one alarm', () => {
  const samples = wave(1000).map((sample, at) =>
    at >= 800 && at < 824 ? { ...sample, value: 400 } : sample,
  );
  const alarms = scoresOf(samples).flatMap((score, at) => (at > 100 && score >= 0.5 ? [at] : []));
  expect(alarms).toEqual([800]);
});

test('while an alarm rests only a higher score comes through', () => {
  const rest = new AlarmRest();
  for (let at = 0; at < 100; at++) rest.next(0);
  expect([0.6, 0.6, 0.2, 0.7, 0.65].map((score) => rest.next(score))).toEqual([0.6, 0, 0, 0.7, 0]);
  for (let at = 0; at < 30; at++) rest.next(0);
  expect(rest.next(0.5)).toBe(0.5);
});

test('a constant series has no anomaly until it changes', () => {
  const flat = wave(500).map((sample, at) => ({ ...sample, value: at < 400 ? 7 : 8 }));
  expect(scoresOf(flat).findIndex((score) => score >= 0.5)).toBe(400);
});

test('a score hangs on nothing that comes after its row', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 120 }),
      fc.nat(120),
      (values, cut) => {
        const samples = values.map((value, at) => ({ wallMs: at * 3_600_000, value }));
        expect(scoresOf(samples.slice(0, cut))).toEqual(scoresOf(samples).slice(0, cut));
      },
    ),
  );
});

test('every finite series has scores from 0 to 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 80 }),
      fc.array(fc.integer({ min: -1e12, max: 1e13 }), { minLength: 80, maxLength: 80 }),
      (values, times) => {
        const scores = scoresOf(values.map((value, at) => ({ wallMs: times[at] ?? 0, value })));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      },
    ),
  );
});

test('cents and euros give the same scores', () => {
  const samples = wave(600).map((sample, at) => (at === 500 ? { ...sample, value: 300 } : sample));
  const cents = samples.map(({ wallMs, value }) => ({ wallMs, value: value * 100 }));
  const near = scoresOf(samples).map((score) => expect.closeTo(score, 9));
  expect(scoresOf(cents)).toEqual(near);
});

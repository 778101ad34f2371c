import type { Sample } from '../../../../main/pipeline/analyze/anomalies/detect/detector.ts';

/** A series with a day and a little noise that is the same each time: about 50 at night, 150 at noon. */
export function wave(count: number, stepMs = 3_600_000): readonly Sample[] {
  let seed = 42;
  const noise = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  };
  return Array.from({ length: count }, (_, at) => {
    const wallMs = Date.UTC(2026, 0, 5) + at * stepMs;
    const hour = (wallMs / 3_600_000) % 24;
    return { wallMs, value: 100 - 50 * Math.cos((hour / 12) * Math.PI) + 4 * noise() };
  });
}

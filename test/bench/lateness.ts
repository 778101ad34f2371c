// `npm run bench -- lateness`: 1,000 jobs due at one second; ours are on disk before they are dispatched.
import { contest } from './contest.ts';
import { median } from './figure.ts';

interface Measured {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly missed: number;
  /** Dispatched before the due instant, which is a fault too. */
  readonly early: number;
}

const names = ['almanac', 'cron-schedule', 'croner'] as const;
const rounds = contest<(typeof names)[number], Measured>({
  script: 'lateness-once.ts',
  names,
  rounds: 7,
  line: ({ p50Ms, p99Ms }) => `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
});
const p99Ms = (name: (typeof names)[number]) => median(rounds.map((round) => round[name].p99Ms));
const missed = Math.max(...rounds.map(({ almanac }) => almanac.missed + almanac.early));
const figures = [
  { of: 'cron-schedule', ratio: p99Ms('almanac') / p99Ms('cron-schedule'), limit: 1.3 },
  { of: 'croner', ratio: p99Ms('almanac') / p99Ms('croner'), limit: 0.6 },
];
for (const { of, ratio, limit } of figures) {
  const verdict = ratio <= limit ? 'kept' : 'MISSED';
  console.log(`p99 lateness ${ratio.toFixed(2)} of ${of}'s (at most ${limit}): ${verdict}`);
}
console.log(`${missed} missed or early (limit 0): ${missed === 0 ? 'kept' : 'MISSED'}`);
process.exitCode = missed === 0 && figures.every(({ ratio, limit }) => ratio <= limit) ? 0 : 1;

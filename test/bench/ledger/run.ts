// `npm run bench -- ledger [--rounds 9]`: what the ledger costs, beside the disk it lies on. Exit 1 on a miss.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../figure.ts';
import { type CommitRates, commitRates } from './commit-rate.ts';
import { type Answers, openMillion } from './million.ts';

const fewestRounds = 5;
const questionsOfRound = 100;

function benchCommits(folder: string, rounds: number): boolean {
  const bench = commitRates(folder);
  bench.measure();
  const measured: CommitRates[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const { syncs, runs, slots } = bench.measure();
    measured.push({ syncs, runs, slots });
    const amounts = `${syncs.toFixed(0)} fdatasync/s, ${runs.toFixed(0)} runs/s, ${slots.toFixed(0)} slots/s`;
    console.log(`round ${round}: ${amounts}`);
  }
  bench.close();
  const ratioOf = (ratio: (rates: CommitRates) => number) => median(measured.map(ratio));
  return [
    least(
      'claim, start, complete : fdatasync',
      ratioOf((rates) => rates.runs / rates.syncs),
      0.25,
    ),
    least(
      'due at one instant : one by one',
      ratioOf((rates) => rates.slots / rates.runs),
      10,
    ),
  ].every(Boolean);
}

function benchMillion(folder: string, rounds: number): boolean {
  const ledger = openMillion(folder);
  ledger.ask(10);
  const measured: Answers[] = [];
  while (measured.length < rounds) measured.push(ledger.ask(questionsOfRound));
  ledger.close();
  return Object.keys(measured[0] ?? {})
    .map((name) => {
      const isCalendar = name === 'month calendar';
      const [share, limit] = isCalendar ? [0.5, 8] : [0.99, 10];
      const ofRounds = measured.map((answers) => quantile(answers[name] ?? [], share));
      return most(`${name}, ${isCalendar ? 'p50' : 'p99'}`, median(ofRounds), limit);
    })
    .every(Boolean);
}

function least(name: string, ratio: number, limit: number): boolean {
  const isKept = ratio >= limit;
  console.log(`${name}: ${ratio.toFixed(2)}, at least ${limit}: ${isKept ? 'kept' : 'MISSED'}`);
  return isKept;
}

function most(name: string, ms: number, limit: number): boolean {
  const isKept = ms <= limit;
  const share = `${(ms / limit).toFixed(2)} of ${limit} ms`;
  console.log(`${name}: ${ms.toFixed(2)} ms, ${share}: ${isKept ? 'kept' : 'MISSED'}`);
  return isKept;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Math.max(fewestRounds, Number(values.rounds) || fewestRounds);
const folder = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
try {
  const kept = [
    benchCommits(join(folder, 'commits'), rounds),
    benchMillion(join(folder, 'million'), rounds),
  ];
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// `npm run bench -- nab [--data FOLDER]`: the command's scores beside the published detectors.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { scoreFile } from '../../../main/pipeline/analyze/anomalies/score-file.ts';
import { root } from '../../desktop/runtime.ts';
import { bestThreshold, profiles, type Scored, scoreAt } from './nab-score.ts';

const goal = 70;
const fewestRowsASecond = 10_000;

/** Standard profile: of the whole corpus (58 files), and of the half with 31 files. */
const published: readonly (readonly [string, number, number | null])[] = [
  ['ARTime', 74.9, 78.2],
  ['Numenta HTM', 70.1, 71.2],
  ['contextual OSE', 69.9, 74.1],
  ['Skyline', 58.2, 56.1],
  ['KNN-CAD', 58.0, 64.4],
  ['relative entropy', 54.6, 56.3],
  ['random cut forest', 51.7, 52.0],
  ['Twitter AD', 47.1, null],
  ['windowed Gaussian', 39.6, 36.7],
];

interface ScoredFile extends Scored {
  readonly name: string;
}

async function scoreCorpus(folder: string): Promise<{ files: ScoredFile[]; perSecond: number }> {
  const labels = JSON.parse(readFileSync(join(folder, 'windows.json'), 'utf8')) as Record<
    string,
    [string, string][]
  >;
  const files: ScoredFile[] = [];
  let rows = 0;
  // Processor time, because a busy machine says nothing about the program.
  const begun = process.cpuUsage();
  for (const [name, windows] of Object.entries(labels)) {
    const path = join(folder, 'data', name);
    const times: number[] = [];
    const scores: number[] = [];
    await scoreFile({ path, time: 'timestamp', value: 'value' }, (portion) => {
      for (const { timestamp, score } of portion) {
        times.push(instantOf(timestamp));
        scores.push(score);
      }
    });
    rows += scores.length;
    files.push({ name, scores, windows: windows.map((window) => rowsOf(window, times)) });
  }
  return { files, perSecond: (1_000_000 * rows) / sum(process.cpuUsage(begun)) };
}

function sum({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}

function rowsOf([from, to]: readonly [string, string], times: readonly number[]): [number, number] {
  const first = times.findIndex((time) => time >= instantOf(from));
  return [first, times.findLastIndex((time) => time <= instantOf(to))];
}

function instantOf(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);
}

/** The threshold of one half judges the other: what a file that nobody has seen may expect. */
function validated(files: readonly ScoredFile[]): number {
  const halves = [0, 1].map((half) => files.filter((_, at) => at % 2 === half));
  const [even = [], odd = []] = halves;
  const parts = [scoreAt(odd, bestThreshold(even)), scoreAt(even, bestThreshold(odd))];
  const windows = parts.reduce((sum, part) => sum + part.windows, 0);
  return parts.reduce((sum, part) => sum + part.score * part.windows, 0) / windows;
}

function report(files: readonly ScoredFile[], perSecond: number): boolean {
  const threshold = bestThreshold(files);
  const best = scoreAt(files, threshold);
  const one = (value: number | null) => (value === null ? '–' : value.toFixed(1)).padStart(8);
  console.log(`${'detector'.padEnd(22)} ${'all 58'.padStart(8)} ${'these'.padStart(8)}`);
  const rows = [...published, ['Almanac', null, best.score] as const];
  rows.sort((a, b) => (b[2] ?? b[1] ?? 0) - (a[2] ?? a[1] ?? 0));
  for (const [name, all, these] of rows)
    console.log(`${name.padEnd(22)} ${one(all)} ${one(these)}`);
  const own = scoreAt(files, 0.5);
  console.log(
    [
      '',
      `Almanac, threshold ${threshold}: ${best.found} of ${best.windows} windows, ${best.falseAlarms} false alarms.`,
      `At the recipe's own threshold (0.5): ${own.score.toFixed(1)}, ${own.found} windows, ${own.falseAlarms} false alarms.`,
      `With each half of the files judged by the threshold of the other: ${validated(files).toFixed(1)}.`,
      `Reward low FP: ${scoreAt(files, bestThreshold(files, profiles.fewFalse), profiles.fewFalse).score.toFixed(1)}, low FN: ${scoreAt(files, bestThreshold(files, profiles.fewMissed), profiles.fewMissed).score.toFixed(1)}.`,
      `${Math.round(perSecond)} rows a second of processor time, reading included (at least ${fewestRowsASecond}).`,
    ].join('\n'),
  );
  return best.score >= goal && perSecond >= fewestRowsASecond;
}

const { values } = parseArgs({
  options: { data: { type: 'string', default: join(root, '..', 'shared', 'nab') } },
});
const folder = resolve(values.data);
if (existsSync(join(folder, 'windows.json'))) {
  const { files, perSecond } = await scoreCorpus(folder);
  process.exitCode = report(files, perSecond) ? 0 : 1;
} else {
  console.error(
    `${folder} has no windows.json. Name the folder of the benchmark: npm run bench -- nab --data FOLDER (data/ and windows.json in it).`,
  );
  process.exitCode = 2;
}

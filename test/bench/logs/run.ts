// `npm run bench -- logs [--seeds 3]`: incidents planted in 30 days of real servers' lines that are found, and false alarms.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findLogSteps } from '../../../main/pipeline/analyze/anomalies/logs/find-log-steps.ts';
import { logColumns } from '../../../main/pipeline/analyze/anomalies/logs/message-sql.ts';
import { withSnapshot } from '../../../main/pipeline/analyze/duckdb.ts';
import { fetchLogs } from '../../../main/pipeline/fetch/logs/logs.ts';
import { sealManifest } from '../../../main/pipeline/manifest.ts';
import type { LogName } from '../../../resources/samples/log-line.ts';
import { seeded } from '../../../resources/samples/seeded.ts';
import { type Incident, troubles } from './incidents.ts';
import { type RealLines, realLines } from './real-lines.ts';
import { spreadLines } from './spread-lines.ts';

const logs = ['access', 'auth', 'postgres'] as const satisfies readonly LogName[];
const hourMs = 3_600_000;
const days = 30;
const end = Date.UTC(2026, 10, 30);
/** Nothing is planted while the recipe learns. */
const learningDays = 8;
const leastRecall = 0.9;
const mostFalseAWeek = 1;

interface Tally {
  readonly found: readonly string[];
  readonly falseAlarms: Readonly<Record<LogName, number>>;
}

/** Each trouble once, at a time of its own. */
function plant(seed: string): readonly Incident[] {
  const random = seeded(`${seed}: when`);
  const all = Object.entries(troubles);
  const slots = (days - learningDays) / all.length;
  const order = all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  return order.map(({ one: [name, trouble] }, n) => {
    const day = end / hourMs / 24 - days + learningDays + slots * (n + 0.8 * random());
    const fromMs = Math.floor(day * 24 * 60) * 60_000;
    return { name, trouble, fromMs, toMs: fromMs + trouble.minutes * 60_000 };
  });
}

async function measure(real: RealLines, seed: string): Promise<Tally> {
  const incidents = plant(seed);
  const found: string[] = [];
  const falseAlarms = { access: 0, auth: 0, postgres: 0 };
  for (const log of logs) {
    const steps = await unusualHours(log, spreadLines(log, real, { end, days, seed, incidents }));
    const planted = incidents.filter(({ trouble }) => trouble.log === log);
    for (const one of planted) if (steps.some((at) => isDuring(one, at))) found.push(one.name);
    const wrong = steps.filter((at) => !planted.some((one) => isDuring(one, at)));
    // Hours in a row are one alarm.
    falseAlarms[log] = wrong.filter((at, n) => at - (wrong[n - 1] ?? 0) > hourMs).length;
  }
  return { found, falseAlarms };
}

/** An hour that holds a part of the incident, or in which it just ended. */
function isDuring({ fromMs, toMs }: Incident, hour: number): boolean {
  return hour + hourMs > fromMs && hour < toMs + hourMs;
}

/** The hours in which the recipe finds something, each judged as at its end. */
async function unusualHours(log: LogName, text: string): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
  try {
    const tmpDir = join(folder, 'run');
    mkdirSync(tmpDir);
    const path = join(folder, `${log}.log`);
    writeFileSync(path, text);
    const part = await fetchLogs({ id: 'log', kind: 'logs', path, format: null }, { tmpDir });
    const manifest = sealManifest({ fetchedAtMs: end, parts: [part] });
    const columns = logColumns(part, `${log}.log`, 'UTC');
    if (!columns) throw new Error(`${log}.log was not read as a log`);
    const plan = {
      jobName: 'bench',
      snapshot: manifest,
      zone: 'UTC',
      slot: null,
      previousFacts: [],
      analysis: {
        recipe: 'anomalies',
        narrator: 'embedded',
        options: { time: null, value: null, by: null, unit: null },
      },
      parts: [{ part, path: join(tmpDir, `${part.sha256}.parquet`) }],
      window: { key: 'hour', fromMs: end - hourMs, toMs: end },
      compareWith: { key: 'hour', fromMs: end - 2 * hourMs, toMs: end - hourMs },
      tmpDir,
    } as const;
    return await withSnapshot(plan, async (query) => {
      const { findings } = await findLogSteps(query, columns, plan.window);
      return [...new Set(findings.map(({ step }) => end + step * hourMs))].sort((a, b) => a - b);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '3' } } });
const seeds = Array.from(
  { length: Math.max(1, Number(values.seeds) || 3) },
  (_, n) => `shop ${n + 1}`,
);
const real = await realLines();
const tallies: Tally[] = [];
for (const seed of seeds) tallies.push(await measure(real, seed));

console.log(`incident                     log       found in ${seeds.length} logs of ${days} days`);
for (const [name, { log }] of Object.entries(troubles)) {
  const times = tallies.filter(({ found }) => found.includes(name)).length;
  console.log(`${name.padEnd(28)} ${log.padEnd(9)} ${times} of ${seeds.length}`);
}
for (const log of logs) {
  const count = tallies.reduce((sum, { falseAlarms }) => sum + falseAlarms[log], 0);
  console.log(`false alarms of the ${log} log: ${count}`);
}
const planted = seeds.length * Object.keys(troubles).length;
const recall = tallies.reduce((sum, { found }) => sum + found.length, 0) / planted;
const wrong = tallies.flatMap(({ falseAlarms }) => Object.values(falseAlarms));
const weeks = (seeds.length * (days - 3)) / 7;
const falseAWeek = wrong.reduce((sum, count) => sum + count, 0) / weeks;
console.log(
  `recall ${recall.toFixed(2)} (at least ${leastRecall}), ${falseAWeek.toFixed(2)} false alarms a week in three logs (at most ${mostFalseAWeek})`,
);
process.exitCode = recall >= leastRecall && falseAWeek <= mostFalseAWeek ? 0 : 1;

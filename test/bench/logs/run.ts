// `npm run bench -- logs [--seeds 3]`: planted incidents found in 30 days of logs, and false alarms.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findLogSteps } from '../../../main/pipeline/analyze/anomalies/logs/find-log-steps.ts';
import { logColumns } from '../../../main/pipeline/analyze/anomalies/logs/message-sql.ts';
import { withSnapshot } from '../../../main/pipeline/analyze/duckdb.ts';
import { fetchLogs } from '../../../main/pipeline/fetch/logs/logs.ts';
import { sealManifest } from '../../../main/pipeline/manifest.ts';
import {
  type Incident,
  incidentAt,
  incidentKinds,
} from '../../../resources/samples/log-incidents.ts';
import type { LogName } from '../../../resources/samples/log-line.ts';
import { makeLogs } from '../../../resources/samples/make-logs.ts';
import { seeded } from '../../../resources/samples/seeded.ts';

const hourMs = 3_600_000;
const days = 30;
const end = Date.UTC(2026, 10, 30);
/** Nothing is planted while the recipe learns. */
const learningDays = 8;
const leastRecall = 0.9;
const mostFalseAWeek = 1;

interface Tally {
  found: number;
  planted: number;
  falseAlarms: number;
  readonly missed: string[];
}

/** Each kind once, at a time of its own. */
function plant(seed: string): readonly Incident[] {
  const random = seeded(`${seed}: when`);
  const slots = (days - learningDays) / incidentKinds.length;
  const order = incidentKinds.map((kind) => ({ kind, at: random() })).sort((a, b) => a.at - b.at);
  return order.map(({ kind }, n) => {
    const day = end / hourMs / 24 - days + learningDays + slots * (n + 0.8 * random());
    return incidentAt(kind, Math.floor(day * 24 * 60) * 60_000);
  });
}

async function measure(seed: string): Promise<Tally> {
  const incidents = plant(seed);
  const logs = makeLogs({ to: new Date(end).toISOString().slice(0, 16), days, incidents, seed });
  const tally: Tally = { found: 0, planted: incidents.length, falseAlarms: 0, missed: [] };
  for (const log of ['access', 'auth', 'postgres'] as const) {
    const steps = await unusualHours(log, logs[log]);
    const planted = incidents.filter((one) => one.log === log);
    for (const one of planted) {
      const isFound = steps.some((at) => isDuring(one, at));
      tally.found += Number(isFound);
      if (!isFound) tally.missed.push(one.kind);
    }
    const wrong = steps.filter((at) => !planted.some((one) => isDuring(one, at)));
    // Hours in a row are one alarm.
    tally.falseAlarms += wrong.filter((at, n) => at - (wrong[n - 1] ?? 0) > hourMs).length;
  }
  return tally;
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
const tallies: Tally[] = [];
for (const seed of seeds) {
  const tally = await measure(seed);
  tallies.push(tally);
  const missed = tally.missed.length > 0 ? `; missed: ${tally.missed.join(', ')}` : '';
  console.log(
    `${seed}: ${tally.found} of ${tally.planted} incidents found, ${tally.falseAlarms} false alarms in ${days} days of three logs${missed}`,
  );
}
const sum = (of: (tally: Tally) => number) =>
  tallies.reduce((total, tally) => total + of(tally), 0);
const recall = sum(({ found }) => found) / sum(({ planted }) => planted);
const falseAWeek = sum(({ falseAlarms }) => falseAlarms) / ((seeds.length * (days - 3)) / 7);
console.log(
  `recall ${recall.toFixed(2)} (at least ${leastRecall}), ${falseAWeek.toFixed(2)} false alarms a week (at most ${mostFalseAWeek})`,
);
process.exitCode = recall >= leastRecall && falseAWeek <= mostFalseAWeek ? 0 : 1;

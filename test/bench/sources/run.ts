// `npm run bench -- sources [--rounds 5] [--large no]`: files read beside DuckDB alone. Exit 1 on a miss.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../figure.ts';
import type { Once } from './once.ts';
import { writeWorkbook } from './workbook.ts';

/** Its packages are of this one, whatever else is called python3. */
const debianPython = '/usr/bin/python3';
const limits = { first: 1.2, later: 0.3, peakMiB: 1536 };

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    large: { type: 'string', default: 'yes' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'almanac-bench-'));
try {
  const misses = [...compare(Number(values.rounds)), ...(values.large === 'no' ? [] : hold())];
  if (values.large !== 'no') besideOpenpyxl(Math.min(3, Number(values.rounds)));
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')} on this machine`,
  );
  for (const miss of misses) console.log(`missed: ${miss}`);
  process.exitCode = misses.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** 100 MB, in turn: the first aggregate, and a later one, which asks the snapshot. */
function compare(rounds: number): readonly string[] {
  const file = csv('hundred.csv', 100e6);
  const pairs = Array.from({ length: rounds }, (_, n) => {
    const pair = { almanac: once('almanac', file), duckdb: once('duckdb', file) };
    const [first, later] = ratios([pair]);
    console.log(`round ${n + 1}: first ${first.toFixed(2)}, later ${later.toFixed(2)}`);
    return pair;
  });
  const [first, later] = ratios(pairs);
  const ms = (who: 'almanac' | 'duckdb', what: 'firstMs' | 'laterMs') =>
    `${Math.round(median(pairs.map((pair) => pair[who][what])))} ms`;
  console.log(
    `first aggregate of 100 MB: ${ms('almanac', 'firstMs')} beside ${ms('duckdb', 'firstMs')}, ${first.toFixed(2)} (limit ${limits.first})`,
  );
  console.log(
    `later aggregates: ${ms('almanac', 'laterMs')} beside ${ms('duckdb', 'laterMs')}, ${later.toFixed(2)} (limit ${limits.later})`,
  );
  for (const [what, partMs] of partsOf(file)) console.log(`  ${what}: ${partMs} ms`);
  return [
    ...(first <= limits.first ? [] : ['the first aggregate']),
    ...(later <= limits.later ? [] : ['later aggregates']),
  ];
}

type Pair = Readonly<Record<'almanac' | 'duckdb', Once>>;

/** Of the medians, so that one disturbed round decides nothing. */
function ratios(pairs: readonly Pair[]): readonly [number, number] {
  const ratio = (what: 'firstMs' | 'laterMs') =>
    median(pairs.map(({ almanac }) => almanac[what])) /
    median(pairs.map(({ duckdb }) => duckdb[what]));
  return [ratio('firstMs'), ratio('laterMs')];
}

/** 1 GB: whether it is read at all, and in how much memory. */
function hold(): readonly string[] {
  const { firstMs, peakMiB, rows } = once('almanac', csv('large.csv', 1e9));
  console.log(
    `1 GB: ${rows} rows in ${Math.round(firstMs / 1000)} s, ${peakMiB} MiB at most (limit ${limits.peakMiB})`,
  );
  return peakMiB <= limits.peakMiB ? [] : ['the memory of 1 GB'];
}

/** A workbook of 500,000 rows beside Debian's python3-openpyxl, which only reads cells; no limit. */
function besideOpenpyxl(rounds: number): void {
  if (!hasOpenpyxl()) {
    console.log('500,000 rows of .xlsx: python3-openpyxl is not to be had here');
    return;
  }
  const file = join(folder, 'orders.xlsx');
  writeWorkbook(file, 500_000);
  const script = `import openpyxl\nsheet = openpyxl.load_workbook(${JSON.stringify(file)}, read_only=True).active\nprint(sum(r[3] for r in sheet.iter_rows(min_row=2, values_only=True)))`;
  const pairs = Array.from({ length: rounds }, () => {
    const almanac = once('almanac', file).firstMs;
    const beganAtMs = performance.now();
    execFileSync(debianPython, ['-c', script]);
    return { almanac, openpyxl: performance.now() - beganAtMs };
  });
  const [ours, theirs] = [
    median(pairs.map(({ almanac }) => almanac)),
    median(pairs.map(({ openpyxl }) => openpyxl)),
  ];
  console.log(
    `500,000 rows of .xlsx: ${Math.round(ours)} ms beside openpyxl's ${Math.round(theirs)} ms, ${(ours / theirs).toFixed(2)}`,
  );
}

/** Installed from Debian's packages where this machine may. */
function hasOpenpyxl(): boolean {
  const isThere = () => spawnSync(debianPython, ['-c', 'import openpyxl']).status === 0;
  if (isThere()) return true;
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'python3-openpyxl']);
  return isThere();
}

function once(who: 'almanac' | 'duckdb', file: string): Once {
  return measured('once.ts', who, file);
}

/** Each step of a first read, once more. */
function partsOf(file: string): readonly (readonly [string, number])[] {
  return measured('parts.ts', file);
}

/** What a process of its own prints. */
function measured<T>(script: string, ...args: readonly string[]): T {
  const command = [join(import.meta.dirname, script), ...args];
  return JSON.parse(
    String(execFileSync(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })),
  );
}

/** Orders of a year, the same at each start. */
function csv(name: string, bytes: number): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  let written = writeSync(file, 'id,date,region,channel,quantity,net\n');
  let seed = 20_261_128;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  for (let id = 1; written < bytes; ) {
    const lines: string[] = [];
    for (let n = 0; n < 20_000; n++, id++) {
      const date = new Date(Date.UTC(2026, 0, 1 + random(330))).toISOString().slice(0, 10);
      const region = ['EMEA', 'APAC', 'AMER', 'LATAM'][random(4)];
      const channel = ['web', 'shop', 'partner'][random(3)];
      lines.push(`${id},${date},${region},${channel},${random(20)},${random(90_000) / 100}\n`);
    }
    written += writeSync(file, lines.join(''));
  }
  closeSync(file);
  return path;
}

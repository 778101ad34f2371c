// `npm run bench -- register`: 10,000 jobs of 100 schedules, ours durably on disk, the peers' in memory.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './figure.ts';

const rounds = 7;
const contenders = ['almanac', 'cron-schedule', 'croner'] as const;
type Contender = (typeof contenders)[number];

interface Measured {
  readonly ms: number;
  /** Resident memory that the registration added, after a collection. */
  readonly bytesAJob: number;
}

/** Each in a process of its own; the one that begins changes from round to round. */
function measureRound(round: number): Record<Contender, Measured> {
  const inTurn = contenders.map((_, n) => contenders[(n + round) % contenders.length] as Contender);
  const measured = inTurn.map((name) => [name, measure(name)] as const);
  return Object.fromEntries(measured) as Record<Contender, Measured>;
}

function measure(name: Contender): Measured {
  const home = mkdtempSync(join(tmpdir(), 'almanac-register-'));
  try {
    const child = join(import.meta.dirname, 'register-once.ts');
    const text = execFileSync(process.execPath, ['--expose-gc', child, name, home], {
      encoding: 'utf8',
    });
    return JSON.parse(text);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const measured: Record<Contender, Measured>[] = [];
for (let round = 0; round < rounds; round += 1) {
  const found = measureRound(round);
  measured.push(found);
  console.log(contenders.map((name) => `${name} ${found[name].ms.toFixed(0)} ms`).join(', '));
}
const ms = (name: Contender) => median(measured.map((round) => round[name].ms));
const kilobytes = median(measured.map((round) => round.almanac.bytesAJob)) / 1024;
const figures = [
  { name: 'times faster than cron-schedule', value: ms('cron-schedule') / ms('almanac'), least: 3 },
  { name: 'times faster than croner', value: ms('croner') / ms('almanac'), least: 10 },
].map((figure) => ({ ...figure, isMissed: figure.value < figure.least }));
for (const { name, value, least, isMissed } of figures) {
  console.log(`${value.toFixed(2)} ${name} (at least ${least}): ${isMissed ? 'MISSED' : 'kept'}`);
}
console.log(
  `${kilobytes.toFixed(2)} KB a job (at most 1.2): ${kilobytes > 1.2 ? 'MISSED' : 'kept'}`,
);
process.exitCode = figures.some(({ isMissed }) => isMissed) || kilobytes > 1.2 ? 1 : 0;

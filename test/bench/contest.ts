import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Measures contenders, each in a process of its own with an empty home; the one that begins changes
 * from round to round, so that none has the better weather. Prints a line a round.
 */
export function contest<Name extends string, Measured>(of: {
  /** In this folder; is given a name and a home, and prints `Measured` as JSON. */
  readonly script: string;
  readonly names: readonly Name[];
  readonly rounds: number;
  readonly line: (measured: Measured) => string;
}): readonly Readonly<Record<Name, Measured>>[] {
  return Array.from({ length: of.rounds }, (_, round) => {
    const measured = of.names
      .map((_name, n) => of.names[(n + round) % of.names.length] as Name)
      .map((name) => [name, measure<Measured>(of.script, name)] as const);
    const found = Object.fromEntries(measured) as Record<Name, Measured>;
    console.log(of.names.map((name) => `${name} ${of.line(found[name])}`).join(' | '));
    return found;
  });
}

function measure<Measured>(script: string, name: string): Measured {
  const home = mkdtempSync(join(tmpdir(), 'almanac-contest-'));
  try {
    const child = join(import.meta.dirname, script);
    const args = ['--expose-gc', child, name, home];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

import fc from 'fast-check';
import { type Change, dayMs } from './changes.ts';
import { differences, gridDifferences, type Question } from './compare.ts';

/** The five patterns around one change: daily in it, every 15 minutes, weekly and monthly in it. */
export function changeDifferences(change: Change): string[] {
  const { zone, atMs } = change;
  const wall = new Date(change.wallMs);
  const time = `${wall.getUTCMinutes()} ${wall.getUTCHours()}`;
  const around = (cron: string, days: number): Question => ({
    cron,
    zone,
    fromMs: atMs - days * dayMs,
    toMs: atMs + days * dayMs,
  });
  const questions = [
    around(`${time} * * *`, 3),
    around('*/15 * * * *', 1),
    around(`${time} * * ${wall.getUTCDay()}`, 15),
    around(`${time} ${wall.getUTCDate()} * *`, 70),
  ];
  return questions.flatMap(differences);
}

/** Asks at every point of the grid around one change. */
export function changeGridDifferences(cron: string, change: Change, days: number): string[] {
  const { zone, atMs } = change;
  const reachMs = days * dayMs;
  return gridDifferences({ cron, zone, fromMs: atMs - reachMs, toMs: atMs + reachMs });
}

/** Fails with the shrunk expression, the seed and the path when an expression has differences. */
export function proveExpressions(
  expressions: fc.Arbitrary<string>,
  options: { readonly seed: number; readonly runs: number },
  differencesOf: (cron: string) => readonly string[],
): void {
  const property = fc.property(expressions, (cron) => {
    const [first] = differencesOf(cron);
    if (first) throw new Error(first);
  });
  fc.assert(property, { seed: options.seed, numRuns: options.runs });
}

import { recipeName } from '../../domain/analysis/recipe-version.ts';
import type { AnalyzePlan } from '../../domain/run/plan.ts';
import { join, name, type Phrase, say } from '../report/phrase.ts';

/** The last line of every report: what it was made from, without run id or time of making. */
export function writeOrigin(plan: AnalyzePlan): Phrase {
  const parts = [
    plan.slot === null ? say`Asked for by hand` : say`Slot ${name(plan.slot)}`,
    say`window ${name(plan.window.key)}`,
    say`recipe ${name(recipeName(plan.analysis.recipe))}`,
    say`language ${name('en')}`,
    ...(plan.region ? [say`numbers as in ${name(plan.region.tag)}`] : []),
    say`snapshot ${name(plan.snapshot.hash.slice(0, 12))}`,
  ];
  return join(parts, ' · ');
}

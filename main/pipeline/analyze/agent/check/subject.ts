import type { Taken } from './claim.ts';
import { horizonMistakes } from './horizon.ts';
import { kindMistakes } from './kinds.ts';
import { nameMistakes } from './names.ts';
import { periodUnitMistakes } from './period-unit.ts';
import { periodMistakes } from './periods.ts';
import type { Ground } from './sense.ts';
import { measureMistakes, unitMistakes } from './units.ts';

/** What is wrong with the names, units and periods around a sentence's references. */
export function subjectMistakes(taken: Taken, ground: Ground): readonly string[] {
  return taken.references.flatMap((reference, place) => [
    ...nameMistakes(taken, reference, place, ground),
    ...unitMistakes(taken, reference),
    ...measureMistakes(taken, reference, ground),
    ...kindMistakes(taken, reference),
    ...periodMistakes(taken, reference, place),
    ...horizonMistakes(taken, reference, place),
    ...periodUnitMistakes(taken, reference, place, ground),
  ]);
}

import type { PlanOf } from '../../../domain/run/plan.ts';
import type { Period } from '../find-period.ts';
import type { Roles } from './choose-roles.ts';
import type { Group, Grouping } from './find-groups.ts';
import type { Losses, Point } from './find-losses.ts';
import type { Risks } from './find-risks.ts';
import type { LookBack } from './look-back.ts';
import type { Notes } from './notes.ts';
import type { Prediction } from './predict.ts';

/** Everything that the recipe found out, before a word is written. */
export interface ChurnFound {
  readonly plan: PlanOf<'churn'>;
  readonly roles: Roles;
  readonly window: Period;
  readonly before: Period;
  readonly now: Losses;
  readonly past: Losses;
  readonly course: readonly Point[];
  readonly prediction: Prediction | null;
  readonly risks: Risks;
  /** All customers of one limit ago; null when nobody was active then. */
  readonly everybody: Group | null;
  readonly groupings: readonly Grouping[];
  readonly back: LookBack | null;
  readonly notes: Notes;
}

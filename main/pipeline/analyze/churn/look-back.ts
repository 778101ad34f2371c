import type { PlanOf } from '../../../domain/run/plan.ts';
import type { FactDraft } from '../../report/fact-numbers.ts';
import { identifier } from '../../sql.ts';
import type { FactDesk } from '../fact-desk.ts';
import { within } from '../period.ts';
import { type Figure, findRestated, type Restated, statedBefore } from '../restated.ts';
import type { Roles } from './choose-roles.ts';
import { customerRows, type Look, over } from './customers-at.ts';

/** What became of the customers that the last report listed as being at risk. */
export interface LookBack {
  readonly listed: FactDraft;
  readonly lost: FactDraft;
  /** Seen again in this period. */
  readonly seen: FactDraft;
  /** Lost in this period without having been listed. */
  readonly missed: FactDraft;
  readonly figures: readonly Restated[];
}

/** The ids of the last report's list: it stated how long each had been quiet. */
const listed = "SELECT substr(id, 7) AS customer FROM snapshot.last_report WHERE id LIKE 'quiet.%'";

/** Null when the last report was not about the period before this one, or there is none. */
export async function lookBack(
  desk: FactDesk,
  plan: PlanOf<'churn'>,
  roles: Roles,
  before: { readonly to: FactDraft },
  figures: readonly Figure[],
): Promise<LookBack | null> {
  if (statedBefore(plan, 'window.to') !== before.to.value) return null;
  const look: Look = { atMs: plan.window.fromMs, laterMs: plan.window.toMs };
  const acts = roles.activity ?? roles.customers;
  const seen = `SELECT ${identifier(roles.activityId)}::VARCHAR FROM ${identifier(acts.sourceId)} WHERE ${within(roles.time, plan.window)}`;
  const lost = `is_lost AND customer IN (${listed})`;
  const missed = `is_lost AND customer NOT IN (${listed})`;
  const count = (id: string, label: string, query: string, where: string) =>
    desk.prove({
      id: `back.${id}`,
      label,
      format: 'count',
      unit: '',
      query,
      evidence: customerRows(roles, look, where),
    });
  const ofLook = (where: string) =>
    over(roles, look, `SELECT count(*) AS value FROM customers_at WHERE ${where}`);
  return {
    listed: await count(
      'listed',
      'customers that the last report listed as being at risk',
      `SELECT count(*) AS value FROM (${listed})`,
      `customer IN (${listed})`,
    ),
    lost: await count('lost', 'of those listed, lost in this period', ofLook(lost), lost),
    seen: await count(
      'seen',
      'of those listed, seen again in this period',
      `SELECT count(*) AS value FROM (${listed}) WHERE customer IN (${seen})`,
      `customer IN (${listed}) AND customer IN (${seen})`,
    ),
    missed: await count('missed', 'lost in this period, not listed before', ofLook(missed), missed),
    figures: await findRestated(desk, plan, figures),
  };
}

import type { PlanOf } from '../../../domain/run/plan.ts';
import type { Findings } from '../../report/findings.ts';
import type { Query } from '../duckdb.ts';
import { openFactDesk } from '../fact-desk.ts';
import { findPeriod } from '../find-period.ts';
import { chooseRoles } from './choose-roles.ts';
import type { Look } from './customers-at.ts';
import { daysBefore } from './days-before.ts';
import { findEverybody, findGroupings } from './find-groups.ts';
import { findCourse, findLosses } from './find-losses.ts';
import { findRisks } from './find-risks.ts';
import { lookBack } from './look-back.ts';
import { findNotes } from './notes.ts';
import { predict } from './predict.ts';
import { courseChart, writeChurn } from './write-churn.ts';

/** Recipe `churn`: who left, who may leave, and what those have in common. */
export async function churn(plan: PlanOf<'churn'>, query: Query): Promise<Findings> {
  const roles = await chooseRoles(plan, query);
  const desk = openFactDesk(query, plan);
  const window = await findPeriod(desk, 'window', plan.window, plan.zone);
  const before = await findPeriod(desk, 'compare', plan.compareWith, plan.zone);
  const now = await findLosses(desk, roles, plan.window, 'period', 'this period');
  const past = await findLosses(desk, roles, plan.compareWith, 'before', 'the period before');
  const course = await findCourse(desk, plan, roles);
  const prediction = await predict(desk, plan, roles);
  const risks = await findRisks(desk, roles, plan.window.toMs, prediction);

  // The reasons and segments are judged over as many days as a loss takes: a week alone shows too few.
  const atMs = daysBefore(plan.window.toMs, plan.zone, roles.lostAfterDays);
  const look: Look = { atMs, laterMs: plan.window.toMs };
  const everybody = await findEverybody(desk, roles, look, 'all');
  const hasPast = everybody.customers.value !== 0;
  const groupings = hasPast ? await findGroupings(desk, roles, look, everybody) : [];
  const back = await lookBack(desk, plan, roles, before, [
    { name: 'active customers', fact: risks.active },
    { name: 'at risk', fact: risks.atRisk },
    { name: 'churn rate over the limit', fact: everybody.rate },
  ]);
  const written = writeChurn({
    plan,
    roles,
    window,
    before,
    now,
    past,
    course,
    prediction,
    risks,
    everybody: hasPast ? everybody : null,
    groupings,
    back,
    notes: await findNotes(desk, plan, roles),
  });
  return { ...written, facts: desk.facts, charts: courseChart(course) };
}
